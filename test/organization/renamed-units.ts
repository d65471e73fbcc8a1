// Units of the time when a renaming made another unit, and a database as it was then.
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.ts';
import { dataSourceOf, databaseOf } from '../../src/platform/data-source.ts';
import type { Database } from '../../src/platform/database.ts';
import { emptyDatabase } from '../support/database.ts';
import { office } from '../support/fictional.ts';

/** The commune and its one-stop have had three and two names; the department has had one. */
export const desk = office();
export const [commune2, commune3, desk2] = [randomUUID(), randomUUID(), randomUUID()];
export const [closed, successor] = [randomUUID(), randomUUID()];
export const OLD_IDS = [commune2, commune3, desk2];
export type OldUnit = readonly [
  id: string,
  code: string,
  name: string,
  parent: string | null,
  from: string,
  to: string | null,
  successor: string | null,
];
export const UNITS: readonly OldUnit[] = [
  [desk.agency, 'H99.31', 'UBND xã Một', null, '2020-01-01', '2026-10-02', commune2],
  [commune2, 'H99.31', 'UBND xã Hai', null, '2026-10-02', '2026-10-05', commune3],
  [commune3, 'H99.31', 'UBND xã Ba', null, '2026-10-05', null, null],
  [desk.oneStop, 'H99.31.01', 'Một cửa xã Một', desk.agency, '2020-01-01', '2026-10-02', desk2],
  [desk2, 'H99.31.01', 'Một cửa xã Hai', commune2, '2026-10-02', null, null],
  [desk.department, 'H99.31.02', 'Văn phòng xã', desk.agency, '2020-01-01', null, null],
  // A merger: another code, and a successor that was there before.
  [closed, 'H99.32', 'UBND xã Bốn', null, '2020-01-01', '2026-10-02', successor],
  [successor, 'H99.33', 'UBND xã Năm', null, '2020-01-01', null, null],
];

export interface OldDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly database: Database;
  close(): Promise<void>;
}

export async function oldDatabase(): Promise<OldDatabase> {
  const { url, drop } = await emptyDatabase();
  const dataSource = await new DataSource({
    ...dataSourceOf(url, 4).options,
    migrations: MIGRATIONS.slice(
      0,
      MIGRATIONS.findIndex(({ name }) => name.startsWith('UnitIdentities')),
    ),
  } as ConstructorParameters<typeof DataSource>[0]).initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  const close = async () => {
    await dataSource.destroy();
    await drop();
  };
  return { url, dataSource, database: databaseOf(dataSource), close };
}

export const insertUnits = (database: Database, units: readonly OldUnit[]) =>
  database.query({
    text: `insert into agency_unit (id, code, name, kind, is_agency, level, parent_id, valid_from, valid_to, successor_id)
      select id, code, name, 'commune', true, 'commune', parent, "from", "to", successor from json_to_recordset($1)
        as u(id uuid, code text, name text, parent uuid, "from" date, "to" date, successor uuid)`,
    values: [
      JSON.stringify(
        units.map(([id, code, name, parent, from, to, next]) => ({
          ...{ id, code, name, parent, from, to },
          successor: next,
        })),
      ),
    ],
  });

/** Where rows of today's tables lay, and how their columns were called. */
const LAY = [
  { table: 'dossier_event', from: 'case_event', kind: 'dossier', id: 'dossier_id' },
  { table: 'timer', from: 'timer', kind: 'dossier', id: 'dossier_id' },
  { table: 'task_event', from: 'case_event', kind: 'task', id: 'task_id' },
  { table: 'task_timer', from: 'timer', kind: 'task', id: 'task_id' },
] as const;

/** Carries every row of dossiers and tasks to tables of an earlier time; what those have no column for stays behind. */
export async function carryBack(today: Database, then: Database): Promise<void> {
  const { rows: tables } = await then.query<{ name: string; columns: readonly string[] }>({
    text: `select c.relname as name, (select json_agg(a.attname::text) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all($1)`,
    values: [['migration', 'agency_unit']],
  });
  const { rows: known } = await today.query<{ name: string }>({
    text: `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  });
  const there = new Set(known.map(({ name }) => name));
  for (const { name, columns } of tables) {
    const lay = LAY.find(({ table }) => table === name);
    if (lay === undefined && !there.has(name)) continue;
    const { rows: found } = await today.query<{ row: string }>({
      text: `select row_to_json(t)::text as row from ${lay?.from ?? name} t ${lay ? `where case_kind = '${lay.kind}'` : ''}`,
    });
    for (const { row } of found) {
      const text = lay ? row.replace('"case_id":', `"${lay.id}":`) : row;
      const names = columns.filter((column) => column in (JSON.parse(text) as object)).join(', ');
      await then.query({
        text: `insert into ${name} (${names}) select ${names} from json_populate_record(null::${name}, $1::json)
          on conflict do nothing`,
        values: [text],
      });
    }
  }
}
