// Seals that say who wrote a row, also where it was the owner under the service's name; more tables that are only added to;
// who ended an inspection and in whose place; when a print was made.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables to which rows are only added; their triggers say so by name (the service's privileges follow from that). */
const ADDED = [
  'alert_rung',
  'applicant_correction',
  'explanation',
  'inspection_finding',
  'paper_change',
  'task_document',
  'unit_alias',
];
/** The same, under another name until now. */
const UNCHANGING = ['calendar_day', 'procedure_source', 'process_version', 'working_calendar'];

export class OutsideWriters1700000000056 implements MigrationInterface {
  readonly name = 'OutsideWriters1700000000056';

  async up(runner: QueryRunner): Promise<void> {
    // Null where the service writes. Where its role was given what it needs, whoever else writes is somebody else; where
    // one role does both, only the client's name tells them apart.
    await runner.query(`
      create function outside_writer() returns text language plpgsql stable as $$
      declare
        service boolean := (
          select bool_or(a.grantee = to_regrole(quote_ident(session_user))) from pg_class c, aclexplode(c.relacl) a
          where c.oid = 'row_seal'::regclass and a.privilege_type = 'INSERT' and a.grantee not in (0, c.relowner));
        client text := current_setting('application_name');
      begin
        return case when client = 'motcua' and coalesce(service, true) then null else session_user || ' ' || client end;
      end $$`);
    // Who wrote a row from outside stays in each later seal of it, and is in what that one hashes.
    await runner.query(
      sealRow(
        'coalesce(last.written_by, outside_writer())',
        `sha256(coalesce(last.hash, ''::bytea) || convert_to(tg_op, 'UTF8') || digest
          || convert_to(coalesce(writer, ''), 'UTF8'))`,
      ),
    );
    for (const table of ADDED)
      await runner.query(`
        create trigger ${table}_append_only before update or delete on ${table}
        for each row execute function refuse_change()`);
    for (const table of UNCHANGING)
      await runner.query(`alter trigger ${table}_unchanging on ${table} rename to ${table}_append_only`);
    await runner.query(`
      alter table inspection add on_behalf_of uuid, add ended_by uuid, add ended_on_behalf_of uuid`);
    await runner.query(`alter table inspection_finding add on_behalf_of uuid`);
    await runner.query(`alter table form_batch add finished_at timestamptz, add problem text`);
    await runner.query(`update form_batch set finished_at = asked_at where state <> 'waiting'`);
    await runner.query(`drop index form_batch_age`);
    await runner.query(`create index form_batch_finished on form_batch (finished_at)`);
    await runner.query(`create index form_batch_asked on form_batch (asked_by, finished_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index form_batch_asked`);
    await runner.query(`drop index form_batch_finished`);
    await runner.query(`create index form_batch_age on form_batch (asked_at)`);
    await runner.query(`alter table form_batch drop finished_at, drop problem`);
    await runner.query(`alter table inspection_finding drop on_behalf_of`);
    await runner.query(`alter table inspection drop on_behalf_of, drop ended_by, drop ended_on_behalf_of`);
    for (const table of UNCHANGING)
      await runner.query(`alter trigger ${table}_append_only on ${table} rename to ${table}_unchanging`);
    for (const table of ADDED) await runner.query(`drop trigger ${table}_append_only on ${table}`);
    await runner.query(
      sealRow(
        `case when current_setting('application_name') = 'motcua' then null
          else session_user || ' ' || current_setting('application_name') end`,
        `sha256(coalesce(last.hash, ''::bytea) || convert_to(tg_op, 'UTF8') || digest)`,
      ),
    );
    await runner.query(`drop function outside_writer()`);
  }
}

/** The function of all `…_sealed` triggers. @param writer, hash as SQL over `last`, `digest` and, for the hash, `writer` */
function sealRow(writer: string, hash: string): string {
  return `
    create or replace function seal_row() returns trigger language plpgsql set timezone to 'UTC' as $$
    declare
      keys text[] := string_to_array(tg_argv[0], ',');
      ignored text[] := string_to_array(tg_argv[1], ',');
      content jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
      chosen text[] := string_to_array(tg_argv[2], ',');
      digest bytea;
      named text;
      last record;
      writer text;
    begin
      if chosen is not null then
        content := (select jsonb_object_agg(key, value) from jsonb_each(content) where key = any(chosen));
      end if;
      digest := row_digest(content, ignored);
      if tg_op = 'UPDATE' then
        if digest = row_digest(case when chosen is null then to_jsonb(old) else
            (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(old)) where key = any(chosen)) end, ignored) then
          return null;
        end if;
      end if;
      select string_agg(content ->> key, ' ' order by n) into named from unnest(keys) with ordinality as k(key, n);
      select seq, hash, written_by into last from row_seal
        where table_name = tg_table_name and row_key = named order by seq desc limit 1;
      writer := ${writer};
      insert into row_seal (table_name, row_key, seq, change, hash, written_by)
      values (tg_table_name, named, coalesce(last.seq, 0) + 1, tg_op, ${hash}, writer);
      return null;
    end $$`;
}
