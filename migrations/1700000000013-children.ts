// Children of a dossier: consultations and legs for lists and reports. What they are is in the dossier's own row and journal.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Children1700000000013 implements MigrationInterface {
  name = 'Children1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consultation (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        subject text not null,
        step text not null,
        state text not null,
        unit_id uuid not null,
        officer_id uuid,
        asked_at timestamptz not null,
        asked_by uuid,
        asked_from uuid not null,
        content text not null,
        due_at timestamptz,
        late_from_at timestamptz,
        silence_means_consent boolean not null,
        was_late boolean not null,
        ended_at timestamptz,
        outcome text,
        answer text,
        answered_by uuid,
        working_minutes integer,
        constraint consultation_pkey primary key (home_agency_id, dossier_id, subject)
      ) with (fillfactor = 80)`);
    await runner.query(`
      create index consultation_open on consultation (unit_id, late_from_at, dossier_id, subject) where ended_at is null`);
    await runner.query(`
      create index consultation_ended on consultation (unit_id, ended_at, dossier_id, subject) where ended_at is not null`);
    await runner.query(`
      create table leg (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        subject text not null,
        step text not null,
        state text not null,
        name text not null,
        lead boolean not null,
        needs text[] not null,
        unit_id uuid not null,
        officer_id uuid,
        started_at timestamptz,
        due_at timestamptz,
        late_from_at timestamptz,
        due_soon_at timestamptz,
        paused_at timestamptz,
        was_late boolean not null,
        ended_at timestamptz,
        outcome text,
        reference text,
        result text,
        ended_by uuid,
        working_minutes integer,
        constraint leg_pkey primary key (home_agency_id, dossier_id, subject)
      ) with (fillfactor = 80)`);
    await runner.query(`
      create index leg_open on leg (unit_id, late_from_at, dossier_id, subject) where ended_at is null`);
    await runner.query(`
      create index leg_ended on leg (unit_id, ended_at, dossier_id, subject) where ended_at is not null`);
    // One open stay a dossier and leg.
    await runner.query(`alter table stay add column subject text not null default 'dossier'`);
    await runner.query(`alter table stay drop constraint stay_pkey`);
    await runner.query(
      `alter table stay add constraint stay_pkey primary key (home_agency_id, dossier_id, seq, subject)`,
    );
    await runner.query(`drop index stay_one_open`);
    await runner.query(
      `create unique index stay_one_open on stay (home_agency_id, dossier_id, subject) where left_at is null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from stay where subject <> 'dossier'`);
    await runner.query(`drop index stay_one_open`);
    await runner.query(
      `create unique index stay_one_open on stay (home_agency_id, dossier_id) where left_at is null`,
    );
    await runner.query(`alter table stay drop constraint stay_pkey`);
    await runner.query(`alter table stay drop column subject`);
    await runner.query(
      `alter table stay add constraint stay_pkey primary key (home_agency_id, dossier_id, seq)`,
    );
    await runner.query(`drop table leg`);
    await runner.query(`drop table consultation`);
  }
}
