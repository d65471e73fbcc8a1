// Asks for a list as a file: its question is checked as the list's own, and must be the person's still when it is made.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { createValidationPipe, requestInvalid } from '../../platform/http/validation.ts';
import { AskExport } from '../exports/export-ask.ts';
import type { ExportView } from '../exports/export-view.ts';
import { LIST_KINDS } from '../exports/report-job.table.ts';
import type { ListExportBody } from './list-export-bodies.ts';
import { ListSheets } from './list-sheets.ts';
import type { ListWish } from './list-sheets.ts';

@Injectable()
export class ExportList {
  private readonly checking = createValidationPipe();

  constructor(
    private readonly sheets: ListSheets,
    private readonly exports: AskExport,
  ) {}

  /** @throws DomainError `list.unknown`, `request.invalid`, whatever the list refuses with, `export.tooMany` */
  async ask(list: string, body: ListExportBody, actor: Actor, now: Instant): Promise<ExportView> {
    const kind = LIST_KINDS.find((each) => each === list);
    if (kind === undefined) throw new DomainError('list.unknown', 'There is no such list', { list });
    const sheet = this.sheets.of(kind);
    const unknown = body.columns.filter((column) => !Object.hasOwn(sheet.columns, column));
    if (unknown.length > 0)
      throw requestInvalid([
        { pointer: '/columns', code: 'isIn', detail: `This list has no column ${unknown.join(', ')}` },
      ]);
    const query = (await this.checking.transform(body.query, {
      type: 'query',
      metatype: sheet.query,
    })) as object;
    // What it refuses is told now, not in a file that never comes.
    await sheet.page({ ...query, limit: 1, cursor: undefined } as never, actor, now);
    const { unitIds } = actor.scope;
    const wish: ListWish = {
      kind,
      staffId: actor.staffId,
      query: { ...query },
      columns: body.columns,
      about: body.about ?? null,
      unitIds: unitIds === 'all' ? 'all' : [...unitIds],
    };
    return this.exports.put(kind, body.format, wish, actor, now);
  }
}
