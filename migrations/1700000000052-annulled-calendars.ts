// A calendar version that was a mistake is annulled: proposed by one administrator, decided on by another.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AnnulledCalendars1700000000052 implements MigrationInterface {
  readonly name = 'AnnulledCalendars1700000000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_annulment (
        id uuid not null,
        name text not null,
        version integer not null,
        reason text not null,
        state text not null,
        instead integer,
        proposed_by uuid not null,
        proposed_at timestamptz not null,
        decided_by uuid,
        decided_at timestamptz,
        note text,
        constraint calendar_annulment_pkey primary key (id),
        constraint calendar_annulment_calendar foreign key (name, version) references working_calendar (name, version),
        constraint calendar_annulment_state_known check (state in ('proposed', 'approved', 'rejected')),
        constraint calendar_annulment_of_another check (decided_by <> proposed_by)
      )`);
    await runner.query(`
      create unique index calendar_annulment_once on calendar_annulment (name, version) where state <> 'rejected'`);
    await runner.query(`
      create trigger calendar_annulment_sealed after insert or update or delete on calendar_annulment
      for each row execute function seal_row('id', '')`);
    await runner.query(`
      create trigger calendar_annulment_never_emptied before truncate on calendar_annulment
      for each statement execute function refuse_change()`);
    await runner.query(`alter table calendar_change add annulled_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table calendar_change drop annulled_at`);
    await runner.query(`drop table calendar_annulment`);
  }
}
