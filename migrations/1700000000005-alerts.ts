// How alerts climb and reach people: rungs raised, one line a person, and the outbox of mail and webhooks.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Alerts1700000000005 implements MigrationInterface {
  name = 'Alerts1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index alert_by_id on alert (id)`);

    await runner.query(`
      create table alert_rung (
        home_agency_id uuid not null,
        alert_id uuid not null,
        rung smallint not null,
        instant timestamptz not null,
        raised_at timestamptz not null,
        told text[] not null,
        vacant text[] not null,
        constraint alert_rung_pkey primary key (home_agency_id, alert_id, rung)
      )`);

    await runner.query(`
      create table alert_notice (
        home_agency_id uuid not null,
        alert_id uuid not null,
        staff_id uuid not null,
        rung smallint not null,
        on_behalf_of uuid,
        raised_at timestamptz not null,
        snoozed_until timestamptz,
        seen_at timestamptz,
        constraint alert_notice_pkey primary key (home_agency_id, alert_id, staff_id)
      ) with (fillfactor = 90)`);
    await runner.query(`create index alert_notice_inbox on alert_notice (staff_id, raised_at, alert_id)`);

    await runner.query(`
      create table delivery (
        home_agency_id uuid not null,
        id uuid not null,
        kind text not null,
        dedupe_key text not null,
        recipient_id uuid,
        address text,
        payload jsonb not null,
        not_before timestamptz not null,
        status text not null,
        attempts smallint not null,
        leased_until timestamptz,
        last_error text,
        message_id text,
        created_at timestamptz not null,
        sent_at timestamptz,
        constraint delivery_pkey primary key (home_agency_id, id)
      ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02)`);
    await runner.query(`create unique index delivery_once on delivery (home_agency_id, dedupe_key)`);
    await runner.query(`
      create index delivery_waiting on delivery (not_before) where status in ('waiting', 'sending', 'failed')`);
    await runner.query(`create index delivery_by_id on delivery (id)`);
    await runner.query(`create index delivery_status on delivery (status, created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['delivery', 'alert_notice', 'alert_rung']) await runner.query(`drop table ${table}`);
    await runner.query(`drop index alert_by_id`);
  }
}
