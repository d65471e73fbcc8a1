// Finds dossiers that ended late: a calendar that becomes known afterwards may take that back.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EndedLate1700000000051 implements MigrationInterface {
  readonly name = 'EndedLate1700000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index dossier_ended_late on dossier (late_from_at, id) where verdict = 'late'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dossier_ended_late`);
  }
}
