// Files say what their readers should know: that they are encrypted, carry other files, or were not looked into.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MarksOfFiles1700000000032 implements MigrationInterface {
  readonly name = 'MarksOfFiles1700000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table attachment add column marks text[] not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table attachment drop column marks`);
  }
}
