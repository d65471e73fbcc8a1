// After the migrations TypeORM finds nothing to change in the tables of the procedures and calendars rooms.
import { expect, test } from '@jest/globals';
import type { EntitySchema } from 'typeorm';
import { CalendarChangeTable } from '../../src/calendars/calendar-change.table.ts';
import { CalendarDayTable } from '../../src/calendars/calendar-day.table.ts';
import { WorkingCalendarTable } from '../../src/calendars/working-calendar.table.ts';
import { ProcedureCaseTable } from '../../src/procedures/procedure-case.table.ts';
import { ProcedureSourceTable } from '../../src/procedures/procedure-source.table.ts';
import { ProcedureTable } from '../../src/procedures/procedure.table.ts';
import { ProcessVersionTable } from '../../src/procedures/process-version.table.ts';
import { createTestDatabase } from '../support/database.ts';

test('tables and migrations agree', async () => {
  const tables = [
    ProcedureTable,
    ProcedureCaseTable,
    ProcessVersionTable,
    ProcedureSourceTable,
    WorkingCalendarTable,
    CalendarDayTable,
    CalendarChangeTable,
  ] as unknown as EntitySchema[];
  const db = await createTestDatabase({ tables });
  const { upQueries } = await db.dataSource.driver.createSchemaBuilder().log();
  const { rows } = await db.database.query<{ name: string }>({
    text: `select column_name as name from information_schema.columns where table_name = 'procedure'`,
  });
  await db.close();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
  const declared = Object.keys(ProcedureTable.options.columns);
  expect(rows.map(({ name }) => name).sort()).toEqual(declared.sort());
});
