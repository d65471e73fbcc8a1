// The supervising office's list of pauses walks the stays in which the applicant was waited for, newest first.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pauses1700000000034 implements MigrationInterface {
  readonly name = 'Pauses1700000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index stay_of_applicant on stay (entered_at, dossier_id) where charge = 'citizen' and subject = 'dossier'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index stay_of_applicant`);
  }
}
