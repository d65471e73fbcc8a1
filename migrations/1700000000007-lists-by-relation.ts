// Lists of what one received or is competent for: open ones by due date, closed ones newest first.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const RELATIONS = ['reception', 'competent'];

export class ListsByRelation1700000000007 implements MigrationInterface {
  readonly name = 'ListsByRelation1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const relation of RELATIONS) {
      await runner.query(`create index dossier_open_${relation} on dossier (${relation}_unit_id, late_from_at, id)
        where closed_at is null`);
      await runner.query(`create index dossier_closed_${relation} on dossier (${relation}_unit_id, closed_at, id)
        where closed_at is not null`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const relation of RELATIONS) {
      await runner.query(`drop index dossier_closed_${relation}`);
      await runner.query(`drop index dossier_open_${relation}`);
    }
  }
}
