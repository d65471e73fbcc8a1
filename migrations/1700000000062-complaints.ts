// Complaints and reflections that citizens bring, and who brought them; their journal and timers are those of every case.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a complaint's row the journal holds the rest. */
const SEALED = ['home_agency_id', 'id', 'complaint_no', 'channel', 'title', 'lookup_secret'];

export class Complaints1700000000062 implements MigrationInterface {
  readonly name = 'Complaints1700000000062';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table complaint (
        home_agency_id uuid not null,
        id uuid not null,
        version integer not null,
        complaint_no text not null,
        channel text not null,
        title text not null,
        receiver_unit_id uuid not null,
        unit_id uuid not null,
        officer_id uuid,
        snapshot json not null,
        state text not null,
        clock text not null,
        waits_for text not null,
        received_at timestamptz not null,
        due_at timestamptz not null,
        late_from_at timestamptz not null,
        answered_at timestamptz,
        closed_at timestamptz,
        verdict text,
        was_late boolean not null,
        published json,
        lookup_secret text not null,
        last_hash bytea not null,
        updated_at timestamptz not null,
        constraint complaint_pkey primary key (home_agency_id, id)
      )`);
    await runner.query(`create unique index complaint_once on complaint (home_agency_id, complaint_no)`);
    await runner.query(`create index complaint_no on complaint (complaint_no)`);
    await runner.query(`create index complaint_id on complaint (id)`);
    await runner.query(`create index complaint_open on complaint (late_from_at, id) where closed_at is null`);
    await runner.query(`create index complaint_unit on complaint (unit_id, received_at)`);
    await runner.query(`create index complaint_receiver on complaint (receiver_unit_id, received_at)`);
    await runner.query(
      `create index complaint_published on complaint (received_at) where published is not null`,
    );
    await runner.query(`
      create table complainant (
        home_agency_id uuid not null,
        complaint_id uuid not null,
        name text,
        phone text,
        email text,
        address text,
        content text not null,
        constraint complainant_pkey primary key (home_agency_id, complaint_id)
      )`);
    await runner.query(`
      create trigger complaint_sealed after insert or update of ${SEALED.join(', ')} or delete on complaint
      for each row execute function seal_row('home_agency_id,id', '', '${SEALED.join(',')}')`);
    await runner.query(`
      create trigger complainant_sealed after insert or update or delete on complainant
      for each row execute function seal_row('home_agency_id,complaint_id', '')`);
    for (const table of ['complaint', 'complainant'])
      await runner.query(`
        create trigger ${table}_never_emptied before truncate on ${table}
        for each statement execute function refuse_change()`);
    await runner.query(`alter table late_case drop constraint late_case_about_known`);
    await runner.query(`
      alter table late_case add constraint late_case_about_known check (about in ('dossier', 'task', 'complaint'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from alert where subject = 'complaint'`);
    await runner.query(`delete from timer where case_kind = 'complaint'`);
    await runner.query(`alter table late_case drop constraint late_case_about_known`);
    await runner.query(`
      alter table late_case add constraint late_case_about_known check (about in ('dossier', 'task')) not valid`);
    for (const table of ['complainant', 'complaint']) await runner.query(`drop table ${table}`);
  }
}
