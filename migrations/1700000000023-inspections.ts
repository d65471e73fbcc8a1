// Inspections of public duty: what is planned, what was found, and who looked at one official's trail.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Inspections1700000000023 implements MigrationInterface {
  readonly name = 'Inspections1700000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table inspection (
        id uuid not null,
        version integer not null,
        office_unit_id uuid not null,
        title text not null,
        decision_no text,
        first_day date not null,
        last_day date not null,
        unit_ids uuid[] not null,
        note text,
        state text not null,
        created_by uuid not null,
        created_at timestamptz not null,
        closed_at timestamptz,
        constraint inspection_pkey primary key (id),
        constraint inspection_days check (last_day >= first_day),
        constraint inspection_state_known check (state in ('planned', 'closed', 'cancelled'))
      )`);
    await runner.query(`create index inspection_first_day on inspection (first_day desc, id)`);
    await runner.query(`
      create table inspection_finding (
        id uuid not null,
        inspection_id uuid not null,
        unit_id uuid not null,
        staff_id uuid,
        found_on date not null,
        content text not null,
        measure text,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        constraint inspection_finding_pkey primary key (id),
        constraint inspection_finding_of foreign key (inspection_id) references inspection (id)
      )`);
    await runner.query(
      `create index inspection_finding_list on inspection_finding (inspection_id, found_on, id)`,
    );
    await runner.query(`
      create table trail_access (
        id uuid not null,
        reader_id uuid not null,
        on_behalf_of uuid,
        official_id uuid not null,
        first_day date not null,
        last_day date not null,
        way text not null,
        purpose text not null,
        at timestamptz not null,
        constraint trail_access_pkey primary key (id)
      )`);
    await runner.query(`create index trail_access_at on trail_access (at desc, id)`);
    await runner.query(`
      create trigger trail_access_append_only before update or delete on trail_access
      for each row execute function refuse_access_log_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['trail_access', 'inspection_finding', 'inspection'])
      await runner.query(`drop table ${table}`);
  }
}
