// The calendar that comes with the service, loaded when the database has none.
import { readFile } from 'node:fs/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { shippedPath } from '../platform/shipped-files.ts';
import { CalendarBook, USUAL_CALENDAR } from './calendar-book.ts';
import { ImportCalendar } from './import-calendar.ts';

/** The file of `vn`. */
const SHIPPED_CALENDAR = shippedPath('workflows', 'calendars', 'vn.csv');

@Injectable()
export class LoadShippedCalendar implements OnModuleInit {
  constructor(
    private readonly book: CalendarBook,
    private readonly importCalendar: ImportCalendar,
  ) {}

  /** Version 1 of `vn` from the shipped file, if no calendar is there; then opens the book. */
  async onModuleInit(): Promise<void> {
    await this.book.open();
    if (this.book.all().length > 0) return;
    const csv = await readFile(SHIPPED_CALENDAR, 'utf8');
    const source = { csv, fileName: 'vn.csv' };
    await this.importCalendar.run(USUAL_CALENDAR, source, null, 'shipped').catch(async (error: unknown) => {
      await this.book.refresh(); // another instance starts at the same time
      if (this.book.all().length === 0) throw error;
    });
  }
}
