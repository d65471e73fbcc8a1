// Screens that lock, and half-typed new dossiers that no browser keeps.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LockAndDrafts1700000000009 implements MigrationInterface {
  readonly name = 'LockAndDrafts1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table session add column locked_at timestamptz`);
    await runner.query(`
      create table dossier_draft (
        id uuid not null,
        unit_id uuid not null,
        staff_id uuid not null,
        title text not null,
        body json not null,
        version integer not null,
        updated_at timestamptz not null,
        constraint dossier_draft_pkey primary key (id)
      )`);
    await runner.query(`create index dossier_draft_unit on dossier_draft (unit_id, updated_at)`);
    await runner.query(`create index dossier_draft_age on dossier_draft (updated_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table dossier_draft`);
    await runner.query(`alter table session drop column locked_at`);
  }
}
