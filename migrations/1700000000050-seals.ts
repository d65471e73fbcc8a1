// Seals of the rows that a decision, a figure or a payment rests on and that no journal holds; anchors over all chains.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables by what of a row may change without a new seal, because nothing rests on it. */
const SEALED: Readonly<Record<string, readonly string[]>> = {
  absence: [],
  access_log: [],
  administration_log: [],
  agency_unit: [],
  alert: ['next_rung', 'next_rung_at', 'case_seen'],
  alert_notice: ['snoozed_until', 'seen_at'],
  alert_rung: [],
  applicant_correction: [],
  assigned_task: [],
  attachment: [],
  calendar_change: ['leased_until', 'after_late_from_at', 'after_id', 'examined', 'total'],
  calendar_day: [],
  dossier_applicant: ['name_key'],
  dossier_print: [],
  explanation: [],
  fee_payment: [],
  filed_form: ['content'],
  form_series: [],
  hand_over: ['leased_until', 'not_before'],
  hand_over_outcome: [],
  inspection: [],
  inspection_finding: [],
  issued_form: ['tries', 'retry_at'],
  late_case: [],
  late_case_event: [],
  paper_change: [],
  position: [],
  procedure: ['search_key', 'field_key'],
  procedure_case: [],
  procedure_source: [],
  process_version: [],
  setting: [],
  setting_change: [],
  staff: [],
  task_document: [],
  task_event: [],
  task_timer: ['leased_until'],
  trail_access: [],
  unit_alias: [],
  unit_competence: [],
  unit_fact: [],
  working_calendar: [],
};

/** Of a dossier's row the journal holds all but the secret of the receipt. */
const DOSSIER_SEALED = ['home_agency_id', 'id', 'lookup_secret'];

/** What takes no TRUNCATE besides: the journals, what is derived from them, and the seals themselves. */
const NEVER_EMPTIED = [
  'consultation',
  'dossier',
  'dossier_event',
  'dossier_ref',
  'leg',
  'stay',
  'timer',
  'row_seal',
  'anchor',
  'anchor_head',
];

export class Seals1700000000050 implements MigrationInterface {
  readonly name = 'Seals1700000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table row_seal (
        table_name text not null,
        row_key text not null,
        seq integer not null,
        change text not null,
        hash bytea not null,
        written_by text,
        sealed_at timestamptz not null default clock_timestamp(),
        constraint row_seal_pkey primary key (table_name, row_key, seq),
        constraint row_seal_change_known check (change in ('INSERT', 'UPDATE', 'DELETE'))
      )`);
    await runner.query(`create index row_seal_sealed_at on row_seal using brin (sealed_at)`);
    await runner.query(`create index dossier_event_recorded_at on dossier_event using brin (recorded_at)`);
    // A digest of what a row says, whatever columns come later: empty ones are left out.
    await runner.query(`
      create function row_digest(content jsonb, ignored text[]) returns bytea
      language sql immutable parallel safe
      as $$ select sha256(convert_to(jsonb_strip_nulls(content - ignored)::text, 'UTF8')) $$`);
    // Instants are written in UTC, whatever the session's zone. A client that is not the service leaves its name.
    await runner.query(`
      create function seal_row() returns trigger language plpgsql set timezone to 'UTC' as $$
      declare
        keys text[] := string_to_array(tg_argv[0], ',');
        ignored text[] := string_to_array(tg_argv[1], ',');
        content jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
        chosen text[] := string_to_array(tg_argv[2], ',');
        digest bytea;
        named text;
        last record;
        client text := current_setting('application_name');
      begin
        if chosen is not null then
          content := (select jsonb_object_agg(key, value) from jsonb_each(content) where key = any(chosen));
        end if;
        digest := row_digest(content, ignored);
        if tg_op = 'UPDATE' then
          if digest = row_digest(case when chosen is null then to_jsonb(old) else
              (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(old)) where key = any(chosen)) end, ignored) then
            return null;
          end if;
        end if;
        select string_agg(content ->> key, ' ' order by n) into named from unnest(keys) with ordinality as k(key, n);
        select seq, hash into last from row_seal
          where table_name = tg_table_name and row_key = named order by seq desc limit 1;
        insert into row_seal (table_name, row_key, seq, change, hash, written_by)
        values (tg_table_name, named, coalesce(last.seq, 0) + 1, tg_op,
          sha256(coalesce(last.hash, ''::bytea) || convert_to(tg_op, 'UTF8') || digest),
          case when client = 'motcua' then null else session_user || ' ' || client end);
        return null;
      end $$`);

    await runner.query(`
      create table anchor (
        seq integer not null,
        at timestamptz not null,
        sealed_to timestamptz not null,
        previous text not null,
        kinds jsonb not null,
        hash text not null,
        constraint anchor_pkey primary key (seq)
      )`);
    await runner.query(`
      create table anchor_head (
        kind text not null,
        id text not null,
        seq integer not null,
        hash bytea not null,
        anchor_seq integer not null,
        constraint anchor_head_pkey primary key (kind, id, seq),
        constraint anchor_head_anchor foreign key (anchor_seq) references anchor (seq)
      )`);
    await runner.query(`create index anchor_head_of on anchor_head (anchor_seq)`);

    await runner.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% takes no %', tg_table_name, lower(tg_op) using errcode = 'integrity_constraint_violation';
      end $$`);
    for (const table of ['row_seal', 'anchor', 'anchor_head'])
      await runner.query(`
        create trigger ${table}_append_only before update or delete on ${table}
        for each row execute function refuse_change()`);
    for (const [table, ignored] of Object.entries(SEALED)) await this.#seal(runner, table, ignored);
    await this.#seal(runner, 'dossier', [], DOSSIER_SEALED);
    for (const table of [...Object.keys(SEALED), ...NEVER_EMPTIED])
      await runner.query(`
        create trigger ${table}_never_emptied before truncate on ${table}
        for each statement execute function refuse_change()`);
  }

  /** What is there already is sealed as it stands. */
  async #seal(
    runner: QueryRunner,
    table: string,
    ignored: readonly string[],
    chosen: readonly string[] = [],
  ): Promise<void> {
    const keys = (await runner.query(`
      select a.attname as name from pg_index i
      join unnest(i.indkey) with ordinality as k(attnum, n) on true
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
      where i.indrelid = '${table}'::regclass and i.indisprimary order by k.n`)) as { name: string }[];
    const key = keys.map(({ name }) => name).join(',');
    const rest = [key, ignored.join(','), ...(chosen.length > 0 ? [chosen.join(',')] : [])];
    const updated = chosen.length > 0 ? `update of ${chosen.join(', ')}` : 'update';
    const content =
      chosen.length > 0
        ? `jsonb_build_object(${chosen.map((name) => `'${name}', to_jsonb(r) -> '${name}'`).join(', ')})`
        : 'to_jsonb(r)';
    await runner.query(`
      insert into row_seal (table_name, row_key, seq, change, hash)
      select '${table}', concat_ws(' ', ${keys.map(({ name }) => `to_jsonb(r) ->> '${name}'`).join(', ')}), 1, 'INSERT',
        sha256(convert_to('INSERT', 'UTF8') || row_digest(${content}, '{${ignored.join(',')}}'))
      from ${table} r`);
    await runner.query(`
      create trigger ${table}_sealed after insert or ${updated} or delete on ${table}
      for each row execute function seal_row(${rest.map((text) => `'${text}'`).join(', ')})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...Object.keys(SEALED), 'dossier'])
      await runner.query(`drop trigger ${table}_sealed on ${table}`);
    for (const table of [...Object.keys(SEALED), ...NEVER_EMPTIED])
      await runner.query(`drop trigger ${table}_never_emptied on ${table}`);
    for (const table of ['anchor_head', 'anchor', 'row_seal']) await runner.query(`drop table ${table}`);
    await runner.query(`drop index dossier_event_recorded_at`);
    await runner.query(`drop function seal_row()`);
    await runner.query(`drop function row_digest(jsonb, text[])`);
    await runner.query(`drop function refuse_change()`);
  }
}
