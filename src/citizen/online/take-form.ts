// Takes the form of a dossier that is lodged online: what is typed is kept, files are taken in, then it is sent if wished.
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApplicantsFiles } from '../../attachments/applicants-files.ts';
import { TakeSentFile } from '../../attachments/take-sent-file.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { FormParts } from '../../platform/http/form-parts.ts';
import { fileProblem } from '../file-problems.ts';
import { KeepLodgings, type Opened } from './keep-lodgings.ts';
import { SendLodging } from './send-lodging.ts';
import { OTHER_PAPER, paperName, papersOf, type Problems, problemsOf, typedIn } from './typed-form.ts';
import type { OnlineWord } from './words.ts';

/** Files of one dossier that comes from outside. */
const MOST_FILES = 40;

export type Came =
  | { readonly opened: Opened; readonly lodgingNo: string }
  | { readonly opened: Opened; readonly problems: Problems; readonly sending: boolean };

@Injectable()
export class TakeForm {
  constructor(
    private readonly forms: FormParts,
    private readonly kept: KeepLodgings,
    private readonly taking: TakeSentFile,
    private readonly files: ApplicantsFiles,
    private readonly sending: SendLodging,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `lookUp.unknown`, `lookUp.throttled`, `online.notOffered`, and those of `FormParts.read` and `SendLodging` */
  async run(request: FastifyRequest, address: string): Promise<Came> {
    let opening: Promise<Opened> | null = null;
    const open = (fields: Readonly<Record<string, string>>) =>
      (opening ??= this.kept.open(
        (fields['id'] ?? '').trim(),
        fields['secret'] ?? '',
        address,
        this.clock.now(),
      ));
    const refused: Record<string, OnlineWord> = {};
    const given = await this.forms.read(request, async ({ field, name, bytes }, before) => {
      const opened = await open(before);
      const paper = [...papersOf(opened.service.definition), OTHER_PAPER].find(
        (one) => paperName(one) === field,
      );
      if (paper === undefined || opened.row.sent_at !== null) return;
      try {
        await this.taking.run(
          { key: opened.key, itemKey: paper.key, name, most: MOST_FILES },
          bytes,
          this.clock.now(),
        );
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused[field] = fileProblem(error.code);
      }
    });
    const opened = await open(given);
    // A form takes minutes on a slow line: what it does, it does now.
    const at = this.clock.now();
    const { definition } = opened.service;
    if (opened.row.sent_at !== null) return this.send(opened, at);
    await this.kept.save(opened, typedIn(given, definition), at);
    const [act, id] = (given['act'] ?? 'save').split(' ');
    if (act === 'remove') await this.files.takeBack(opened.key, id ?? '', opened.row.begun_at.getTime(), at);
    if (act !== 'send' || Object.keys(refused).length > 0) {
      const problems = { ...problemsOf(opened.row.typed, definition, null), ...refused };
      return { opened, problems, sending: act === 'send' };
    }
    return this.send(opened, at);
  }

  /** @throws DomainError as `SendLodging.run` */
  async send(opened: Opened, at: Instant): Promise<Came> {
    const sent = await this.sending.run(opened, at);
    return 'problems' in sent ? { opened, problems: sent.problems, sending: true } : { opened, ...sent };
  }
}
