// Files belong to dossiers, and to late cases whose explanations they bear out.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OwnersOfFiles1700000000024 implements MigrationInterface {
  readonly name = 'OwnersOfFiles1700000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table attachment rename column dossier_id to owner_id`);
    await runner.query(`alter index attachment_dossier rename to attachment_owner`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter index attachment_owner rename to attachment_dossier`);
    await runner.query(`alter table attachment rename column owner_id to dossier_id`);
  }
}
