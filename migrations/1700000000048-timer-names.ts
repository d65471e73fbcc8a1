// Timers are named after their delay (`late`, `stepDue`), no longer by XState after the state that waits for them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `xstate.after.late.one-stop.clock.running` → `late`. Two states that wait under one name are never active together.
 * Before rows are sealed: a name is part of a timer's key.
 */
export class TimerNames1700000000048 implements MigrationInterface {
  readonly name = 'TimerNames1700000000048';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['timer', 'task_timer'])
      await runner.query(
        `update ${table} set name = split_part(name, '.', 3) where name like 'xstate.after.%'`,
      );
  }

  // Which state waits is not known here; the entry that armed a timer has its old name.
  async down(runner: QueryRunner): Promise<void> {
    const [{ armed }] = (await runner.query(
      `select (exists (select 1 from timer) or exists (select 1 from task_timer)) as armed`,
    )) as [{ armed: boolean }];
    if (armed) throw new Error('timers that are armed cannot be given their old names');
  }
}
