// Children of a dossier: consultations for lists and reports. What they are is in the dossier's own row and journal.
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
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table consultation`);
  }
}
