// An inbox is read by what is open: a line says itself when what it is about was over. An alert that is opened again says so
// until somebody was told of it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OpenLines1700000000057 implements MigrationInterface {
  readonly name = 'OpenLines1700000000057';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table alert add column reopened_at timestamptz`);
    await runner.query(`alter table alert_notice add column closed_at timestamptz`);
    await this.#seal(runner, 'alert', 'home_agency_id,id', 'next_rung,next_rung_at,case_seen,reopened_at');
    await this.#seal(
      runner,
      'alert_notice',
      'home_agency_id,alert_id,staff_id',
      'snoozed_until,seen_at,closed_at',
    );
    await runner.query(`
      update alert_notice notice set closed_at = alert.closed_at from alert
      where alert.home_agency_id = notice.home_agency_id and alert.id = notice.alert_id
        and alert.closed_at is not null`);
    await runner.query(`
      create index alert_notice_open on alert_notice (staff_id, raised_at, alert_id)
      where closed_at is null and released_at is null`);
    await runner.query(`
      update duty set until_at = greatest(alert.closed_at, duty.from_at) from alert
      where duty.until_at is null and alert.home_agency_id = duty.home_agency_id and alert.id = duty.alert_id
        and alert.closed_at is not null`);
    // What was opened again and has been nobody's since is looked at.
    await runner.query(`
      update alert set next_rung_at = coalesce(next_rung_at, raised_at)
      where closed_at is null and next_rung > 0 and not exists (
        select from duty where duty.home_agency_id = alert.home_agency_id and duty.alert_id = alert.id
          and duty.until_at is null)`);
  }

  /** Nothing rests on these columns: a seal made before them, or without them, holds as it is. */
  async #seal(runner: QueryRunner, table: string, key: string, ignored: string): Promise<void> {
    await runner.query(`drop trigger ${table}_sealed on ${table}`);
    await runner.query(`
      create trigger ${table}_sealed after insert or update or delete on ${table}
      for each row execute function seal_row('${key}', '${ignored}')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index alert_notice_open`);
    await this.#seal(runner, 'alert', 'home_agency_id,id', 'next_rung,next_rung_at,case_seen');
    await this.#seal(runner, 'alert_notice', 'home_agency_id,alert_id,staff_id', 'snoozed_until,seen_at');
    await runner.query(`alter table alert_notice drop column closed_at`);
    await runner.query(`alter table alert drop column reopened_at`);
    // Lines and duties of closed alerts were ended by a look at them: such a look would raise rungs now.
    await runner.query(
      `update alert set next_rung_at = null where closed_at is not null and next_rung_at is not null`,
    );
  }
}
