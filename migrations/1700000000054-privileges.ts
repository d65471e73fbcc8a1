// What only the owner of the tables can do, as functions that the service's role may call: the journal's next months,
// and forgetting the figures that are counted from the journal.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Privileges1700000000054 implements MigrationInterface {
  readonly name = 'Privileges1700000000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter function ensure_event_partitions(date, integer) security definer set search_path = public, pg_temp`,
    );
    await runner.query(`
      create function forget_figures() returns void
      language sql security definer set search_path = public, pg_temp
      as $$ truncate report_fact, daily_count $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function forget_figures()`);
    await runner.query(
      `alter function ensure_event_partitions(date, integer) security invoker reset search_path`,
    );
  }
}
