// Whose an alert is, from when until when: duty follows whoever holds what it is about, and who is over him.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Duty1700000000047 implements MigrationInterface {
  name = 'Duty1700000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table duty (
        home_agency_id uuid not null,
        alert_id uuid not null,
        seq integer not null,
        unit_id uuid not null,
        officer_id uuid,
        staff_id uuid,
        on_behalf_of uuid,
        levels text not null,
        from_at timestamptz not null,
        until_at timestamptz,
        because text not null,
        acknowledged_at timestamptz,
        acknowledged_by uuid,
        constraint duty_pkey primary key (home_agency_id, alert_id, seq)
      ) with (fillfactor = 90)`);
    await runner.query(
      `create unique index duty_one on duty (home_agency_id, alert_id) where until_at is null`,
    );
    await runner.query(`create index duty_open on duty (unit_id, officer_id, levels) where until_at is null`);
    await runner.query(`alter table alert_notice add column released_at timestamptz`);
    await runner.query(`alter table alert add column climbs_from timestamptz`);
    // What is open is looked at once: it may be in other hands than those that were told.
    await runner.query(
      `update alert set next_rung_at = raised_at where closed_at is null and next_rung_at is null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table alert drop column climbs_from`);
    await runner.query(`delete from alert_notice where released_at is not null`);
    await runner.query(`alter table alert_notice drop column released_at`);
    await runner.query(`drop table duty`);
  }
}
