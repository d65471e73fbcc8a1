// The journal and the timers of tasks lie beside those of all other cases. Entries keep their text and their hash byte for
// byte; the seals of the old rows stay, and say of each old timer that it went.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTheService } from './as-the-service.ts';

export class TasksAreCases1700000000059 implements MigrationInterface {
  readonly name = 'TasksAreCases1700000000059';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select ensure_event_partitions(month, 1)
      from (select distinct date_trunc('month', recorded_at)::date as month from task_event) m`);
    await runner.query(`
      insert into case_event (home_agency_id, case_id, case_kind, seq, type, occurred_at, recorded_at, actor_id, entry, hash)
      select home_agency_id, task_id, 'task', seq, type, occurred_at, recorded_at, actor_id, entry, hash
      from task_event order by recorded_at, home_agency_id, task_id, seq`);
    await runner.query(`
      insert into timer (home_agency_id, case_id, case_kind, name, fire_at)
      select home_agency_id, task_id, 'task', name, fire_at from task_timer`);
    await asTheService(runner, async () => {
      await runner.query(`delete from task_timer`);
    });
    await runner.query(`drop table task_timer`);
    await runner.query(`drop table task_event`);
  }

  /** Only where no task was given yet: seals tell the old rows apart from what was written since. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if exists (select from case_event where case_kind = 'task') then
          raise exception 'the journals of tasks cannot be parted from those of other cases any more';
        end if;
      end $$`);
    await runner.query(`
      create table task_event (
        home_agency_id uuid not null,
        task_id uuid not null,
        seq integer not null,
        type text not null,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        actor_id uuid,
        entry json not null,
        hash bytea not null,
        constraint task_event_pkey primary key (home_agency_id, task_id, seq)
      )`);
    await runner.query(`
      create table task_timer (
        home_agency_id uuid not null,
        task_id uuid not null,
        name text not null,
        fire_at timestamptz not null,
        constraint task_timer_pkey primary key (home_agency_id, task_id, name)
      )`);
    await runner.query(`create index task_timer_fire_at on task_timer (fire_at)`);
    await runner.query(`
      create trigger task_event_append_only before update or delete on task_event
      for each row execute function refuse_journal_change()`);
    for (const [table, key, ignored] of [
      ['task_event', 'home_agency_id,task_id,seq', ''],
      ['task_timer', 'home_agency_id,task_id,name', 'leased_until'],
    ]) {
      await runner.query(`
        create trigger ${table}_sealed after insert or update or delete on ${table}
        for each row execute function seal_row('${key}', '${ignored}')`);
      await runner.query(`
        create trigger ${table}_never_emptied before truncate on ${table}
        for each statement execute function refuse_change()`);
    }
  }
}
