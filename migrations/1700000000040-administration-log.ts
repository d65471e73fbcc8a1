// What administrators do and who signs in: written down in the transaction that does it, and never changed.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AdministrationLog1700000000040 implements MigrationInterface {
  readonly name = 'AdministrationLog1700000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table administration_log (
        id uuid not null,
        at timestamptz not null,
        staff_id uuid,
        on_behalf_of uuid,
        action text not null,
        subject_id text,
        subject_name text,
        before jsonb,
        after jsonb,
        raises boolean not null,
        request_id text,
        network text,
        constraint administration_log_pkey primary key (id)
      )`);
    await runner.query(`create index administration_log_at on administration_log (at, id)`);
    await runner.query(`create index administration_log_staff on administration_log (staff_id, at)`);
    await runner.query(`create index administration_log_subject on administration_log (subject_id, at)`);
    await runner.query(`create index administration_log_raises on administration_log (at) where raises`);
    await runner.query(`
      create function refuse_administration_log_change() returns trigger language plpgsql as $$
      begin
        raise exception 'administration_log is append-only';
      end $$`);
    await runner.query(`
      create trigger administration_log_append_only before update or delete on administration_log
      for each row execute function refuse_administration_log_change()`);
    await runner.query(`
      create trigger administration_log_not_emptied before truncate on administration_log
      for each statement execute function refuse_administration_log_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table administration_log`);
    await runner.query(`drop function refuse_administration_log_change()`);
  }
}
