// The journal of late cases lies beside those of all other cases, each entry with everything that its row said, chained by
// hash from its first; and the instant at which an explanation is late is a timer.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asTheService } from './as-the-service.ts';

export class LateCasesAreCases1700000000060 implements MigrationInterface {
  readonly name = 'LateCasesAreCases1700000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select ensure_event_partitions(month, 1)
      from (select distinct date_trunc('month', recorded_at)::date as month from late_case_event) m`);
    await runner.query(`alter table late_case add column last_hash bytea`);
    await runner.query(`
      do $$
      declare
        one record;
        text text;
        end_of_chain bytea;
        of_case uuid;
      begin
        for one in select * from late_case_event order by home_agency_id, late_case_id, seq loop
          if of_case is distinct from one.late_case_id then
            of_case := one.late_case_id;
            end_of_chain := decode(repeat('00', 32), 'hex');
          end if;
          text := json_build_object(
            'seq', one.seq, 'type', one.type,
            'at', round(extract(epoch from one.occurred_at) * 1000)::bigint,
            'recordedAt', round(extract(epoch from one.recorded_at) * 1000)::bigint,
            'by', one.actor_id, 'onBehalfOf', one.on_behalf_of, 'from', one.from_state, 'to', one.to_state,
            'facts', one.facts)::text;
          end_of_chain := sha256(end_of_chain || convert_to(text, 'UTF8'));
          insert into case_event (home_agency_id, case_id, case_kind, seq, type, occurred_at, recorded_at, actor_id, entry, hash)
          values (one.home_agency_id, one.late_case_id, 'lateCase', one.seq, one.type, one.occurred_at, one.recorded_at,
            one.actor_id, text::json, end_of_chain);
        end loop;
      end $$`);
    await runner.query(`
      insert into timer (home_agency_id, case_id, case_kind, name, fire_at)
      select home_agency_id, id, 'lateCase', 'explanationDue', timer_at from late_case where timer_at is not null`);
    // Seals are of what a row says: it says its end of the chain from now on, and no timer.
    await asTheService(runner, async () => {
      await runner.query(`
        update late_case c set timer_at = null, last_hash = (
          select e.hash from case_event e
          where e.home_agency_id = c.home_agency_id and e.case_id = c.id order by e.seq desc limit 1)`);
    });
    await runner.query(`alter table late_case alter column last_hash set not null`);
    await runner.query(`drop index late_case_due`);
    await runner.query(`alter table late_case drop column timer_at`);
    await runner.query(`drop table late_case_event`);
  }

  /** Only where there is no late case yet: seals tell the old rows apart from what was written since. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if exists (select from case_event where case_kind = 'lateCase') then
          raise exception 'the journals of late cases cannot be parted from those of other cases any more';
        end if;
      end $$`);
    await runner.query(`alter table late_case drop column last_hash`);
    await runner.query(`alter table late_case add column timer_at timestamptz`);
    await runner.query(`create index late_case_due on late_case (timer_at) where timer_at is not null`);
    await runner.query(`
      create table late_case_event (
        home_agency_id uuid not null,
        late_case_id uuid not null,
        seq integer not null,
        type text not null,
        from_state text,
        to_state text not null,
        actor_id uuid,
        on_behalf_of uuid,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        facts jsonb not null,
        constraint late_case_event_pkey primary key (home_agency_id, late_case_id, seq)
      )`);
    await runner.query(`
      create trigger late_case_event_append_only before update or delete on late_case_event
      for each row execute function refuse_journal_change()`);
    await runner.query(`
      create trigger late_case_event_sealed after insert or update or delete on late_case_event
      for each row execute function seal_row('home_agency_id,late_case_id,seq', '')`);
    await runner.query(`
      create trigger late_case_event_never_emptied before truncate on late_case_event
      for each statement execute function refuse_change()`);
  }
}
