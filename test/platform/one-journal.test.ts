// A database of the time when tasks and late cases had journals and timers of their own: nothing of them is lost or said
// otherwise, and what was anchored still stands.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.ts';
import { verifyAnchors } from '../../src/anchors/verify-anchors.ts';
import { verifySeals } from '../../src/anchors/verify-seals.ts';
import type { CalendarBook } from '../../src/calendars/calendar-book.ts';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import type { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { dataSourceOf, databaseOf } from '../../src/platform/data-source.ts';
import type { Database } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { prepareFor } from '../../src/platform/privileges.ts';
import { lateCaseKind } from '../../src/supervision/late-cases/late-case-kind.ts';
import type { MeasureLateTime } from '../../src/supervision/late-cases/measure-late-time.ts';
import { VERIFIED_LATE_CASES } from '../../src/supervision/late-cases/verifying-late-cases.ts';
import { taskKind } from '../../src/tasks/task-kind.ts';
import { VERIFIED_TASKS } from '../../src/tasks/verifying-tasks.ts';
import type { KeptRow } from '../support/as-it-lies-now.ts';
import { engineOn } from '../support/engine.ts';
import { emptyDatabase, type Clone } from '../support/database.ts';
import { at, FixedDefinitions, pinned } from '../support/fictional.ts';

/** Written, verified without a difference and dumped by the service of that time. */
const KEPT = readFileSync(new URL('../fixtures/cases-of-three-journals.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as KeptRow);
const keptOf = <Row extends object>(table: string) =>
  KEPT.filter((kept) => kept.table === table).map(({ row }) => JSON.parse(row) as Row);

const [{ process_version_id }] = keptOf<{ process_version_id: string }>('dossier') as [
  { process_version_id: string },
];
const definitions = new FixedDefinitions([{ ...pinned(), id: process_version_id }]);
let clone: Clone;
let service: DataSource;
let database: Database;

beforeAll(async () => {
  clone = await emptyDatabase();
  const before = MIGRATIONS.slice(
    0,
    MIGRATIONS.findIndex(({ name }) => name.startsWith('TasksAreCases')),
  );
  const options = { ...dataSourceOf(clone.url, 2).options, migrations: before };
  const old = await new DataSource(options as ConstructorParameters<typeof DataSource>[0]).initialize();
  await old.runMigrations({ transaction: 'each' });
  await old.destroy();
  const owner = new pg.Client({ connectionString: clone.url, application_name: 'motcua' });
  await owner.connect();
  await prepareFor(owner, new URL(clone.serviceUrl).username, true);
  await owner.query(`select ensure_event_partitions('2026-10-01', 1)`);
  await owner.query(`set session_replication_role = replica`);
  const { rows } = await owner.query<{ table: string; columns: string }>(`
    select c.relname as table, string_agg(quote_ident(a.attname), ', ') as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and a.attgenerated = '' group by 1`);
  const columnsOf = new Map(rows.map(({ table, columns }) => [table, columns]));
  for (const { table, row } of KEPT) {
    const columns = columnsOf.get(table)!;
    await owner.query(
      `insert into "${table}" (${columns}) select ${columns} from json_populate_record(null::"${table}", $1::json)
        on conflict do nothing`,
      [row],
    );
  }
  await owner.end();
  await migrate(dataSourceOf(clone.url, 2), { service: new URL(clone.serviceUrl).username });
  service = await dataSourceOf(clone.serviceUrl, 4).initialize();
  database = databaseOf(service);
});
afterAll(async () => {
  await service.destroy();
  await clone.drop();
});

async function everythingHolds(): Promise<void> {
  for (const kind of [dossierKind(definitions), VERIFIED_TASKS, VERIFIED_LATE_CASES])
    expect([kind.name, (await verify(database, kind)).differences]).toEqual([kind.name, []]);
  expect((await verifySeals(database)).differences).toEqual([]);
  expect((await verifyAnchors(database)).differences).toEqual([]);
}

it('keeps every entry of a task byte for byte, with its hash', async () => {
  const { rows } = await database.query<{ row: string }>({
    text: `select row_to_json(t)::text as row from (
      select home_agency_id, case_id as task_id, seq, type, occurred_at, recorded_at, actor_id, entry, hash
      from case_event where case_kind = 'task') t`,
  });
  const kept = KEPT.filter(({ table }) => table === 'task_event').map(({ row }) => row);
  expect(rows.map(({ row }) => row).sort()).toEqual(kept.sort());
  expect(kept.length).toBeGreaterThan(20);
});

it('keeps everything that an entry of a late case said', async () => {
  const { rows } = await database.query<{ entry: object }>({
    text: `select entry from case_event where case_kind = 'lateCase'`,
  });
  const kept = keptOf<Record<string, string | null>>('late_case_event').map((row) => ({
    seq: row['seq'],
    type: row['type'],
    at: Date.parse(row['occurred_at']!),
    recordedAt: Date.parse(row['recorded_at']!),
    by: row['actor_id'],
    onBehalfOf: row['on_behalf_of'],
    from: row['from_state'],
    to: row['to_state'],
    facts: row['facts'],
  }));
  expect(rows.map(({ entry }) => entry)).toEqual(expect.arrayContaining(kept));
  expect(rows).toHaveLength(kept.length);
});

it('keeps every armed timer at its instant, and every alert', async () => {
  type Timer = { readonly name: string; readonly fire_at: string };
  const timers = (
    await database.query<{ kind: string; id: string; name: string; at: Date }>({
      text: `select case_kind as kind, case_id as id, name, fire_at as at from timer`,
    })
  ).rows.map(({ kind, id, name, at: fireAt }) => [kind, id, name, fireAt.toISOString()].join(' '));
  const iso = (text: string) => new Date(text).toISOString();
  const expected = [
    ...keptOf<Timer & { case_id: string }>('timer').map((one) => [
      'dossier',
      one.case_id,
      one.name,
      iso(one.fire_at),
    ]),
    ...keptOf<Timer & { task_id: string }>('task_timer').map((one) => [
      'task',
      one.task_id,
      one.name,
      iso(one.fire_at),
    ]),
    ...keptOf<{ id: string; timer_at: string | null }>('late_case')
      .filter(({ timer_at }) => timer_at !== null)
      .map((one) => ['lateCase', one.id, 'explanationDue', iso(one.timer_at!)]),
  ].map((one) => one.join(' '));
  expect(timers.sort()).toEqual(expected.sort());
  expect(expected.filter((one) => !one.startsWith('dossier')).length).toBeGreaterThan(4);
  const { rows } = await database.query<{ row: string }>({
    text: 'select row_to_json(a)::text as row from alert a',
  });
  const kept = KEPT.filter(({ table }) => table === 'alert').map(({ row }) => row);
  expect(rows.map(({ row }) => row).sort()).toEqual(kept.sort());
});

it('has every row as its journal, its seals and the anchor taken before say', async () => {
  await everythingHolds();
});

it('goes on: each timer fires at its instant, and all holds', async () => {
  const clock = new ManualClock(at('2026-12-05T08:00'));
  const engine = engineOn(database, clock)
    .know(dossierKind(definitions))
    .know(taskKind({} as OrganizationDirectory, {} as CalendarBook))
    .know(lateCaseKind(database, {} as OrganizationDirectory, {} as MeasureLateTime));
  expect((await new TimerSweep(database, engine, clock).sweep()).failed).toBe(0);
  const { rows } = await database.query<{ n: number }>({
    text: `select count(*)::int as n from timer where fire_at <= '2026-12-05'`,
  });
  expect(rows[0]!.n).toBe(0);
  await everythingHolds();
});

it('finds an entry of old that was altered after it moved', async () => {
  const owner = await dataSourceOf(clone.url, 1).initialize();
  await owner.query('alter table case_event disable trigger case_event_append_only');
  await owner.query(
    `update case_event set entry = replace(entry::text, 'nửa', 'hết')::json where case_kind = 'task'`,
  );
  await owner.query(
    `update case_event set entry = replace(entry::text, 'Nhiều việc', 'Ít việc')::json where case_kind = 'lateCase'`,
  );
  await owner.query('alter table case_event enable trigger case_event_append_only');
  await owner.destroy();
  const { differences } = await verifySeals(database);
  expect(differences.map(({ table, what }) => [table, what])).toEqual([
    ['task_event', 'was altered'],
    ['late_case_event', 'was altered'],
  ]);
  for (const kind of [VERIFIED_TASKS, VERIFIED_LATE_CASES])
    expect((await verify(database, kind)).differences.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/^entry \d: hash$/),
    );
});
