// Dossiers as the engine keeps them: row, journal, stays, timers, alerts, codes and idempotency keys.
// Every table of a dossier carries home_agency_id, and every key includes it, so that it can be sharded.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Engine1700000000004 implements MigrationInterface {
  name = 'Engine1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dossier (
        home_agency_id uuid not null,
        id uuid not null,
        version integer not null,
        code text,
        lodging_no text,
        procedure_code text not null,
        case_key text not null,
        process_version_id uuid not null,
        chart_version smallint not null,
        regime text not null,
        channel text not null,
        snapshot json not null,
        units json not null,
        ledger json not null,
        state text not null,
        clock text not null,
        unit_id uuid not null,
        officer_id uuid,
        reception_unit_id uuid not null,
        competent_unit_id uuid not null,
        lodged_at timestamptz not null,
        accepted_at timestamptz,
        statutory_due_at timestamptz,
        late_from_at timestamptz,
        promised_due_at timestamptz,
        due_soon_at timestamptz,
        step_due_at timestamptz,
        resolved_at timestamptz,
        closed_at timestamptz,
        outcome text,
        verdict text,
        was_late boolean not null,
        lookup_secret char(6) not null,
        last_hash bytea not null,
        updated_at timestamptz not null,
        constraint dossier_pkey primary key (home_agency_id, id)
      ) with (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02)`);
    await runner.query(`
      create index dossier_open_unit on dossier (unit_id, late_from_at, id) where closed_at is null`);
    await runner.query(`
      create index dossier_open_officer on dossier (officer_id, late_from_at, id) where closed_at is null and officer_id is not null`);
    await runner.query(`
      create index dossier_open_late on dossier (late_from_at, id) where closed_at is null and resolved_at is null`);
    await runner.query(`create index dossier_accepted on dossier (home_agency_id, accepted_at)`);

    await runner.query(`
      create table dossier_ref (
        ref text not null,
        home_agency_id uuid not null,
        dossier_id uuid not null,
        constraint dossier_ref_pkey primary key (ref)
      )`);
    await runner.query(`create index dossier_ref_trgm on dossier_ref using gin (ref gin_trgm_ops)`);
    await runner.query(`create index dossier_ref_dossier on dossier_ref (dossier_id)`);

    await runner.query(`
      create table dossier_applicant (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        name text not null,
        name_key text not null generated always as (search_key(name)) stored,
        kind text not null,
        identity_no text,
        phone text,
        email text,
        address text,
        represented_by jsonb,
        subject text,
        checklist jsonb not null,
        constraint dossier_applicant_pkey primary key (home_agency_id, dossier_id)
      )`);
    await runner.query(
      `create index dossier_applicant_name on dossier_applicant using gin (name_key gin_trgm_ops)`,
    );
    await runner.query(
      `create index dossier_applicant_identity on dossier_applicant using gin (identity_no gin_trgm_ops)`,
    );
    await runner.query(
      `create index dossier_applicant_phone on dossier_applicant using gin (phone gin_trgm_ops)`,
    );

    await runner.query(`
      create table dossier_event (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        seq integer not null,
        type text not null,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        actor_id uuid,
        entry json not null,
        hash bytea not null,
        constraint dossier_event_pkey primary key (home_agency_id, dossier_id, seq, recorded_at)
      ) partition by range (recorded_at)`);
    await runner.query(`create table dossier_event_default partition of dossier_event default`);
    await runner.query(`
      create function ensure_event_partitions(first_month date, months integer) returns void
      language plpgsql as $$
      declare
        month date;
      begin
        for i in 0 .. months - 1 loop
          month := date_trunc('month', first_month)::date + make_interval(months => i);
          begin
            execute format(
              'create table if not exists dossier_event_%s partition of dossier_event for values from (%L) to (%L)',
              to_char(month, 'YYYYMM'), month::timestamptz, (month + interval '1 month')::timestamptz);
          exception when check_violation then
            raise warning 'journal entries of % are in the default partition already', to_char(month, 'YYYY-MM');
          end;
        end loop;
      end $$`);
    await runner.query(`
      create function refuse_journal_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the journal takes no update or delete' using errcode = 'integrity_constraint_violation';
      end $$`);
    await runner.query(`
      create trigger dossier_event_append_only before update or delete on dossier_event
      for each row execute function refuse_journal_change()`);

    await runner.query(`
      create table stay (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        seq integer not null,
        state text not null,
        step text,
        unit_id uuid not null,
        officer_id uuid,
        charge text not null,
        entered_at timestamptz not null,
        left_at timestamptz,
        budget_minutes integer,
        due_at timestamptz,
        working_minutes integer,
        procedure_code text not null,
        process_version_id uuid not null,
        constraint stay_pkey primary key (home_agency_id, dossier_id, seq)
      ) with (fillfactor = 80)`);
    await runner.query(
      `create unique index stay_one_open on stay (home_agency_id, dossier_id) where left_at is null`,
    );
    await runner.query(
      `create index stay_unit_left on stay (unit_id, left_at) include (state, working_minutes, procedure_code) where left_at is not null`,
    );

    await runner.query(`
      create table timer (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        name text not null,
        fire_at timestamptz not null,
        leased_until timestamptz,
        constraint timer_pkey primary key (home_agency_id, dossier_id, name)
      ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02)`);
    await runner.query(`create index timer_fire_at on timer (fire_at)`);

    await runner.query(`
      create table alert (
        home_agency_id uuid not null,
        id uuid not null default gen_random_uuid(),
        dossier_id uuid not null,
        kind text not null,
        subject text not null,
        due_at timestamptz not null,
        raised_at timestamptz not null,
        recorded_at timestamptz not null,
        unit_id uuid not null,
        officer_id uuid,
        next_rung smallint not null default 0,
        next_rung_at timestamptz,
        acknowledged_at timestamptz,
        acknowledged_by uuid,
        closed_at timestamptz,
        close_reason text,
        constraint alert_pkey primary key (home_agency_id, id)
      )`);
    await runner.query(
      `create unique index alert_once on alert (home_agency_id, dossier_id, kind, subject, due_at)`,
    );
    await runner.query(`create index alert_climb on alert (next_rung_at) where next_rung_at is not null`);

    await runner.query(`
      create table code_sequence (
        agency_id uuid not null,
        kind text not null,
        day date not null,
        last integer not null,
        constraint code_sequence_pkey primary key (agency_id, kind, day)
      )`);

    await runner.query(`
      create table idempotency_key (
        owner text not null,
        key text not null,
        request_hash text not null,
        answer json not null,
        created_at timestamptz not null,
        constraint idempotency_key_pkey primary key (owner, key)
      )`);
    await runner.query(`create index idempotency_key_age on idempotency_key (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'idempotency_key',
      'code_sequence',
      'alert',
      'timer',
      'stay',
      'dossier_event',
      'dossier_applicant',
      'dossier_ref',
      'dossier',
    ])
      await runner.query(`drop table ${table}`);
    await runner.query(`drop function refuse_journal_change()`);
    await runner.query(`drop function ensure_event_partitions(date, integer)`);
  }
}
