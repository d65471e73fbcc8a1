// Files and papers may come from the applicant himself, over the network: nobody of the staff brought them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ByTheApplicant1700000000080 implements MigrationInterface {
  readonly name = 'ByTheApplicant1700000000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table paper_change alter column changed_by drop not null`);
    await runner.query(`alter table attachment alter column uploaded_by drop not null`);
  }

  /** Refused while something came from an applicant: there is no member of staff to name in his place. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table attachment alter column uploaded_by set not null`);
    await runner.query(`alter table paper_change alter column changed_by set not null`);
  }
}
