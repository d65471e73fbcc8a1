// Every column of every table that something rests on, a row less, a row more, a table emptied: all of it is found.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { COUNTED_TABLES, FOLDED_TABLES, FREE_TABLES, SEALING_TABLES } from '../../src/anchors/free-tables.ts';
import { SEALED_TABLES } from '../../src/anchors/sealed-tables.ts';
import type { SealedTable } from '../../src/anchors/sealed-tables.ts';
import { verifyAnchors } from '../../src/anchors/verify-anchors.ts';
import { holdAgainstSeals, verifySeals } from '../../src/anchors/verify-seals.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { verify } from '../../src/engine/verify.ts';
import type { Database } from '../../src/platform/database.ts';
import type { DeskApp } from '../dossiers/desk-app.ts';
import { aRow, another, columnsOf, copyOf, UndoneDatabase } from './alterations.ts';
import { fullDesk } from './full-desk.ts';

let desk: DeskApp;
let database: Database;

beforeAll(async () => {
  desk = await fullDesk();
  database = desk.service.database;
});
afterAll(() => desk.close());

/** What `verify` finds of one table after an alteration. */
async function foundIn(table: SealedTable, alteration: string): Promise<readonly string[]> {
  return UndoneDatabase.within(database, async (undone) => {
    await undone.alter(alteration);
    const { differences } = await holdAgainstSeals(undone, table);
    return differences.map(({ what }) => what);
  });
}

async function foundByFolding(alteration: string): Promise<number> {
  return UndoneDatabase.within(database, async (undone) => {
    await undone.alter(alteration);
    return (await verify(undone, dossierKind(desk.service.app.get(Definitions)))).differences.length;
  });
}

describe('every table', () => {
  it('is sealed, folded from a journal, counted again, or said to decide nothing', async () => {
    const { rows } = await database.query<{ name: string }>({
      text: `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace
        and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    });
    const sealed = SEALED_TABLES.map(({ table }) => table);
    const named = [
      ...sealed,
      ...FOLDED_TABLES,
      ...SEALING_TABLES,
      ...COUNTED_TABLES,
      ...Object.keys(FREE_TABLES),
    ];
    // The secret of a dossier is sealed, all else of it is folded.
    expect([...new Set(named)].sort()).toEqual(rows.map(({ name }) => name).sort());
    expect(named.length).toBe(new Set(named).size + 1);
  });

  it('that is not free takes no truncate', async () => {
    for (const table of [...SEALED_TABLES.map((one) => one.table), ...FOLDED_TABLES, ...SEALING_TABLES])
      await expect(database.query({ text: `truncate "${table}" cascade` })).rejects.toMatchObject({
        code: '23000',
      });
  });
});

describe('before anything is altered', () => {
  it('nothing is found', async () => {
    expect((await verifySeals(database)).differences).toEqual([]);
    expect((await verify(database, dossierKind(desk.service.app.get(Definitions)))).differences).toEqual([]);
    expect((await verifyAnchors(database)).differences).toEqual([]);
  });
});

describe.each(SEALED_TABLES.map((table) => [table.table, table] as const))('a row of %s', (name, table) => {
  it('shows when any column of it is altered', async () => {
    const columns = await columnsOf(database, name);
    const sealed = columns.filter(
      (column) =>
        !column.generated &&
        !table.ignored.includes(column.name) &&
        (table.chosen === null || table.chosen.includes(column.name)),
    );
    const unseen: string[] = [];
    for (const column of sealed) {
      const found = await foundIn(
        table,
        `update "${name}" set "${column.name}" = ${another(column)} where ${aRow(name)}`,
      );
      if (found.length === 0) unseen.push(column.name);
    }
    expect(unseen).toEqual([]);
    expect(sealed.length).toBeGreaterThan(1);
  });

  it('shows when it is removed, and when one is put in', async () => {
    expect(await foundIn(table, `delete from "${name}" where ${aRow(name)}`)).toEqual(['was removed']);
    const copied = copyOf(name, await columnsOf(database, name));
    expect(await foundIn(table, copied)).toEqual(['was not put in by the service']);
  });
});

describe.each(FOLDED_TABLES.map((table) => [table]))('a row of %s', (name) => {
  it('shows when any column of it is altered, when it is removed, and when one is put in', async () => {
    const { rows } = await database.query({ text: `select from "${name}" limit 1` });
    if (rows.length === 0) throw new Error(`the story leaves ${name} without a row`);
    const columns = (await columnsOf(database, name)).filter(({ generated }) => !generated);
    const unseen: string[] = [];
    for (const column of columns) {
      if (DECIDES_NOTHING.has(`${name}.${column.name}`)) continue;
      const altered = `update "${name}" set "${column.name}" = ${another(column)} where ${aRow(name)}`;
      if ((await foundByFolding(altered)) === 0) unseen.push(column.name);
    }
    if ((await foundByFolding(`delete from "${name}" where ${aRow(name)}`)) === 0) unseen.push('a row less');
    if ((await foundByFolding(copyOf(name, columns))) === 0) unseen.push('a row more');
    expect(unseen).toEqual([]);
  });
});

/** A lease is work in hand; the secret is sealed. */
const DECIDES_NOTHING = new Set(['timer.leased_until', 'dossier.lookup_secret']);
