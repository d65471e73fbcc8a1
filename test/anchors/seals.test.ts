// What the service writes is sealed as it stands; what somebody else writes shows.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEALED_TABLES } from '../../src/anchors/sealed-tables.ts';
import { verifySeals } from '../../src/anchors/verify-seals.ts';
import { DeskApp } from '../dossiers/desk-app.ts';

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
  await desk.log({});
});
afterAll(() => desk.service.close());

describe('the seals', () => {
  it('hold for all that the service wrote', async () => {
    const { rows, differences } = await verifySeals(desk.service.database);
    expect(differences).toEqual([]);
    expect(rows).toBeGreaterThan(50);
  });

  it('are set by triggers that say what the code says', async () => {
    const { rows } = await desk.service.database.query<{ table: string; args: string }>({
      text: `select c.relname as table, encode(tgargs, 'escape') as args from pg_trigger join pg_class c on c.oid = tgrelid
        where tgname like '%\\_sealed' order by 1`,
    });
    const said = SEALED_TABLES.map(({ table, key, ignored, chosen }) => ({
      table,
      args: [key, ignored, ...(chosen === null ? [] : [chosen])].map((names) => names.join(',')),
    }));
    expect(rows.map(({ table, args }) => ({ table, args: args.split('\\000').slice(0, -1) }))).toEqual(
      said.sort((a, b) => a.table.localeCompare(b.table)),
    );
  });
});
