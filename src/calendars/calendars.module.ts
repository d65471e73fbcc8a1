// The calendars room: every version of every working calendar, for all who count time.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { readCalendarCsv } from '../domain/time/read-calendar-csv.ts';
import { AdministrationLog } from '../organization/administration-log/administration-log.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { parserIn } from '../platform/parsing/parser.ts';
import { Parsing } from '../platform/parsing/parsing.ts';
import { AnnulCalendar } from './annul-calendar.ts';
import { CalendarAnnulmentTable } from './calendar-annulment.table.ts';
import { CalendarAnnulmentsController } from './calendar-annulments.controller.ts';
import { CalendarBook } from './calendar-book.ts';
import { CalendarChangeTable } from './calendar-change.table.ts';
import { CalendarDayTable } from './calendar-day.table.ts';
import { CalendarEffects } from './calendar-effects.ts';
import { CalendarsController } from './calendars.controller.ts';
import { ImportCalendar } from './import-calendar.ts';
import { LoadShippedCalendar } from './load-shipped-calendar.ts';
import { PreviewImport } from './preview-import.ts';
import { ShowProgress } from './show-progress.ts';
import { WarnWhenCalendarsEnd } from './warn-when-calendars-end.ts';
import { WorkingCalendarTable } from './working-calendar.table.ts';

const DAYS_OFF = parserIn<typeof import('./parse-days-off.ts')>(import.meta.url, './parse-days-off');

/** What people send is read in a process of its own; the file that is shipped is the service's own. */
function importCalendar(
  database: Database,
  clock: Clock,
  book: CalendarBook,
  parsing: Parsing,
  log: AdministrationLog,
): ImportCalendar {
  parsing.know(DAYS_OFF);
  return new ImportCalendar(database, clock, book, log, (text, options, by) =>
    by === null ? readCalendarCsv(text, options) : parsing.run(DAYS_OFF, { text, options }, by),
  );
}

@Module({
  imports: [
    OrganizationModule,
    TypeOrmModule.forFeature([
      WorkingCalendarTable,
      CalendarDayTable,
      CalendarChangeTable,
      CalendarAnnulmentTable,
    ]),
  ],
  controllers: [CalendarsController, CalendarAnnulmentsController],
  providers: [
    AnnulCalendar,
    CalendarBook,
    CalendarEffects,
    {
      provide: ImportCalendar,
      useFactory: importCalendar,
      inject: [Database, Clock, CalendarBook, Parsing, AdministrationLog],
    },
    LoadShippedCalendar,
    PreviewImport,
    ShowProgress,
    WarnWhenCalendarsEnd,
  ],
  exports: [CalendarBook, CalendarEffects, ImportCalendar, LoadShippedCalendar],
})
export class CalendarsModule {}
