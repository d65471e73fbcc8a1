// The administrators' screens: published YAML as it came in, and how far a new calendar has been taken to open dossiers.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Administration1700000000010 implements MigrationInterface {
  readonly name = 'Administration1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table procedure_source (
        procedure_code text not null,
        published_at timestamptz not null,
        text text not null,
        constraint procedure_source_pkey primary key (procedure_code, published_at),
        constraint procedure_source_procedure foreign key (procedure_code) references procedure (code)
      )`);
    await runner.query(`
      create trigger procedure_source_unchanging before update or delete on procedure_source
      for each row execute function refuse_version_change()`);

    await runner.query(`
      create table calendar_change (
        name text not null,
        version integer not null,
        first_day date,
        state text not null,
        not_before timestamptz not null,
        leased_until timestamptz,
        after_late_from_at timestamptz,
        after_id uuid,
        total integer,
        examined integer not null,
        moved_later integer not null,
        not_applied integer not null,
        failed integer not null,
        started_at timestamptz,
        finished_at timestamptz,
        constraint calendar_change_pkey primary key (name, version),
        constraint calendar_change_calendar foreign key (name, version) references working_calendar (name, version)
      )`);
    await runner.query(`
      create table calendar_change_waiting (
        name text not null,
        version integer not null,
        home_agency_id uuid not null,
        dossier_id uuid not null,
        constraint calendar_change_waiting_pkey primary key (name, version, home_agency_id, dossier_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['calendar_change_waiting', 'calendar_change', 'procedure_source'])
      await runner.query(`drop table ${table}`);
  }
}
