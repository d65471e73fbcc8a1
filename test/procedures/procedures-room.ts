// The procedures room put together by hand on a database of its own.
import { CalendarBook } from '../../src/calendars/calendar-book.ts';
import { ImportCalendar } from '../../src/calendars/import-calendar.ts';
import { LoadShippedCalendar } from '../../src/calendars/load-shipped-calendar.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { CheckBeforePublishing } from '../../src/procedures/check-before-publishing.ts';
import { DescribeProcedure } from '../../src/procedures/describe-procedure.ts';
import { GiveLimit } from '../../src/procedures/give-limit.ts';
import { ImportCatalogue } from '../../src/procedures/import-catalogue.ts';
import { ImportProcesses } from '../../src/procedures/import-processes.ts';
import { LoadShipped } from '../../src/procedures/load-shipped.ts';
import { PreviewDue } from '../../src/procedures/preview-due.ts';
import { ProcessVersions } from '../../src/procedures/process-versions.ts';
import { PublishProcedure } from '../../src/procedures/publish-procedure.ts';
import { SearchProcedures } from '../../src/procedures/search-procedures.ts';
import { AdministrationLog } from '../../src/organization/administration-log/administration-log.ts';
import { createTestDatabase } from '../support/database.ts';

export async function openRoom(now = '2026-11-23T08:00:00+07:00') {
  const test = await createTestDatabase();
  const { database } = test;
  const clock = new ManualClock(parseInstant(now));
  const book = new CalendarBook(database, clock);
  const log = AdministrationLog.ofCommand(clock);
  const importCalendar = new ImportCalendar(database, clock, book, log);
  const check = new CheckBeforePublishing();
  const publish = new PublishProcedure(database, clock, check, log);
  const versions = new ProcessVersions(database, clock);
  return {
    database,
    clock,
    book,
    importCalendar,
    shippedCalendar: new LoadShippedCalendar(book, importCalendar),
    publish,
    versions,
    loadShipped: new LoadShipped(database, publish),
    importCatalogue: new ImportCatalogue(database, clock, log),
    importProcesses: new ImportProcesses(database, publish),
    describe: new DescribeProcedure(database),
    search: new SearchProcedures(database),
    giveLimit: new GiveLimit(database, clock, log),
    previewDue: new PreviewDue(versions, book, clock),
    close: async () => {
      book.onModuleDestroy();
      await test.close();
    },
  };
}
export type Room = Awaited<ReturnType<typeof openRoom>>;
