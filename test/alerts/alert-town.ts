// A small fictional agency written straight into the tables, and dossiers and alerts to try the ladder on.
import { randomUUID } from 'node:crypto';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database.ts';

/** A stable UUID for a short name of at most 15 letters, so that failures can be read. */
export function idOf(name: string): string {
  const hex = Buffer.from(name).toString('hex').padEnd(30, '0');
  const [first, second] = [
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}`,
    `4${hex.slice(12, 15)}-8${hex.slice(15, 18)}`,
  ];
  return `${first}-${second}-${hex.slice(18, 30)}`;
}

/** The name that an id was made of. */
function nameOf(id: string): string {
  const hex = id.replaceAll('-', '');
  return Buffer.from(hex.slice(0, 12) + hex.slice(13, 16) + hex.slice(17), 'hex')
    .toString()
    .replaceAll('\0', '');
}

const UNITS: readonly [
  name: string,
  parent: string | null,
  supervisedBy: string | null,
  isAgency: boolean,
][] = [
  ['province', null, null, true],
  ['cabinet', 'province', null, true],
  ['control', 'cabinet', 'cabinet', false],
  ['justice', 'province', 'control', true],
  ['civil', 'justice', null, false],
  ['notary', 'justice', null, false],
];
const PEOPLE: readonly [name: string, unit: string, position: string][] = [
  ['minh', 'civil', 'officer'],
  ['hoa', 'civil', 'head'],
  ['binh', 'notary', 'officer'],
  ['mai', 'control', 'supervisor'],
  ['phuc', 'cabinet', 'head'],
  ['an', 'cabinet', 'administrator'],
];

/** Who is away, and who stands in. */
export interface Away {
  readonly who: string;
  readonly substitute: string | null;
}

/** Writes the town's units and people, who take mail. Its notary room has no head, and its agency no leader. */
export async function writeTown(database: Database): Promise<void> {
  await database.query({
    text: `
      with u as (select * from json_to_recordset($1)
        as u (id uuid, code text, kind text, agency boolean, parent uuid, office uuid)),
      units as (insert into agency_unit (id) select id from u)
      insert into unit_fact (unit_id, code, name, kind, is_agency, level, parent_id, supervised_by, valid_from)
      select id, code, code, kind, agency, 'province', parent, office, '2020-01-01' from u`,
    values: [
      JSON.stringify(
        UNITS.map(([name, parent, office, agency]) => ({
          id: idOf(name),
          code: `T01.${name}`,
          kind: agency ? 'agency' : 'department',
          agency,
          parent: parent === null ? null : idOf(parent),
          office: office === null ? null : idOf(office),
        })),
      ),
    ],
  });
  const people = PEOPLE.map(([name, unit, position]) => ({
    id: idOf(name),
    name,
    unit: idOf(unit),
    position,
  }));
  await database.query({
    text: `
      with p as (select * from json_to_recordset($1) as p (id uuid, name text, unit uuid, position text)),
      people as (
        insert into staff (id, account, full_name, email, password_hash, must_change_password, created_at)
        select id, name, 'Cán bộ ' || name, name || '@tinh.example', 'x', false, now() from p returning id)
      insert into position (id, staff_id, unit_id, position, valid_from)
      select gen_random_uuid(), id, unit, position, '2020-01-01' from p`,
    values: [JSON.stringify(people)],
  });
}

/** A directory that has read the town, with these people away in 2026. */
export async function directoryOf(
  database: Database,
  away: readonly Away[] = [],
): Promise<OrganizationDirectory> {
  await database.query({ text: 'delete from absence' });
  for (const { who, substitute } of away)
    await database.query({
      text: `
        insert into absence (id, staff_id, substitute_id, from_at, to_at, recorded_by, recorded_at)
        values (gen_random_uuid(), $1, $2, '2026-01-01', '2027-01-01', $1, now())`,
      values: [idOf(who), substitute === null ? null : idOf(substitute)],
    });
  const directory = new OrganizationDirectory(database, new ManualClock(parseInstant('2026-06-01T08:00')));
  await directory.reload();
  return directory;
}

export interface NewAlert {
  readonly kind: string;
  readonly raisedAt: string;
  readonly unit?: string;
  readonly officer?: string | null;
}

/** Writes one alert about a dossier of its own. @returns the alert's id */
export async function writeAlert(database: Database, alert: NewAlert): Promise<string> {
  const [id] = await writeAlerts(database, [alert]);
  if (id === undefined) throw new Error('no alert was written');
  return id;
}

/** Writes alerts as the engine does, each about a dossier of its own. */
export async function writeAlerts(database: Database, alerts: readonly NewAlert[]): Promise<string[]> {
  const rows = alerts.map((alert) => ({
    dossier: randomUUID(),
    alert: randomUUID(),
    kind: alert.kind,
    raised: new Date(parseInstant(alert.raisedAt)).toISOString(),
    unit: idOf(alert.unit ?? 'civil'),
    officer: alert.officer === undefined ? idOf('minh') : alert.officer === null ? null : idOf(alert.officer),
  }));
  await database.query({
    text: `
      with r as (
        select * from json_to_recordset($1)
          as r (dossier uuid, alert uuid, kind text, raised timestamptz, unit uuid, officer uuid)),
      dossiers as (
        insert into dossier (home_agency_id, id, version, code, procedure_code, case_key, process_version_id,
          chart_version, regime, channel, snapshot, units, ledger, state, clock, unit_id, officer_id, reception_unit_id,
          competent_unit_id, lodged_at, was_late, lookup_secret, last_hash, updated_at)
        select $2, dossier, 1, 'T01-' || left(dossier::text, 8), '1.000001', 'main', $2, 1, '107/2021', 'counter',
          '{}', '{}', '[]', 'processing.appraise', 'running.late', unit, officer, $2, unit, raised, false, '000000', '', raised
        from r)
      insert into alert (home_agency_id, id, dossier_id, kind, subject, due_at, raised_at, recorded_at, unit_id,
        officer_id, next_rung, next_rung_at)
      select $2, alert, dossier, kind, 'dossier', raised, raised, raised, unit, officer, 0, raised from r`,
    values: [JSON.stringify(rows), idOf('justice')],
  });
  return rows.map((row) => row.alert);
}

/** Who was told of an alert and at which rung, in order: `0 minh`, `1 hoa for mai`. */
export async function told(database: Database, alertId: string): Promise<string[]> {
  const { rows } = await database.query<{ rung: number; staff_id: string; on_behalf_of: string | null }>({
    text: `select rung, staff_id, on_behalf_of from alert_notice where alert_id = $1`,
    values: [alertId],
  });
  return rows
    .map((row) => {
      const stood = row.on_behalf_of === null ? '' : ` for ${nameOf(row.on_behalf_of)}`;
      return `${row.rung} ${nameOf(row.staff_id)}${stood}`;
    })
    .sort();
}
