// Throttle of the public look-up, shared by all instances.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Dossiers1700000000006 implements MigrationInterface {
  name = 'Dossiers1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table look_up_throttle (
        key text not null,
        window_start timestamptz not null,
        tries integer not null,
        constraint look_up_throttle_pkey primary key (key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table look_up_throttle`);
  }
}
