// Late cases: a supervisor's audit of one lateness, its journal and the explanations given.
// An alert is looked at once for whether it opens a case; the mark on it survives any downtime.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LateCases1700000000022 implements MigrationInterface {
  readonly name = 'LateCases1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table alert add column case_seen boolean not null default false`);
    await runner.query(`create index alert_case_unseen on alert (recorded_at) where not case_seen`);
    await runner.query(`
      create table late_case (
        home_agency_id uuid not null,
        id uuid not null,
        version integer not null,
        about text not null,
        about_id uuid not null,
        kind text not null,
        subject text not null,
        due_at timestamptz not null,
        late_since timestamptz not null,
        alert_id uuid,
        unit_id uuid not null,
        officer_id uuid,
        head_id uuid,
        agency_id uuid,
        office_id uuid,
        state text not null,
        context json not null,
        timer_at timestamptz,
        opened_at timestamptz not null,
        opened_by uuid,
        asked_by uuid,
        answer_due_at timestamptz,
        overdue boolean not null,
        reason text,
        finding text,
        attribution jsonb,
        measure text,
        measure_on date,
        found_at timestamptz,
        closed_at timestamptz,
        updated_at timestamptz not null,
        constraint late_case_pkey primary key (home_agency_id, id),
        constraint late_case_about_known check (about in ('dossier', 'task'))
      )`);
    await runner.query(
      `create unique index late_case_once on late_case (home_agency_id, about_id, kind, subject, due_at)`,
    );
    await runner.query(`create index late_case_by_id on late_case (id)`);
    await runner.query(`create index late_case_list on late_case (late_since, id)`);
    await runner.query(`create index late_case_unit on late_case (unit_id, late_since)`);
    await runner.query(`create index late_case_due on late_case (timer_at) where timer_at is not null`);
    await runner.query(`
      create table late_case_event (
        home_agency_id uuid not null,
        late_case_id uuid not null,
        seq integer not null,
        type text not null,
        from_state text,
        to_state text not null,
        actor_id uuid,
        on_behalf_of uuid,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        facts jsonb not null,
        constraint late_case_event_pkey primary key (home_agency_id, late_case_id, seq)
      )`);
    await runner.query(`
      create trigger late_case_event_append_only before update or delete on late_case_event
      for each row execute function refuse_journal_change()`);
    await runner.query(`
      create table explanation (
        home_agency_id uuid not null,
        late_case_id uuid not null,
        seq integer not null,
        reason text not null,
        text text not null,
        evidence jsonb not null,
        given_by uuid not null,
        on_behalf_of uuid,
        given_at timestamptz not null,
        in_time boolean not null,
        constraint explanation_pkey primary key (home_agency_id, late_case_id, seq)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from alert where subject like 'lateCase:%'`);
    for (const table of ['explanation', 'late_case_event', 'late_case'])
      await runner.query(`drop table ${table}`);
    await runner.query(`drop index alert_case_unseen`);
    await runner.query(`alter table alert drop column case_seen`);
  }
}
