// What an applicant proves before he changes anything of his dossier: a code sent to the address that he lodged.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OneTimeCodes1700000000082 implements MigrationInterface {
  readonly name = 'OneTimeCodes1700000000082';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table one_time_code (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        act text not null,
        code_hash bytea,
        code_until timestamptz not null,
        pass_hash bytea,
        pass_until timestamptz,
        constraint one_time_code_pkey primary key (home_agency_id, dossier_id, act),
        constraint one_time_code_act_known check (act in ('supplement', 'withdraw'))
      )`);
    await runner.query(`create index one_time_code_age on one_time_code (code_until)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table one_time_code`);
  }
}
