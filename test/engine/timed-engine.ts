// The engine on a database of its own and a clock that is set by hand, with calendars in versions that differ.
import { expect } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { DOSSIER } from '../../src/dossier-kind/dossier.ts';
import { projectClock } from '../../src/domain/time/clock-ledger.ts';
import { formatInstant } from '../../src/domain/time/instant.ts';
import { lateness } from '../../src/domain/time/lateness.ts';
import { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import { DUE_SQL } from '../../src/dossiers/lists/queue-filter.ts';
import type { Command } from '../../src/dossier-kind/command.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Answer } from '../../src/dossier-kind/orders.ts';
import type { Sender } from '../../src/dossier-kind/sender.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { vn, vnDefinition, vnWith } from '../domain/time/vn-calendar.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { engineOn } from '../support/engine.ts';
import { at, KITE_LICENCE, lodgeOrder, office, pinned } from '../support/fictional.ts';
import { VersionedCalendars } from '../support/versioned-calendars.ts';

const TAX = { key: 'tax', name: 'Thuế trước bạ', amount: null };
const days = (amount: number, fees = [TAX]) =>
  pinned({ ...KITE_LICENCE, limit: { amount, unit: 'workingDays' }, fees });
export const THREE = { ...days(3), id: '00000000-0000-4000-8000-000000000003' };
export const TEN = { ...days(10), id: '00000000-0000-4000-8000-00000000000a' };
export const FIVE = days(5);
/** Five days without a fee. */
export const FREE = days(5, []);

const SWAP = vnWith(
  [
    { date: '2026-06-27', kind: 'swapWork' },
    { date: '2026-07-06', kind: 'swapOff' },
  ],
  2,
);
const WET = vnWith([{ date: '2026-07-02', kind: 'off', name: 'Bão' }], 3);
const STORM = vnWith(
  [
    { date: '2026-12-14', kind: 'off', name: 'Bão' },
    { date: '2026-12-15', kind: 'off', name: 'Bão' },
  ],
  4,
);
/** Of a unit that also works on Saturday mornings. */
const SATURDAYS = new WorkingCalendar({
  ...vnDefinition,
  name: 'xa',
  week: { ...vnDefinition.week, sat: '07:30-12:00' },
});

export const DUTY: Command = { type: 'startFinancialDuty', reason: 'nộp thuế' };
export const PAID: Command = { type: 'completeFinancialDuty' };

export const local = (column: string) =>
  `to_char(${column} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI')`;

export const desk = office();

interface Row {
  readonly clock: string;
  readonly due: string;
  readonly late_from: string | null;
  readonly was_late: boolean;
  readonly kinds: string;
}

export class TimedEngine {
  clock!: ManualClock;
  definitions!: VersionedCalendars;
  engine!: Engine;
  sweep!: TimerSweep;

  private constructor(readonly db: TestDatabase) {}

  static async open(): Promise<TimedEngine> {
    return new TimedEngine(await createTestDatabase());
  }

  begin(instant: string): void {
    this.clock = new ManualClock(at(instant));
    this.definitions = new VersionedCalendars([THREE, TEN, FIVE, FREE], [vn, SWAP, WET, STORM], [SATURDAYS]);
    this.engine = engineOn(this.db.database, this.clock).know(dossierKind(this.definitions));
    this.sweep = new TimerSweep(this.db.database, this.engine, this.clock);
  }

  /** Whatever was done, every row is what its journal says. */
  async closeVerified(): Promise<void> {
    const { differences } = await verify(this.db.database, dossierKind(this.definitions));
    await this.db.close();
    expect(differences).toEqual([]);
  }

  /** The time comes, and whatever was due until then has happened. */
  async until(instant: string): Promise<void> {
    this.clock.advance(at(instant) - this.clock.now());
    await this.sweep.sweep();
  }

  async log(process: typeof THREE, calendarName = 'vn'): Promise<Answer> {
    const order = lodgeOrder(desk, process, this.clock.now());
    return (await this.engine.send(DOSSIER, { ...order, lodging: { ...order.lodging, calendarName } }))!;
  }

  async send(dossier: Answer, sender: Sender, command: Command, instant: string): Promise<Answer> {
    await this.until(instant);
    const { homeAgencyId, id } = dossier;
    return (await this.engine.send(DOSSIER, {
      kind: 'event',
      key: { homeAgencyId, id },
      at: this.clock.now(),
      sender,
      command,
    }))!;
  }

  /** With the officer, half an hour after it was accepted. */
  async atWork(process: typeof THREE, accepted: string, calendarName?: string): Promise<Answer> {
    await this.until(accepted);
    const dossier = await this.log(process, calendarName);
    const { reception, head, officer } = desk;
    const transferredAt = formatInstant(this.clock.now() + 1_800_000).slice(0, 19);
    await this.send(dossier, reception, { type: 'transfer' }, transferredAt);
    return (await this.engine.send(DOSSIER, {
      kind: 'event',
      key: { homeAgencyId: dossier.homeAgencyId, id: dossier.id },
      at: this.clock.now(),
      sender: head,
      command: { type: 'complete', officerId: officer.staffId! },
    }))!;
  }

  async rows<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> {
    return (await this.db.database.query<Row>({ text, values })).rows;
  }

  async row({ id }: Pick<Answer, 'id'>): Promise<Row> {
    const [row] = await this.rows<Row>(
      `select clock, ${local('statutory_due_at')} as due, ${local('late_from_at')} as late_from, was_late,
        (select string_agg(e ->> 'kind', ' ') from json_array_elements(ledger) e) as kinds from dossier where id = $1`,
      id,
    );
    return row!;
  }

  lateAlerts({ id }: Answer) {
    return this.rows<{ close_reason: string | null }>(
      `select close_reason from alert where dossier_id = $1 and kind = 'dossierLate' order by raised_at`,
      id,
    );
  }

  /** The bucket that lists and boards put each dossier in, and the verdict of the card. */
  async bucketsAndVerdicts(now: number): Promise<[string | null, string][]> {
    const instant = `to_timestamp(${now}::float8 / 1000)`;
    const buckets = (['late', 'dueSoon', 'onTime', 'paused', 'notStarted', 'resolved'] as const).map(
      (name) => `when ${DUE_SQL[name].replaceAll('$now', instant)} then '${name}'`,
    );
    const found = await this.rows<{ id: string; home: string; bucket: string | null }>(
      `select id, home_agency_id as home, case ${buckets.join(' ')} end as bucket from dossier d order by id`,
    );
    const states = await this.engine.read(
      DOSSIER,
      found.map(({ id, home }) => ({ id, homeAgencyId: home })),
    );
    return found.map(({ id, bucket }) => {
      const state = states.get(id)!;
      const view = projectClock(
        state.ledger,
        (name, version) => this.definitions.calendarVersion(name, version),
        now,
      );
      const { verdict } = lateness(view, now);
      return [bucket, verdict.startsWith('stopped') ? 'resolved' : verdict];
    });
  }
}
