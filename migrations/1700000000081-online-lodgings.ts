// Dossiers that citizens lodge online: kept while they are typed, with what was declared once they are sent.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OnlineLodgings1700000000081 implements MigrationInterface {
  readonly name = 'OnlineLodgings1700000000081';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table online_lodging (
        home_agency_id uuid not null,
        id uuid not null,
        check_hash bytea not null,
        procedure_code text not null,
        case_key text not null,
        reception_unit_id uuid not null,
        competent_unit_id uuid not null,
        typed json not null,
        begun_at timestamptz not null,
        changed_at timestamptz not null,
        sent_at timestamptz,
        declared json,
        constraint online_lodging_pkey primary key (home_agency_id, id)
      )`);
    await runner.query(`create index online_lodging_id on online_lodging (id)`);
    await runner.query(
      `create index online_lodging_unsent on online_lodging (changed_at) where sent_at is null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table online_lodging`);
  }
}
