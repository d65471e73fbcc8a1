// What a person chose for his screens, and the lists that he named.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PreferencesAndViews1700000000011 implements MigrationInterface {
  readonly name = 'PreferencesAndViews1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table staff
        add column language text not null default 'vi',
        add column settings jsonb not null default '{}',
        add constraint staff_language_known check (language in ('vi', 'en'))`);
    await runner.query(`
      create table saved_view (
        id uuid not null,
        staff_id uuid not null,
        unit_id uuid,
        name text not null,
        page text not null,
        query jsonb not null,
        updated_at timestamptz not null,
        constraint saved_view_pkey primary key (id),
        constraint saved_view_staff foreign key (staff_id) references staff (id),
        constraint saved_view_unit foreign key (unit_id) references agency_unit (id),
        constraint saved_view_name_once unique (staff_id, page, name),
        constraint saved_view_page_known check (page in ('queue', 'board', 'late'))
      )`);
    await runner.query(`create index saved_view_shared on saved_view (unit_id) where unit_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table saved_view`);
    await runner.query(`
      alter table staff drop constraint staff_language_known, drop column settings, drop column language`);
  }
}
