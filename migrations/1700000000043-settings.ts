// Settings get versions, and a history that says who changed what, from what to what, when and why.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Settings1700000000043 implements MigrationInterface {
  readonly name = 'Settings1700000000043';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table setting add column version integer not null default 0`);
    await runner.query(`
      create table setting_change (
        key text not null,
        version integer not null,
        before jsonb not null,
        after jsonb not null,
        changed_by uuid,
        reason text,
        changed_at timestamptz not null,
        constraint setting_change_pkey primary key (key, version)
      )`);
    await runner.query(`
      create function refuse_setting_change_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the history of settings takes no update or delete' using errcode = 'integrity_constraint_violation';
      end $$`);
    await runner.query(`
      create trigger setting_change_append_only before update or delete or truncate on setting_change
      for each statement execute function refuse_setting_change_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table setting_change`);
    await runner.query(`drop function refuse_setting_change_change()`);
    await runner.query(`alter table setting drop column version`);
  }
}
