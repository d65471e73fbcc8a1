// What the decrees ask to be kept of a dossier besides its course: late answers, boundaries, corrected data.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Law1700000000012 implements MigrationInterface {
  name = 'Law1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dossier
        add column reception_late boolean not null default false,
        add column boundary_free boolean not null default false`);
    await runner.query(`
      create table applicant_correction (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        seq integer not null,
        corrected_at timestamptz not null,
        corrected_by uuid,
        reason text not null,
        before jsonb not null,
        after jsonb not null,
        constraint applicant_correction_pkey primary key (home_agency_id, dossier_id, seq)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table applicant_correction');
    await runner.query('alter table dossier drop column reception_late, drop column boundary_free');
  }
}
