// Forms that could not be made: when they are tried again, what they could not show, and what a print left out.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FormsThatFailed1700000000038 implements MigrationInterface {
  readonly name = 'FormsThatFailed1700000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table form_due add column retry_at timestamptz`);
    await runner.query(`
      alter table issued_form add column not_shown text[],
        add column tries smallint not null default 0, add column retry_at timestamptz`);
    await runner.query(`alter table form_batch add column failed jsonb not null default '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table form_batch drop column failed`);
    await runner.query(
      `alter table issued_form drop column retry_at, drop column tries, drop column not_shown`,
    );
    await runner.query(`alter table form_due drop column retry_at`);
  }
}
