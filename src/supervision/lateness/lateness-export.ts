// Asks for repeated lateness as a file; the scope and the instant are those of the moment it was asked.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { AskExport } from '../exports/export-ask.ts';
import type { ExportView } from '../exports/export-view.ts';
import type { LatenessExportBody } from './lateness-bodies.ts';
import { AskLateness } from './lateness-question.ts';
import type { LatenessExportWish } from './lateness-sheets.ts';

@Injectable()
export class ExportLateness {
  constructor(
    private readonly question: AskLateness,
    private readonly exports: AskExport,
  ) {}

  /** @throws DomainError as `AskLateness`, and `export.tooMany` */
  async ask(body: LatenessExportBody, actor: Actor, now: Instant): Promise<ExportView> {
    const { question } = await this.question.run(body, actor, now);
    const wish: LatenessExportWish = { question: { ...question, now: false } };
    return this.exports.put(body.kind, body.format, wish, actor, now);
  }
}
