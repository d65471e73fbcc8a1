// What was counted for a fee by quantity stands beside the amount that it came to.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FeesByQuantity1700000000065 implements MigrationInterface {
  readonly name = 'FeesByQuantity1700000000065';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table fee_payment add column quantities json`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table fee_payment drop column quantities`);
  }
}
