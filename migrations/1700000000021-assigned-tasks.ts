// Tasks that the People's Committee gives to agencies: their documents, rows, journal and timers.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AssignedTasks1700000000021 implements MigrationInterface {
  name = 'AssignedTasks1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table task_document (
        home_agency_id uuid not null,
        id uuid not null,
        number text not null,
        day date not null,
        title text not null,
        signer text,
        giver_unit_id uuid not null,
        created_by uuid not null,
        created_at timestamptz not null,
        constraint task_document_pkey primary key (home_agency_id, id)
      )`);
    await runner.query(`
      create table assigned_task (
        home_agency_id uuid not null,
        id uuid not null,
        version integer not null,
        task_no text not null,
        document_id uuid not null,
        kind text not null,
        title text not null,
        content text,
        giver_unit_id uuid not null,
        lead_unit_id uuid not null,
        officer_id uuid,
        partner_unit_ids uuid[] not null,
        snapshot json not null,
        calendar_name text not null,
        state text not null,
        clock text not null,
        waits_for text not null,
        due_at timestamptz not null,
        late_from_at timestamptz not null,
        original_due_at timestamptz not null,
        given_at timestamptz not null,
        reported_at timestamptz,
        closed_at timestamptz,
        verdict text,
        was_late boolean not null,
        percent smallint not null,
        last_hash bytea not null,
        updated_at timestamptz not null,
        constraint assigned_task_pkey primary key (home_agency_id, id)
      )`);
    await runner.query(`create unique index assigned_task_no on assigned_task (home_agency_id, task_no)`);
    await runner.query(`create index assigned_task_id on assigned_task (id)`);
    await runner.query(
      `create index assigned_task_open on assigned_task (late_from_at, id) where closed_at is null`,
    );
    await runner.query(`create index assigned_task_lead on assigned_task (lead_unit_id, given_at)`);
    await runner.query(`create index assigned_task_giver on assigned_task (giver_unit_id, given_at)`);

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
      create trigger task_event_append_only before update or delete on task_event
      for each row execute function refuse_journal_change()`);

    await runner.query(`
      create table task_timer (
        home_agency_id uuid not null,
        task_id uuid not null,
        name text not null,
        fire_at timestamptz not null,
        constraint task_timer_pkey primary key (home_agency_id, task_id, name)
      )`);
    await runner.query(`create index task_timer_fire_at on task_timer (fire_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from alert where subject = 'task'`);
    for (const table of ['task_timer', 'task_event', 'assigned_task', 'task_document'])
      await runner.query(`drop table ${table}`);
  }
}
