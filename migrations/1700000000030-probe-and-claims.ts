// One row by which the service sees that it can write, and who is at the bytes of a file just now.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProbeAndClaims1700000000030 implements MigrationInterface {
  readonly name = 'ProbeAndClaims1700000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table service_probe (
        id integer not null constraint service_probe_pkey primary key,
        written_at timestamptz not null,
        constraint service_probe_one check (id = 1)
      )`);
    await runner.query(`insert into service_probe values (1, clock_timestamp())`);
    await runner.query(`
      create table bytes_claim (
        sha256 bytea not null constraint bytes_claim_pkey primary key,
        token uuid not null,
        until timestamptz not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table bytes_claim`);
    await runner.query(`drop table service_probe`);
  }
}
