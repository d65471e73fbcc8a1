// Calendar versions are looked at side by side, also while a dossier stands paused: nothing waits for a clock to run.
// The newest version of each calendar is taken to every open dossier once more, so that one which was judged once and
// dropped counts again, and paused dossiers say whether they can become late.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CalendarsSideBySide1700000000033 implements MigrationInterface {
  readonly name = 'CalendarsSideBySide1700000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table calendar_change_waiting`);
    await runner.query(`
      insert into calendar_change (name, version, state, not_before, examined, moved_later, not_applied, failed)
      select name, max(version), 'waiting', now(), 0, 0, 0, 0 from working_calendar group by name
      on conflict (name, version) do update set state = 'waiting', first_day = null, leased_until = null,
        after_late_from_at = null, after_id = null, total = null, examined = 0, moved_later = 0, not_applied = 0,
        failed = 0, started_at = null, finished_at = null`);
  }

  /** The walk that was ordered is not taken back: it writes nothing that the version before cannot read. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_change_waiting (
        name text not null,
        version integer not null,
        home_agency_id uuid not null,
        dossier_id uuid not null,
        constraint calendar_change_waiting_pkey primary key (name, version, home_agency_id, dossier_id)
      )`);
  }
}
