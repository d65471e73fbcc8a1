// How far a calendar version has been taken to the open dossiers.
import { Injectable } from '@nestjs/common';
import { formatInstant } from '../domain/time/instant.ts';
import { Database } from '../platform/database.ts';
import { CalendarBook } from './calendar-book.ts';
import { CalendarChangeTable } from './calendar-change.table.ts';
import type { CalendarProgressView } from './calendar-preview-view.ts';

@Injectable()
export class ShowProgress {
  constructor(
    private readonly database: Database,
    private readonly book: CalendarBook,
  ) {}

  /** @throws DomainError `calendar.unknown` */
  async run(name: string, version: number): Promise<CalendarProgressView> {
    await this.book.refresh();
    this.book.stored(name, version);
    const row = await this.database.repository(CalendarChangeTable).findOneBy({ name, version });
    return {
      name,
      version,
      state: row?.state ?? 'none',
      total: row?.total ?? null,
      examined: row?.examined ?? 0,
      movedLater: row?.moved_later ?? 0,
      notApplied: row?.not_applied ?? 0,
      failed: row?.failed ?? 0,
      startedAt: instant(row?.started_at),
      finishedAt: instant(row?.finished_at),
    };
  }
}

function instant(date: Date | null | undefined): string | null {
  return date == null ? null : formatInstant(date.getTime());
}
