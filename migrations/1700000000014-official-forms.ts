// Official forms: what is due, what was issued under which number, what was filed back, and prints of many at once.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OfficialForms1700000000014 implements MigrationInterface {
  readonly name = 'OfficialForms1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table form_due (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        seq integer not null,
        meaning text not null,
        occurred_at timestamptz not null,
        tries smallint not null default 0,
        constraint form_due_pkey primary key (home_agency_id, dossier_id, seq, meaning)
      )`);
    await runner.query(`create index form_due_oldest on form_due (tries, occurred_at)`);
    // In the transaction that writes the journal, so that no crash parts a form from its entry.
    await runner.query(`
      create function note_due_forms() returns trigger language plpgsql as $$
      begin
        insert into form_due (home_agency_id, dossier_id, seq, meaning, occurred_at)
        select distinct new.home_agency_id, new.dossier_id, new.seq, form, new.occurred_at
        from json_array_elements_text(new.entry->'forms') form;
        return null;
      end $$`);
    await runner.query(`
      create trigger dossier_event_forms after insert on dossier_event
      for each row when ((new.entry->'forms') is not null) execute function note_due_forms()`);
    await runner.query(`
      create table form_series (
        unit_id uuid not null,
        meaning text not null,
        year smallint not null,
        last integer not null,
        constraint form_series_pkey primary key (unit_id, meaning, year)
      )`);
    await runner.query(`
      create table issued_form (
        home_agency_id uuid not null,
        id uuid not null,
        dossier_id uuid not null,
        seq integer not null,
        meaning text not null,
        form_set text not null,
        unit_id uuid not null,
        year smallint not null,
        number integer not null,
        series text not null,
        issued_at timestamptz not null,
        issued_by uuid,
        signed_by uuid,
        facts jsonb not null,
        sha256 bytea,
        constraint issued_form_pkey primary key (home_agency_id, id),
        constraint issued_form_once unique (home_agency_id, dossier_id, seq, meaning),
        constraint issued_form_number_once unique (unit_id, meaning, year, number)
      )`);
    await runner.query(`create index issued_form_unprinted on issued_form (issued_at) where sha256 is null`);
    await runner.query(`
      create function refuse_form_change() returns trigger language plpgsql as $$
      begin
        raise exception 'a form that was issued takes no change or delete' using errcode = 'integrity_constraint_violation';
      end $$`);
    await runner.query(`
      create trigger issued_form_kept before update on issued_form
      for each row when (old.sha256 is not null or new.facts is distinct from old.facts or new.number <> old.number)
      execute function refuse_form_change()`);
    await runner.query(`
      create trigger issued_form_not_deleted before delete on issued_form
      for each row execute function refuse_form_change()`);
    await runner.query(`
      create table filed_form (
        home_agency_id uuid not null,
        form_id uuid not null,
        version integer not null,
        media_type text not null,
        sha256 bytea not null,
        content bytea not null,
        filed_at timestamptz not null,
        filed_by uuid not null,
        on_behalf_of uuid,
        constraint filed_form_pkey primary key (home_agency_id, form_id, version)
      )`);
    await runner.query(`alter table filed_form alter column content set storage external`);
    await runner.query(`
      create trigger filed_form_append_only before update or delete on filed_form
      for each row execute function refuse_form_change()`);
    await runner.query(`
      create table form_batch (
        id uuid not null,
        kind text not null,
        title text not null,
        request jsonb not null,
        asked_by uuid not null,
        asked_at timestamptz not null,
        total integer not null,
        done integer not null default 0,
        state text not null default 'waiting',
        pdf bytea,
        constraint form_batch_pkey primary key (id),
        constraint form_batch_kind_known check (kind in ('forms', 'register')),
        constraint form_batch_state_known check (state in ('waiting', 'done', 'failed'))
      )`);
    await runner.query(`create index form_batch_waiting on form_batch (asked_at) where state = 'waiting'`);
    await runner.query(`create index form_batch_age on form_batch (asked_at)`);
    await runner.query(`
      create index dossier_registered on dossier (reception_unit_id, accepted_at, id) where accepted_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dossier_registered`);
    await runner.query(`drop trigger dossier_event_forms on dossier_event`);
    await runner.query(`drop function note_due_forms()`);
    for (const table of ['form_batch', 'filed_form', 'issued_form', 'form_series', 'form_due'])
      await runner.query(`drop table ${table}`);
    await runner.query(`drop function refuse_form_change()`);
  }
}
