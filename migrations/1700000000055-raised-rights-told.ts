// Of which raised rights the supervising office has been told: each once, however many there are and however long nobody
// was there to be told.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RaisedRightsTold1700000000055 implements MigrationInterface {
  readonly name = 'RaisedRightsTold1700000000055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table raised_right_told (
        line_id uuid not null,
        told_at timestamptz not null,
        constraint raised_right_told_pkey primary key (line_id)
      )`);
    // Lines that were mailed one by one; what was older than a week was not told any more, and is not told now.
    await runner.query(`
      insert into raised_right_told (line_id, told_at)
      select l.id, coalesce(min(d.created_at), l.at)
      from administration_log l
      left join delivery d on d.dedupe_key like 'raised:' || l.id || ':%'
      where l.raises
      group by l.id, l.at
      having count(d.id) > 0 or l.at < (select max(at) from administration_log) - interval '7 days'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table raised_right_told`);
  }
}
