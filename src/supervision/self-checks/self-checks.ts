// Looks for what cannot be and yet might: dossiers whose clock, holder, due date or timer contradict one another; and for
// what could not be done: mails that went nowhere, forms that could not be made.
import { Injectable } from '@nestjs/common';
import { projectClock } from '../../domain/time/clock-ledger.ts';
import type { LedgerEntry } from '../../domain/time/clock-ledger.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { notServing } from '../../organization/not-serving.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import { areMany, WrongTries } from '../../platform/throttle/wrong-tries.ts';
import type { SelfCheckView, SelfChecksView } from './self-check-view.ts';

/** A check stops counting here: so many are an accident of their own. */
const COUNTED = 1_000;
const NAMED = 10;
/** Due dates are counted anew for the open dossiers that are due first. */
const RECOUNTED = 1_000;
const OPEN = 'd.closed_at is null and d.resolved_at is null';
const TODAY = `(to_timestamp($1::float8 / 1000) at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Each selects `ref` and its own order; `$1` is now. */
const CHECKS = {
  openWithClosedClock: `select coalesce(d.code, d.lodging_no) as ref from dossier d where d.clock like 'stopped%' and ${OPEN}`,
  closedWithOpenClock: `select coalesce(d.code, d.lodging_no) as ref from dossier d
    where d.closed_at > to_timestamp($1::float8 / 1000) - interval '30 days' and d.clock not like 'stopped%' and d.accepted_at is not null`,
  pausedWithoutReason: `select coalesce(d.code, d.lodging_no) as ref from dossier d
    where ${OPEN} and d.clock like 'paused%' and d.state = 'awaitingSupplement'
      and (select e.entry ->> 'reason' from json_array_elements(d.ledger) with ordinality e(entry, n)
        where e.entry ->> 'kind' = 'pause' order by n desc limit 1) is null`,
  withoutHolder: `select coalesce(d.code, d.lodging_no) as ref from dossier d where ${OPEN} and not exists (
    select 1 from stay s where s.home_agency_id = d.home_agency_id and s.dossier_id = d.id and s.left_at is null)`,
  heldByNobodyServing: `select coalesce(d.code, d.lodging_no) as ref from dossier d
    where ${OPEN} and d.officer_id in ${notServing('to_timestamp($1::float8 / 1000)')}
    union all select t.task_no from assigned_task t
    where t.closed_at is null and t.officer_id in ${notServing('to_timestamp($1::float8 / 1000)')}
    union all select c.complaint_no from complaint c
    where c.closed_at is null and c.officer_id in ${notServing('to_timestamp($1::float8 / 1000)')}`,
  atClosedUnit: `select coalesce(d.code, d.lodging_no) as ref from dossier d where ${OPEN} and exists (
    select 1 from unit_fact f where f.unit_id = d.unit_id and f.valid_to <= ${TODAY} and f.successor_id is null
      and not exists (select 1 from unit_fact g where g.unit_id = f.unit_id and g.valid_from > f.valid_from))`,
  alertWithoutDuty: `select a.id::text as ref from alert a
    where a.closed_at is null and a.next_rung > 0 and not exists (select 1 from duty
      where duty.home_agency_id = a.home_agency_id and duty.alert_id = a.id and duty.until_at is null)`,
  timerNotArmed: `select coalesce(d.code, d.lodging_no) as ref from dossier d
    where ${OPEN} and (d.clock like 'running%' or d.clock like 'paused.%') and not d.was_late and d.late_from_at is not null and not exists (
      select 1 from timer t where t.home_agency_id = d.home_agency_id and t.case_id = d.id
        and t.name = 'late')
    union all select c.complaint_no from complaint c where c.clock like 'running%' and not c.was_late and not exists (
      select 1 from timer t where t.home_agency_id = c.home_agency_id and t.case_id = c.id and t.name = 'late')`,
  deliveryDead: `select v.id::text as ref from delivery v where v.status = 'dead'`,
  deliveryStuck: `select v.id::text as ref from delivery v
    where v.status in ('waiting', 'sending', 'failed') and v.not_before < to_timestamp($1::float8 / 1000) - interval '1 hour'`,
  // It is tried again by itself; what stays here needs somebody to read the log.
  formNotMade: `select coalesce(d.code, d.lodging_no) as ref from (
      select home_agency_id, dossier_id from form_due where tries > 0
      union select home_agency_id, dossier_id from issued_form where sha256 is null and tries > 0) f
    join dossier d on d.home_agency_id = f.home_agency_id and d.id = f.dossier_id order by ref`,
} as const;

@Injectable()
export class SelfChecks {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly config: Config,
    private readonly wrong: WrongTries,
  ) {}

  async run(now: Instant): Promise<SelfChecksView> {
    const checks: SelfCheckView[] = [];
    for (const [name, select] of Object.entries(CHECKS))
      // Where no mail server is named, mails wait for one.
      if (name !== 'deliveryStuck' || this.config.smtpUrl !== null)
        checks.push(await this.check(name, select, now));
    checks.push(await this.dueUnlikeLedger(now), await this.wrongTries(now));
    return { checks, checkedAt: now };
  }

  private async check(name: string, select: string, now: Instant): Promise<SelfCheckView> {
    const { rows } = await this.database.query<{ ref: string | null }>({
      name: `self-check-${name}`,
      text: `${select} limit ${COUNTED + 1}`,
      values: select.includes('$1') ? [now] : [],
    });
    return found(
      name,
      rows.map(({ ref }) => ref),
    );
  }

  /** Wrong passwords and secret numbers of the last ten minutes, once they are so many that somebody is guessing. */
  private async wrongTries(now: Instant): Promise<SelfCheckView> {
    const wrong = await this.wrong.read(now);
    return {
      name: 'wrongTries',
      count: areMany(wrong) ? wrong.signIn + wrong.lookUp : 0,
      more: false,
      examples: [],
    };
  }

  /** The calendar may have changed after a due date was last counted; the ledger names the one it goes by. */
  private async dueUnlikeLedger(now: Instant): Promise<SelfCheckView> {
    const { rows } = await this.database.query<{
      ref: string | null;
      ledger: LedgerEntry[];
      due: number | null;
    }>({
      name: 'self-check-dueUnlikeLedger',
      text: `select coalesce(d.code, d.lodging_no) as ref, d.ledger, (extract(epoch from d.statutory_due_at) * 1000)::float8 as due
        from dossier d where ${OPEN} and d.clock like 'running%' order by d.late_from_at, d.id limit ${RECOUNTED}`,
    });
    const calendarOf = (name: string, version: number) => this.definitions.calendarVersion(name, version);
    const unlike = rows.filter(({ ledger, due }) => {
      try {
        return projectClock(ledger, calendarOf, now).statutoryDueAt !== due;
      } catch {
        return true;
      }
    });
    return found(
      'dueUnlikeLedger',
      unlike.map(({ ref }) => ref),
    );
  }
}

function found(name: string, refs: readonly (string | null)[]): SelfCheckView {
  return {
    name,
    count: Math.min(refs.length, COUNTED),
    more: refs.length > COUNTED,
    examples: refs.flatMap((ref) => ref ?? []).slice(0, NAMED),
  };
}
