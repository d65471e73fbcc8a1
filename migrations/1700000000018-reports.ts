// Figures that stand in an inspection: facts of dossiers by the instant they were known, counts of them by day, exports.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reports1700000000018 implements MigrationInterface {
  readonly name = 'Reports1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    // Entries are read in the order in which they can be seen: by transaction, below the oldest one under way.
    await runner.query(
      `alter table dossier_event add column xact bigint not null default (pg_current_xact_id()::text::bigint)`,
    );
    await runner.query(
      `create index dossier_event_xact on dossier_event using brin (xact) with (pages_per_range = 16, autosummarize = on)`,
    );

    await runner.query(`
      create table report_fact (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        recorded_from timestamptz not null,
        recorded_to timestamptz,
        seq integer not null,
        procedure_code text not null,
        field text not null,
        level text not null,
        channel text not null,
        reception_unit_id uuid not null,
        competent_unit_id uuid not null,
        competent_agency_id uuid not null,
        boundary_free boolean not null,
        state text not null,
        clock text not null,
        lodged_at timestamptz not null,
        reception_due_at timestamptz,
        answered_at timestamptz,
        accepted_at timestamptz,
        late_from_at timestamptz,
        was_late_at timestamptz,
        late_since timestamptz,
        apologised_at timestamptz,
        resolved_at timestamptz,
        closed_at timestamptz,
        stopped_at timestamptz,
        verdict text,
        outcome text,
        waits tstzmultirange not null,
        constraint report_fact_pkey primary key (home_agency_id, dossier_id, recorded_from)
      ) with (fillfactor = 85)`);
    await runner.query(
      `create unique index report_fact_current on report_fact (home_agency_id, dossier_id) where recorded_to is null`,
    );
    await runner.query(
      `create index report_fact_open on report_fact (competent_unit_id, accepted_at) where recorded_to is null and stopped_at is null`,
    );
    await runner.query(`create index report_fact_accepted on report_fact (accepted_at, dossier_id)`);
    await runner.query(
      `create index report_fact_stopped on report_fact (stopped_at) where stopped_at is not null`,
    );
    await runner.query(
      `create index report_fact_late on report_fact (late_since) where late_since is not null`,
    );
    await runner.query(`create index report_fact_recorded on report_fact (recorded_from)`);
    await runner.query(
      `create index report_fact_replaced on report_fact (recorded_to) where recorded_to is not null`,
    );

    await runner.query(`
      create table daily_count (
        home_agency_id uuid not null,
        competent_agency_id uuid not null,
        competent_unit_id uuid not null,
        reception_unit_id uuid not null,
        procedure_code text not null,
        field text not null,
        level text not null,
        day date not null,
        measure text not null,
        recorded_on date not null,
        n integer not null,
        constraint daily_count_pkey primary key (competent_unit_id, day, measure, recorded_on, reception_unit_id,
          procedure_code, field, level, competent_agency_id, home_agency_id)
      ) with (fillfactor = 85)`);

    await runner.query(`
      create table rollup_position (
        name text not null,
        cluster text not null,
        xact bigint not null,
        caught_up boolean not null,
        after_agency_id uuid,
        after_dossier_id uuid,
        moved_at timestamptz not null,
        constraint rollup_position_pkey primary key (name)
      )`);

    await runner.query(`
      create table report_job (
        id uuid not null,
        asked_by uuid not null,
        asked_at timestamptz not null,
        kind text not null,
        format text not null,
        wish jsonb not null,
        status text not null,
        done integer not null,
        total integer,
        file text,
        bytes bigint,
        problem text,
        leased_until timestamptz,
        finished_at timestamptz,
        constraint report_job_pkey primary key (id)
      )`);
    await runner.query(
      `create index report_job_open on report_job (asked_at) where status in ('waiting', 'running')`,
    );
    await runner.query(`create index report_job_asked on report_job (asked_by, asked_at)`);

    await runner.query(`alter table staff add column daily_digest boolean not null default true`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table staff drop column daily_digest`);
    for (const table of ['report_job', 'rollup_position', 'daily_count', 'report_fact'])
      await runner.query(`drop table ${table}`);
    await runner.query(`drop index dossier_event_xact`);
    await runner.query(`alter table dossier_event drop column xact`);
  }
}
