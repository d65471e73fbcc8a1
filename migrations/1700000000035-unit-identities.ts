// A unit is one identity for life; what it is called and where it stands are dated facts of it. Rows that a renaming
// had made of one unit are joined, and every row that is read or written from now on names the unit by its identity.
// Entries of journals stay as they are: what they call a unit is read through `unit_alias`.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readJoinedUnits, UNIT_OF_ROW } from './joined-units.ts';

/** Columns that name one unit. `home_agency_id` is where rows lie, not who has them: it never changes. */
const NAMING: Readonly<Record<string, readonly string[]>> = {
  unit_competence: ['unit_id'],
  saved_view: ['unit_id'],
  dossier: ['unit_id', 'reception_unit_id', 'competent_unit_id'],
  stay: ['unit_id'],
  alert: ['unit_id'],
  consultation: ['unit_id', 'asked_from'],
  leg: ['unit_id'],
  dossier_draft: ['unit_id'],
  hand_over_outcome: ['receiving_from', 'receiving_to', 'competent_from', 'competent_to'],
  task_document: ['giver_unit_id'],
  assigned_task: ['giver_unit_id', 'lead_unit_id'],
  late_case: ['unit_id', 'agency_id', 'office_id'],
  inspection: ['office_unit_id'],
  inspection_finding: ['unit_id'],
  report_fact: ['reception_unit_id', 'competent_unit_id', 'competent_agency_id'],
};

const NAMING_SEVERAL: readonly (readonly [table: string, column: string])[] = [
  ['assigned_task', 'partner_unit_ids'],
  ['inspection', 'unit_ids'],
];

const NAMING_WITHIN: readonly (readonly [table: string, column: string, type: 'json' | 'jsonb'])[] = [
  ['dossier', 'units', 'json'],
  ['dossier', 'snapshot', 'json'],
  ['assigned_task', 'snapshot', 'json'],
  ['dossier_draft', 'body', 'json'],
  ['idempotency_key', 'answer', 'json'],
  ['hand_over', 'rules', 'jsonb'],
  ['hand_over', 'unit_changes', 'jsonb'],
  ['saved_view', 'query', 'jsonb'],
  ['report_job', 'wish', 'jsonb'],
  ['form_batch', 'request', 'jsonb'],
  ['staff', 'settings', 'jsonb'],
  ['setting', 'value', 'jsonb'],
];

export class UnitIdentities1700000000035 implements MigrationInterface {
  readonly name = 'UnitIdentities1700000000035';

  async up(runner: QueryRunner): Promise<void> {
    const joined = await readJoinedUnits((text) => runner.query(text) as Promise<unknown[]>);
    await createTables(runner);
    await tellFacts(runner);
    if (joined.length > 0) await nameByIdentity(runner);
    await dropOldShape(runner);
  }

  async down(): Promise<void> {
    // Not taken back: an identity does not say into which rows it was once split.
  }
}

async function createTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table unit_fact (
      unit_id uuid not null,
      valid_from date not null,
      valid_to date,
      code text not null,
      name text not null,
      kind text not null,
      is_agency boolean not null,
      level text not null,
      parent_id uuid,
      supervised_by uuid,
      successor_id uuid,
      calendar_name text not null default 'vn',
      address text,
      phone text,
      constraint unit_fact_pkey primary key (unit_id, valid_from),
      constraint unit_fact_unit foreign key (unit_id) references agency_unit (id),
      constraint unit_fact_parent foreign key (parent_id) references agency_unit (id),
      constraint unit_fact_supervisor foreign key (supervised_by) references agency_unit (id),
      constraint unit_fact_successor foreign key (successor_id) references agency_unit (id),
      constraint unit_fact_validity check (valid_to is null or valid_to > valid_from),
      constraint unit_fact_successor_after_end check (successor_id is null or valid_to is not null),
      constraint unit_fact_one_at_a_time exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&),
      constraint unit_fact_code_once exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
    )`);
  await runner.query(`create index unit_fact_parent_id on unit_fact (parent_id)`);
  await runner.query(`
    create table unit_alias (
      old_id uuid not null,
      unit_id uuid not null,
      constraint unit_alias_pkey primary key (old_id),
      constraint unit_alias_unit foreign key (unit_id) references agency_unit (id)
    )`);
  for (const table of ['unit_fact', 'unit_alias'])
    await runner.query(`
      create trigger ${table}_changed after insert or update or delete or truncate on ${table}
      for each statement execute function bump_organization_version()`);
}

async function tellFacts(runner: QueryRunner): Promise<void> {
  await runner.query(`${UNIT_OF_ROW}
    insert into unit_alias (old_id, unit_id) select row_id, unit_id from line where row_id <> unit_id`);
  await runner.query(`
    insert into unit_fact (unit_id, valid_from, valid_to, code, name, kind, is_agency, level, parent_id, supervised_by,
      successor_id, calendar_name, address, phone)
    select coalesce(own.unit_id, u.id), u.valid_from, u.valid_to, u.code, u.name, u.kind, u.is_agency, u.level,
      coalesce(above.unit_id, u.parent_id), coalesce(office.unit_id, u.supervised_by),
      nullif(coalesce(next.unit_id, u.successor_id), coalesce(own.unit_id, u.id)), u.calendar_name, u.address, u.phone
    from agency_unit u
    left join unit_alias own on own.old_id = u.id
    left join unit_alias above on above.old_id = u.parent_id
    left join unit_alias office on office.old_id = u.supervised_by
    left join unit_alias next on next.old_id = u.successor_id`);
  // A reader who saw the newest row holds its version.
  await runner.query(`
    update agency_unit u set version = newest.version
    from (select distinct on (a.unit_id) a.unit_id, r.version from unit_alias a join agency_unit r on r.id = a.old_id
      order by a.unit_id, r.valid_from desc) newest
    where newest.unit_id = u.id`);
}

async function nameByIdentity(runner: QueryRunner): Promise<void> {
  for (const [table, columns] of Object.entries(NAMING))
    for (const column of columns)
      await runner.query(
        `update ${table} t set ${column} = a.unit_id from unit_alias a where t.${column} = a.old_id`,
      );
  for (const [table, column] of NAMING_SEVERAL)
    await runner.query(`
      update ${table} t set ${column} = (
        select array_agg(unit_id order by place) from (
          select coalesce(a.unit_id, e.id) as unit_id, min(e.place) as place
          from unnest(t.${column}) with ordinality e(id, place) left join unit_alias a on a.old_id = e.id
          group by 1) named)
      where t.${column} && array(select old_id from unit_alias)`);
  await runner.query(`
    create function pg_temp.named_by_identity(told text) returns text language plpgsql as $$
    declare
      known record;
    begin
      for known in select old_id::text as old, unit_id::text as id from unit_alias loop
        told := replace(told, known.old, known.id);
      end loop;
      return told;
    end $$`);
  for (const [table, column, type] of NAMING_WITHIN)
    await runner.query(`
      update ${table} set ${column} = pg_temp.named_by_identity(${column}::text)::${type}
      where ${column}::text like any (select '%' || old_id || '%' from unit_alias)`);
  await joinPositions(runner);
  await joinSeries(runner);
  await joinCounts(runner);
  await tellRenamings(runner);
}

/** Somebody may have been given his position again under the new name. */
async function joinPositions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create temp table joined_position on commit drop as
    select p.staff_id, coalesce(a.unit_id, p.unit_id) as unit_id, p.position, array_agg(p.id) as ids,
      range_agg(daterange(p.valid_from, p.valid_to)) as held
    from position p left join unit_alias a on a.old_id = p.unit_id
    group by 1, 2, 3 having bool_or(a.old_id is not null)`);
  await runner.query(`delete from position where id in (select unnest(ids) from joined_position)`);
  await runner.query(`
    insert into position (id, staff_id, unit_id, position, valid_from, valid_to)
    select gen_random_uuid(), staff_id, unit_id, position, lower(held_once), upper(held_once)
    from joined_position, unnest(held) held_once`);
}

/** Of two series of one unit the higher number goes on. */
async function joinSeries(runner: QueryRunner): Promise<void> {
  await runner.query(`
    insert into code_sequence as s (agency_id, kind, day, last)
    select a.unit_id, o.kind, o.day, max(o.last) from code_sequence o join unit_alias a on a.old_id = o.agency_id
    group by 1, 2, 3
    on conflict (agency_id, kind, day) do update set last = greatest(s.last, excluded.last)`);
  await runner.query(`delete from code_sequence where agency_id in (select old_id from unit_alias)`);
  await runner.query(`
    insert into form_series as s (unit_id, meaning, year, last)
    select a.unit_id, o.meaning, o.year, max(o.last) from form_series o join unit_alias a on a.old_id = o.unit_id
    group by 1, 2, 3
    on conflict (unit_id, meaning, year) do update set last = greatest(s.last, excluded.last)`);
  await runner.query(`delete from form_series where unit_id in (select old_id from unit_alias)`);
}

async function joinCounts(runner: QueryRunner): Promise<void> {
  const places = ['competent_agency_id', 'competent_unit_id', 'reception_unit_id'];
  const rest = 'home_agency_id, procedure_code, field, level, day, measure, recorded_on';
  await runner.query(`
    with taken as (
      delete from daily_count where array[${places.join()}] && array(select old_id from unit_alias) returning *)
    insert into daily_count as c (${places.join()}, ${rest}, n)
    select ${places.map((place, index) => `coalesce(a${index}.unit_id, t.${place})`).join()}, ${rest}, sum(t.n)::integer
    from taken t ${places.map((place, index) => `left join unit_alias a${index} on a${index}.old_id = t.${place}`).join(' ')}
    group by 1, 2, 3, ${rest}
    on conflict on constraint daily_count_pkey do update set n = c.n + excluded.n`);
}

/** A decision that renames moves nothing any more: neither as a rule nor as a successor. */
async function tellRenamings(runner: QueryRunner): Promise<void> {
  await runner.query(`
    update hand_over set
      rules = (select coalesce(jsonb_agg(rule order by place) filter (where rule->>'fromUnitId' <> rule->>'toUnitId'), '[]')
        from jsonb_array_elements(rules) with ordinality e(rule, place)),
      unit_changes = (select coalesce(jsonb_agg(case when change->>'kind' = 'rename'
          then change || '{"successorId": null}' else change end order by place), '[]')
        from jsonb_array_elements(unit_changes) with ordinality e(change, place))`);
}

async function dropOldShape(runner: QueryRunner): Promise<void> {
  const columns = [
    'code',
    'name',
    'kind',
    'is_agency',
    'level',
    'parent_id',
    'supervised_by',
    'successor_id',
    'valid_from',
    'valid_to',
    'calendar_name',
    'address',
    'phone',
  ];
  await runner.query(
    `alter table agency_unit ${columns.map((column) => `drop column ${column} cascade`).join(', ')}`,
  );
  await runner.query(`delete from agency_unit where id in (select old_id from unit_alias)`);
}
