// One journal and one table of timers for every kind of case: each row says of which kind its case is. Nothing that an entry
// says is touched, and no hash.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = ['pkey', 'xact', 'recorded_at', 'sent_back'];
const TRIGGERS = ['append_only', 'forms', 'never_emptied'];

export class CaseEvents1700000000058 implements MigrationInterface {
  readonly name = 'CaseEvents1700000000058';

  async up(runner: QueryRunner): Promise<void> {
    await this.#rename(runner, 'dossier_event', 'case_event');
    for (const table of ['case_event', 'timer']) {
      await runner.query(`alter table ${table} rename column dossier_id to case_id`);
      await runner.query(`alter table ${table} add column case_kind text not null default 'dossier'`);
      await runner.query(`alter table ${table} alter column case_kind drop default`);
    }
    await this.#partitions(runner, 'case_event');
    await this.#forms(runner, 'case_event', 'case_id', `and new.case_kind = 'dossier'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['case_event', 'timer']) {
      await runner.query(`alter table ${table} rename column case_id to dossier_id`);
      await runner.query(`alter table ${table} drop column case_kind cascade`);
    }
    await this.#rename(runner, 'case_event', 'dossier_event');
    await this.#partitions(runner, 'dossier_event');
    await this.#forms(runner, 'dossier_event', 'dossier_id', '');
  }

  /** The table with its partitions, indexes and triggers. */
  async #rename(runner: QueryRunner, from: string, to: string): Promise<void> {
    await runner.query(`alter table ${from} rename to ${to}`);
    await runner.query(`
      do $$
      declare
        part regclass;
      begin
        for part in select inhrelid::regclass from pg_inherits where inhparent = '${to}'::regclass loop
          execute format('alter table %s rename to %I', part, replace(part::text, '${from}', '${to}'));
        end loop;
      end $$`);
    for (const name of INDEXES) await runner.query(`alter index ${from}_${name} rename to ${to}_${name}`);
    for (const name of TRIGGERS)
      await runner.query(`
        do $$ begin
          if exists (select from pg_trigger where tgrelid = '${to}'::regclass and tgname = '${from}_${name}') then
            alter trigger ${from}_${name} on ${to} rename to ${to}_${name};
          end if;
        end $$`);
  }

  async #partitions(runner: QueryRunner, table: string): Promise<void> {
    await runner.query(`
      create or replace function ensure_event_partitions(first_month date, months integer) returns void
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        month date;
      begin
        for i in 0 .. months - 1 loop
          month := date_trunc('month', first_month)::date + make_interval(months => i);
          begin
            execute format(
              'create table if not exists ${table}_%s partition of ${table} for values from (%L) to (%L)',
              to_char(month, 'YYYYMM'), month::timestamptz, (month + interval '1 month')::timestamptz);
          exception when check_violation then
            raise warning 'journal entries of % are in the default partition already', to_char(month, 'YYYY-MM');
          end;
        end loop;
      end $$`);
  }

  async #forms(runner: QueryRunner, table: string, id: string, ofKind: string): Promise<void> {
    await runner.query(`
      create or replace function note_due_forms() returns trigger language plpgsql as $$
      begin
        insert into form_due (home_agency_id, dossier_id, seq, meaning, occurred_at)
        select distinct new.home_agency_id, new.${id}, new.seq, form, new.occurred_at
        from json_array_elements_text(new.entry->'forms') form;
        return null;
      end $$`);
    await runner.query(`drop trigger if exists ${table}_forms on ${table}`);
    await runner.query(`
      create trigger ${table}_forms after insert on ${table}
      for each row when ((new.entry->'forms') is not null ${ofKind}) execute function note_due_forms()`);
  }
}
