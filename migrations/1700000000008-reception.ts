// The reception desk: papers printed for applicants, and the indexes that its home page and its finder read by.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reception1700000000008 implements MigrationInterface {
  name = 'Reception1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dossier_print (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        form text not null,
        issue integer not null,
        copy_number integer not null,
        printed_at timestamptz not null,
        printed_by uuid not null,
        on_behalf_of uuid,
        constraint dossier_print_pkey primary key (home_agency_id, dossier_id, form, issue, copy_number)
      )`);
    await runner.query(`
      create function refuse_print_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the list of printed papers takes no update or delete' using errcode = 'integrity_constraint_violation';
      end $$`);
    await runner.query(`
      create trigger dossier_print_append_only before update or delete on dossier_print
      for each row execute function refuse_print_change()`);

    await runner.query(`
      create function phone_key(value text) returns text
      language sql immutable strict parallel safe
      as $$ select regexp_replace(regexp_replace(value, '[^0-9]', '', 'g'), '^84(?=[0-9]{9}$)', '0') $$`);
    await runner.query(`
      create index dossier_applicant_phone_key on dossier_applicant (phone_key(phone)) where phone is not null`);
    await runner.query(`
      create index dossier_applicant_identity_no on dossier_applicant (identity_no) where identity_no is not null`);

    await runner.query(`create index dossier_received on dossier (reception_unit_id, lodged_at)`);
    await runner.query(`
      create index dossier_to_hand_over on dossier (reception_unit_id, resolved_at, id)
      where resolved_at is not null and closed_at is null`);
    await runner.query(`
      create index dossier_appointment on dossier (reception_unit_id, promised_due_at, id)
      where promised_due_at is not null and closed_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of [
      'dossier_appointment',
      'dossier_to_hand_over',
      'dossier_received',
      'dossier_applicant_identity_no',
      'dossier_applicant_phone_key',
    ])
      await runner.query(`drop index ${index}`);
    await runner.query(`drop function phone_key(text)`);
    await runner.query(`drop table dossier_print`);
    await runner.query(`drop function refuse_print_change()`);
  }
}
