// Whoever owns the tables and calls himself the service leaves regular seals; they are told all the same, and so is a guard
// that is off.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GUARDS } from '../../src/anchors/guards.ts';
import { SEALED_TABLES } from '../../src/anchors/sealed-tables.ts';
import { guardsOff, verifySeals } from '../../src/anchors/verify-seals.ts';
import type { Database } from '../../src/platform/database.ts';
import type { DeskApp } from '../dossiers/desk-app.ts';
import { aRow, another, columnsOf, copyOf, UndoneDatabase } from './alterations.ts';
import { fullDesk } from './full-desk.ts';

let desk: DeskApp;
let database: Database;
let service: string;

beforeAll(async () => {
  desk = await fullDesk();
  database = desk.service.database;
  service = new URL(desk.service.config.connectionString).username;
});
afterAll(() => desk.close());

/** What `verify` finds after the owner, under the service's name, did something with the guards off for a moment. */
async function foundOfOwner(table: string, alteration: string): Promise<readonly string[]> {
  return UndoneDatabase.within(database, async (undone) => {
    await undone.alterSealed(table, alteration);
    const { differences } = await verifySeals(undone);
    expect(differences.filter((found) => found.table !== table)).toEqual([]);
    return differences.map(({ what }) => what).sort();
  });
}

const ownerWrote = () =>
  `was written by ${new URL(desk.service.config.ownerConnectionString).username} motcua`;

describe.each(SEALED_TABLES.map((table) => [table.table, table] as const))(
  'a row of %s, to the owner who calls himself the service',
  (name, { ignored, chosen, changes }) => {
    it('shows when it is altered and when it is removed, though both are sealed', async () => {
      const column = (await columnsOf(database, name)).find(
        (one) =>
          !one.generated && !one.inKey && !ignored.includes(one.name) && (chosen?.includes(one.name) ?? true),
      )!;
      const altered = `update "${name}" set "${column.name}" = ${another(column)} where ${aRow(name)}`;
      expect(await foundOfOwner(name, altered)).toEqual([
        ...(changes.includes('UPDATE') ? [] : ['was altered, which the service never does']),
        ownerWrote(),
      ]);
      expect(await foundOfOwner(name, `delete from "${name}" where ${aRow(name)}`)).toEqual([
        ...(changes.includes('DELETE') ? [] : ['was removed, which the service never does']),
        ownerWrote(),
      ]);
    });
  },
);

describe('the owner who calls himself the service', () => {
  const voided = `update fee_payment set void_reason = 'x' where ${aRow('fee_payment')}`;

  it('is told on, also when the service writes the row afterwards and he takes his name away', async () => {
    await UndoneDatabase.within(database, async (undone) => {
      await undone.query({ text: voided });
      await undone.query({ text: `set local session authorization ${service}` });
      await undone.query({ text: voided.replace(`'x'`, `'y'`) });
      await undone.query({ text: 'reset session authorization' });
      const { differences } = await verifySeals(undone);
      expect(differences.map(({ what }) => what)).toEqual([ownerWrote()]);
      await undone.alter(`update row_seal set written_by = null where table_name = 'fee_payment'`);
      expect((await verifySeals(undone)).differences.map(({ what }) => what)).toEqual(['was altered']);
    });
  });

  it('is taken for it where one role does both, but for what the service never does', async () => {
    await UndoneDatabase.within(database, async (undone) => {
      await undone.query({ text: `revoke all on all tables in schema public from ${service}` });
      await undone.query({ text: voided });
      expect((await verifySeals(undone)).differences).toEqual([]);
      await undone.alterSealed('access_log', `delete from access_log where ${aRow('access_log')}`);
      expect((await verifySeals(undone)).differences.map(({ what }) => what)).toEqual([
        'was removed, which the service never does',
      ]);
    });
  });

  it('shows when a row that he put in past the seals was sealed later', async () => {
    const columns = await columnsOf(database, 'fee_payment');
    await UndoneDatabase.within(database, async (undone) => {
      await undone.alter(copyOf('fee_payment', columns));
      await undone.query({ text: `update fee_payment set void_reason = 'x'` });
      expect((await verifySeals(undone)).differences.map(({ what }) => what)).toContain(
        'was altered, which the service never does',
      );
    });
  });
});

describe('the guards', () => {
  it('are the triggers of the schema', async () => {
    const { rows } = await database.query<{ name: string }>({
      text: `select c.relname || ' ' || tgname as name from pg_trigger join pg_class c on c.oid = tgrelid
        where not tgisinternal and tgparentid = 0
          and tgname ~ '_(sealed|append_only|never_emptied)$|^issued_form_(kept|not_deleted)$'`,
    });
    const named = GUARDS.map(({ table, trigger }) => `${table} ${trigger}`);
    expect(rows.map(({ name }) => name).sort()).toEqual([...named].sort());
    expect(await guardsOff(database)).toEqual([]);
  });

  it('are missed when one is off or gone, also in one month of the journal', async () => {
    for (const { table, trigger } of GUARDS)
      for (const way of [
        `alter table "${table}" disable trigger ${trigger}`,
        `drop trigger ${trigger} on "${table}"`,
      ])
        await UndoneDatabase.within(database, async (undone) => {
          await undone.query({ text: way });
          const what = `is no longer guarded: its trigger ${trigger} is off or gone`;
          expect(await guardsOff(undone)).toEqual([{ table, key: null, what }]);
        });
    await UndoneDatabase.within(database, async (undone) => {
      await undone.query({
        text: 'alter table case_event_default disable trigger case_event_append_only',
      });
      expect((await guardsOff(undone)).map(({ table }) => table)).toEqual(['case_event']);
    });
  });
});

describe('a letter that was filed', () => {
  it('shows when its bytes are others than its SHA-256 says', async () => {
    await UndoneDatabase.within(database, async (undone) => {
      await undone.alter(`update filed_form set content = content || '\\x01'::bytea`);
      expect((await verifySeals(undone)).differences.map(({ what }) => what)).toEqual([
        'has another content',
      ]);
    });
  });
});
