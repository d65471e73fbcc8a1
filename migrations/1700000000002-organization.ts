// Who is who: units, staff, positions, absences, sessions, competences, and who read whose personal data.
// Validity runs from a first day up to, but not on, a last one.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Organization1700000000002 implements MigrationInterface {
  name = 'Organization1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists btree_gist`);
    await runner.query(`
      create table agency_unit (
        id uuid not null,
        code text not null,
        name text not null,
        kind text not null,
        is_agency boolean not null,
        level text not null,
        parent_id uuid,
        supervised_by uuid,
        successor_id uuid,
        valid_from date not null,
        valid_to date,
        calendar_name text not null default 'vn',
        address text,
        phone text,
        version integer not null default 1,
        constraint agency_unit_pkey primary key (id),
        constraint agency_unit_parent foreign key (parent_id) references agency_unit (id),
        constraint agency_unit_supervisor foreign key (supervised_by) references agency_unit (id),
        constraint agency_unit_successor foreign key (successor_id) references agency_unit (id),
        constraint agency_unit_validity check (valid_to is null or valid_to > valid_from),
        constraint agency_unit_code_once exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
      )`);
    await runner.query(`create index agency_unit_parent_id on agency_unit (parent_id)`);

    await runner.query(`
      create table staff (
        id uuid not null,
        account text not null,
        full_name text not null,
        email text,
        phone text,
        password_hash text not null,
        must_change_password boolean not null,
        mail_alerts boolean not null default true,
        mail_outside_hours boolean not null default false,
        created_at timestamptz not null,
        disabled_at timestamptz,
        version integer not null default 1,
        constraint staff_pkey primary key (id),
        constraint staff_account_once unique (account),
        constraint staff_account_lower check (account = lower(account))
      )`);

    await runner.query(`
      create table position (
        id uuid not null,
        staff_id uuid not null,
        unit_id uuid not null,
        position text not null,
        valid_from date not null,
        valid_to date,
        constraint position_pkey primary key (id),
        constraint position_staff foreign key (staff_id) references staff (id),
        constraint position_unit foreign key (unit_id) references agency_unit (id),
        constraint position_validity check (valid_to is null or valid_to > valid_from),
        constraint position_once exclude using gist
          (staff_id with =, unit_id with =, position with =, daterange(valid_from, valid_to) with &&)
      )`);
    await runner.query(`create index position_unit_id on position (unit_id)`);

    await runner.query(`
      create table absence (
        id uuid not null,
        staff_id uuid not null,
        substitute_id uuid,
        from_at timestamptz not null,
        to_at timestamptz not null,
        reason text,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        constraint absence_pkey primary key (id),
        constraint absence_staff foreign key (staff_id) references staff (id),
        constraint absence_substitute foreign key (substitute_id) references staff (id),
        constraint absence_lasts check (to_at > from_at),
        constraint absence_by_another check (substitute_id <> staff_id),
        constraint absence_one_at_a_time exclude using gist (staff_id with =, tstzrange(from_at, to_at) with &&)
      )`);
    await runner.query(`create index absence_substitute_id on absence (substitute_id)`);

    await runner.query(`
      create table unit_competence (
        id uuid not null,
        procedure_code text,
        field text,
        level text not null,
        territory text,
        unit_id uuid not null,
        valid_from date not null,
        valid_to date,
        constraint unit_competence_pkey primary key (id),
        constraint unit_competence_unit foreign key (unit_id) references agency_unit (id),
        constraint unit_competence_one_subject check (procedure_code is null or field is null),
        constraint unit_competence_validity check (valid_to is null or valid_to > valid_from)
      )`);

    await runner.query(`
      create table session (
        id uuid not null,
        token_hash bytea not null,
        staff_id uuid not null,
        kind text not null,
        name text,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        constraint session_pkey primary key (id),
        constraint session_token_once unique (token_hash),
        constraint session_staff foreign key (staff_id) references staff (id)
      )`);
    await runner.query(`create index session_staff_id on session (staff_id) where revoked_at is null`);

    await runner.query(`
      create table sign_in_throttle (
        key text not null,
        failures integer not null,
        last_failure_at timestamptz not null,
        locked_until timestamptz,
        constraint sign_in_throttle_pkey primary key (key)
      )`);

    await runner.query(`
      create table access_log (
        id uuid not null,
        home_agency_id uuid not null,
        dossier_id uuid not null,
        staff_id uuid not null,
        on_behalf_of uuid,
        what text not null,
        purpose text,
        request_id text,
        at timestamptz not null,
        constraint access_log_pkey primary key (home_agency_id, id)
      )`);
    await runner.query(`create index access_log_dossier on access_log (home_agency_id, dossier_id, at)`);
    await runner.query(`create index access_log_staff on access_log (staff_id, at)`);
    await runner.query(`
      create function refuse_access_log_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the access log takes no update or delete' using errcode = 'integrity_constraint_violation';
      end $$`);
    await runner.query(`
      create trigger access_log_append_only before update or delete on access_log
      for each row execute function refuse_access_log_change()`);

    await runner.query(`
      create table organization_version (
        id boolean not null default true,
        version bigint not null,
        constraint organization_version_pkey primary key (id),
        constraint organization_version_one check (id)
      )`);
    await runner.query(`insert into organization_version (version) values (1)`);
    await runner.query(`
      create function bump_organization_version() returns trigger language plpgsql as $$
      begin
        update organization_version set version = version + 1;
        return null;
      end $$`);
    for (const table of ['agency_unit', 'position', 'absence', 'unit_competence'])
      await runner.query(`
        create trigger ${table}_changed after insert or update or delete or truncate on ${table}
        for each statement execute function bump_organization_version()`);
    // Signing in rehashes a password now and then: that is nobody else's business.
    await runner.query(`
      create trigger staff_changed
      after insert or delete or truncate or update of account, full_name, email, disabled_at on staff
      for each statement execute function bump_organization_version()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'access_log',
      'sign_in_throttle',
      'session',
      'unit_competence',
      'absence',
      'position',
      'staff',
      'agency_unit',
      'organization_version',
    ])
      await runner.query(`drop table ${table}`);
    await runner.query(`drop function refuse_access_log_change()`);
    await runner.query(`drop function bump_organization_version()`);
  }
}
