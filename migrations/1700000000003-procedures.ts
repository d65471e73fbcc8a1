// Calendars by version, the catalogue of procedures and the process versions that dossiers pin.
// What a dossier was counted or handled by never changes: the database itself refuses it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Procedures1700000000003 implements MigrationInterface {
  name = 'Procedures1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table working_calendar (
        name text not null,
        version integer not null,
        first_day date not null,
        last_day date not null,
        week jsonb not null,
        created_at timestamptz not null,
        created_by uuid,
        note text,
        constraint working_calendar_pkey primary key (name, version)
      )`);
    await runner.query(`
      create table calendar_day (
        name text not null,
        version integer not null,
        day date not null,
        kind text not null,
        title text,
        note text,
        hours text,
        provisional boolean not null,
        constraint calendar_day_pkey primary key (name, version, day),
        constraint calendar_day_calendar foreign key (name, version) references working_calendar (name, version)
      )`);

    await runner.query(`
      create table procedure (
        code text not null,
        name text not null,
        search_key text not null generated always as (search_key(name || ' ' || code)) stored,
        field text not null,
        field_key text not null generated always as (search_key(field)) stored,
        levels text[] not null,
        decision text,
        results jsonb not null,
        source text,
        in_use boolean not null,
        updated_at timestamptz not null,
        constraint procedure_pkey primary key (code)
      )`);
    await runner.query(`create index procedure_search on procedure using gin (search_key gin_trgm_ops)`);
    await runner.query(`create index procedure_field on procedure (field_key)`);
    await runner.query(`
      create table procedure_case (
        procedure_code text not null,
        key text not null,
        name text not null,
        position integer not null,
        definition jsonb not null,
        time_limit jsonb,
        limit_source jsonb,
        acceptable boolean not null,
        current_version_id uuid,
        unconfirmed boolean not null,
        in_use boolean not null,
        constraint procedure_case_pkey primary key (procedure_code, key),
        constraint procedure_case_procedure foreign key (procedure_code) references procedure (code)
      )`);
    await runner.query(`
      create table process_version (
        id uuid not null,
        procedure_code text not null,
        case_key text not null,
        version integer not null,
        chart_version smallint not null,
        definition jsonb not null,
        effective_from date not null,
        published_at timestamptz not null,
        published_by uuid,
        source text,
        plain boolean not null,
        overrides jsonb not null,
        findings jsonb not null,
        constraint process_version_pkey primary key (id),
        constraint process_version_case foreign key (procedure_code, case_key)
          references procedure_case (procedure_code, key)
      )`);
    await runner.query(
      `create unique index process_version_once on process_version (procedure_code, case_key, version)`,
    );

    await runner.query(`
      create function refuse_version_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is never changed once published: publish a new version', tg_table_name
          using errcode = 'integrity_constraint_violation';
      end $$`);
    for (const table of ['working_calendar', 'calendar_day', 'process_version'])
      await runner.query(`
        create trigger ${table}_unchanging before update or delete on ${table}
        for each row execute function refuse_version_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'process_version',
      'procedure_case',
      'procedure',
      'calendar_day',
      'working_calendar',
    ])
      await runner.query(`drop table ${table}`);
    await runner.query(`drop function refuse_version_change()`);
  }
}
