// A decision may be withdrawn before its day; its number is then free again.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WithdrawnDecisions1700000000036 implements MigrationInterface {
  readonly name = 'WithdrawnDecisions1700000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table hand_over add column withdrawn_by uuid, add column withdrawn_at timestamptz`,
    );
    await runner.query(`alter table hand_over drop constraint hand_over_decision_once`);
    await runner.query(`
      create unique index hand_over_decision_once on hand_over (decision_number, decided_on)
      where withdrawn_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `delete from hand_over_outcome where hand_over_id in (select id from hand_over where withdrawn_at is not null)`,
    );
    await runner.query(`delete from hand_over where withdrawn_at is not null`);
    await runner.query(`drop index hand_over_decision_once`);
    await runner.query(
      `alter table hand_over add constraint hand_over_decision_once unique (decision_number, decided_on)`,
    );
    await runner.query(`alter table hand_over drop column withdrawn_by, drop column withdrawn_at`);
  }
}
