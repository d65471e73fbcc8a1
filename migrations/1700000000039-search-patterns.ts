// What people search for as a pattern: folded first and escaped then, since folding turns wide signs into wildcards;
// and the newest applicants first, for names that very many bear.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SearchPatterns1700000000039 implements MigrationInterface {
  readonly name = 'SearchPatterns1700000000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      create function search_pattern(value text) returns text
      language sql immutable strict parallel safe
      as $$ select '%' || regexp_replace(public.search_key(value), '([\\%_])', '\\\1', 'g') || '%' $$`);
    // Ids rise with the time of lodging. Rows of this table hardly ever change, so the index costs a lodging, no transition.
    await runner.query(`create index dossier_applicant_newest on dossier_applicant (dossier_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dossier_applicant_newest`);
    await runner.query(`drop function search_pattern(text)`);
  }
}
