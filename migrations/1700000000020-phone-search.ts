// A telephone number is found however it was typed, and by a part of it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PhoneSearch1700000000020 implements MigrationInterface {
  name = 'PhoneSearch1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dossier_applicant_phone`);
    await runner.query(
      `create index dossier_applicant_phone on dossier_applicant using gin (phone_key(phone) gin_trgm_ops)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dossier_applicant_phone`);
    await runner.query(
      `create index dossier_applicant_phone on dossier_applicant using gin (phone gin_trgm_ops)`,
    );
  }
}
