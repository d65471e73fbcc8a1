// The money of a desk, counted and signed for: counts, and which lines of fees were in each.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEYS = { till_count: 'home_agency_id,id', till_line: 'home_agency_id,fee_id,stands' } as const;

export class Tills1700000000064 implements MigrationInterface {
  readonly name = 'Tills1700000000064';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table till_count (
        home_agency_id uuid not null,
        id uuid not null,
        unit_id uuid not null,
        staff_id uuid not null,
        expected_cash bigint not null,
        counted_cash bigint not null,
        reason text,
        counted_at timestamptz not null,
        constraint till_count_pkey primary key (home_agency_id, id),
        constraint till_count_difference_explained check (expected_cash = counted_cash or reason is not null)
      )`);
    await runner.query(`create index till_count_of on till_count (staff_id, counted_at)`);
    await runner.query(`create index till_count_id on till_count (id)`);
    await runner.query(`create index till_count_at on till_count (unit_id, counted_at)`);
    await runner.query(`
      create table till_line (
        home_agency_id uuid not null,
        fee_id uuid not null,
        stands boolean not null,
        count_id uuid not null,
        constraint till_line_pkey primary key (home_agency_id, fee_id, stands)
      )`);
    await runner.query(`create index till_line_count on till_line (count_id)`);
    await runner.query(`create index fee_payment_taken on fee_payment (recorded_by, recorded_at)`);
    await runner.query(`
      create index fee_payment_voided on fee_payment (recorded_by, voided_at) where voided_at is not null`);
    for (const [table, key] of Object.entries(KEYS)) {
      await runner.query(`
        create trigger ${table}_append_only before update or delete on ${table}
        for each row execute function refuse_change()`);
      await runner.query(`
        create trigger ${table}_sealed after insert or update or delete on ${table}
        for each row execute function seal_row('${key}', '')`);
      await runner.query(`
        create trigger ${table}_never_emptied before truncate on ${table}
        for each statement execute function refuse_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index fee_payment_voided`);
    await runner.query(`drop index fee_payment_taken`);
    for (const table of Object.keys(KEYS)) await runner.query(`drop table ${table}`);
  }
}
