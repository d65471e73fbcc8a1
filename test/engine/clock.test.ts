// The clock of a dossier on a real database: versions of the calendar, pauses, lateness that is derived again, and
// dossiers that an earlier build wrote.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { explainLedger } from '../../src/domain/time/explain-ledger.ts';
import { lateness } from '../../src/domain/time/lateness.ts';
import { projectClock } from '../../src/domain/time/clock-ledger.ts';
import { formatInstant } from '../../src/domain/time/instant.ts';
import { DUE_SQL } from '../../src/dossiers/queue-filter.ts';
import type { Command } from '../../src/engine/decide.ts';
import { Engine } from '../../src/engine/engine.ts';
import type { Answer } from '../../src/engine/orders.ts';
import { Recalendar } from '../../src/engine/recalendar.ts';
import { SYSTEM_SENDER, type Sender } from '../../src/engine/sender.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import { vn, vnDefinition, vnWith } from '../domain/time/vn-calendar.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { at, KITE_LICENCE, lodgeOrder, office, pinned } from '../support/fictional.ts';
import { VersionedCalendars } from '../support/versioned-calendars.ts';

const TAX = { key: 'tax', name: 'Thuế trước bạ', amount: null };
const days = (amount: number, fees = [TAX]) =>
  pinned({ ...KITE_LICENCE, limit: { amount, unit: 'workingDays' }, fees });
const THREE = { ...days(3), id: '00000000-0000-4000-8000-000000000003' };
const TEN = { ...days(10), id: '00000000-0000-4000-8000-00000000000a' };
const FIVE = days(5);
const FREE = days(5, []);
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

let db: TestDatabase;
let engine: Engine;
let sweep: TimerSweep;
let clock: ManualClock;
let definitions: VersionedCalendars;
const desk = office();

beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  const { differences } = await verify(db.database, definitions);
  await db.close();
  expect(differences).toEqual([]);
});

function begin(instant: string): void {
  clock = new ManualClock(at(instant));
  definitions = new VersionedCalendars([THREE, TEN, FIVE, FREE], [vn, SWAP, WET, STORM], [SATURDAYS]);
  engine = new Engine(db.database, definitions, clock);
  sweep = new TimerSweep(db.database, engine, clock);
}
/** The time comes, and whatever was due until then has happened. */
async function until(instant: string): Promise<void> {
  clock.advance(at(instant) - clock.now());
  await sweep.sweep();
}
async function log(process: typeof THREE, calendarName = 'vn'): Promise<Answer> {
  const order = lodgeOrder(desk, process, clock.now());
  return (await engine.send({ ...order, lodging: { ...order.lodging, calendarName } }))!;
}
async function send(dossier: Answer, sender: Sender, command: Command, instant: string): Promise<Answer> {
  await until(instant);
  const { homeAgencyId, id } = dossier;
  return (await engine.send({ kind: 'event', key: { homeAgencyId, id }, at: clock.now(), sender, command }))!;
}
/** With the officer, half an hour after it was accepted. */
async function atWork(process: typeof THREE, accepted: string, calendarName?: string): Promise<Answer> {
  await until(accepted);
  const dossier = await log(process, calendarName);
  await send(
    dossier,
    desk.reception,
    { type: 'transfer' },
    formatInstant(clock.now() + 1_800_000).slice(0, 19),
  );
  const { staffId: officerId } = desk.officer;
  return (await engine.send({
    kind: 'event',
    key: { homeAgencyId: dossier.homeAgencyId, id: dossier.id },
    at: clock.now(),
    sender: desk.head,
    command: { type: 'complete', officerId: officerId! },
  }))!;
}
const duty: Command = { type: 'startFinancialDuty', reason: 'nộp thuế' };
const paid: Command = { type: 'completeFinancialDuty' };
const rows = async <Row extends object>(text: string, ...values: unknown[]) =>
  (await db.database.query<Row>({ text, values })).rows;
const local = (column: string) => `to_char(${column} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI')`;
interface Row {
  readonly clock: string;
  readonly due: string;
  readonly late_from: string | null;
  readonly was_late: boolean;
  readonly kinds: string;
}
const row = async ({ id }: Pick<Answer, 'id'>) =>
  (
    await rows<Row>(
      `select clock, ${local('statutory_due_at')} as due, ${local('late_from_at')} as late_from, was_late,
        (select string_agg(e ->> 'kind', ' ') from json_array_elements(ledger) e) as kinds from dossier where id = $1`,
      id,
    )
  )[0]!;
const lateAlerts = ({ id }: Answer) =>
  rows<{ close_reason: string | null }>(
    `select close_reason from alert where dossier_id = $1 and kind = 'dossierLate' order by raised_at`,
    id,
  );
/** The bucket that lists and boards put each dossier in, and the verdict of the card. */
async function bucketsAndVerdicts(now: number): Promise<[string | null, string][]> {
  const instant = `to_timestamp(${now}::float8 / 1000)`;
  const buckets = (['late', 'dueSoon', 'onTime', 'paused', 'notStarted', 'resolved'] as const).map(
    (name) => `when ${DUE_SQL[name].replaceAll('$now', instant)} then '${name}'`,
  );
  const found = await rows<{ id: string; home: string; bucket: string | null }>(
    `select id, home_agency_id as home, case ${buckets.join(' ')} end as bucket from dossier d order by id`,
  );
  const states = await engine.read(found.map(({ id, home }) => ({ id, homeAgencyId: home })));
  return found.map(({ id, bucket }) => {
    const state = states.get(id)!;
    const view = projectClock(
      state.ledger,
      (name, version) => definitions.calendarVersion(name, version),
      now,
    );
    const { verdict } = lateness(view, now);
    return [bucket, verdict.startsWith('stopped') ? 'resolved' : verdict];
  });
}

describe('a version of the calendar', () => {
  it('that came before a pause counts after it, as one that came later would', async () => {
    begin('2026-06-24T07:30');
    const told = await atWork(THREE, '2026-06-24T08:00');
    const untold = await atWork(THREE, '2026-06-24T09:00');
    definitions.inForce = 2;
    await send(told, SYSTEM_SENDER, { type: 'recalendar', reason: 'vn v2' }, '2026-06-24T14:00');
    expect((await row(told)).due).toBe('2026-06-29 17:00');
    for (const one of [told, untold]) await send(one, desk.officer, duty, '2026-06-25T09:00');
    for (const one of [told, untold]) await send(one, desk.officer, paid, '2026-07-03T09:00');
    // Nobody told the second one: it hears of the version with the event that moves its clock.
    for (const one of [told, untold])
      expect(await row(one)).toMatchObject({ due: '2026-07-08 17:00', late_from: '2026-07-09 00:00' });
    expect((await row(untold)).kinds).toBe('start calendarChange pause resume');
  });
});

describe('a pause', () => {
  it('of minutes moves no date in days', async () => {
    begin('2026-07-09T07:30');
    const dossier = await atWork(FIVE, '2026-07-09T08:00');
    for (const day of [13, 14, 15]) {
      await send(dossier, desk.officer, duty, `2026-07-${day}T16:59`);
      await send(dossier, desk.officer, paid, `2026-07-${day + 1}T07:01`);
    }
    expect((await row(dossier)).due).toBe('2026-07-16 17:00');
  });

  it('that begins when the due day was worked to the end does not keep the dossier from becoming late', async () => {
    begin('2026-07-17T07:30');
    const dossier = await atWork(FIVE, '2026-07-17T08:00');
    await send(dossier, desk.officer, duty, '2026-07-24T23:50');
    expect(await row(dossier)).toMatchObject({ clock: 'paused.onTime', late_from: '2026-07-25 00:00' });
    await until('2026-07-25T06:00');
    expect(await row(dossier)).toMatchObject({ clock: 'paused.late', was_late: true });
    expect(await lateAlerts(dossier)).toEqual([{ close_reason: null }]);
    await send(dossier, desk.officer, paid, '2026-08-03T09:00');
    expect(await row(dossier)).toMatchObject({ clock: 'running.late', due: '2026-07-24 17:00' });
  });

  it('that begins before leaves no late instant', async () => {
    begin('2026-07-17T07:30');
    const dossier = await atWork(FIVE, '2026-07-17T08:00');
    await send(dossier, desk.officer, duty, '2026-07-24T16:00');
    await until('2026-07-30T09:00');
    expect(await row(dossier)).toMatchObject({ clock: 'paused.onTime', late_from: null, was_late: false });
    await send(dossier, desk.officer, paid, '2026-08-03T09:00');
    expect(await row(dossier)).toMatchObject({ clock: 'running.onTime', due: '2026-08-03 17:00' });
  });

  it('of a dossier that is late leaves it late in every count', async () => {
    begin('2026-07-17T07:30');
    const dossier = await atWork(FIVE, '2026-07-17T08:00');
    await send(dossier, desk.officer, duty, '2026-07-25T08:00');
    expect(await row(dossier)).toMatchObject({ clock: 'paused.late', late_from: '2026-07-25 00:00' });
    expect(await bucketsAndVerdicts(at('2026-07-27T09:00'))).toEqual([['late', 'late']]);
  });
});

describe('lateness', () => {
  it('is withdrawn by days off that are declared afterwards', async () => {
    begin('2026-12-07T07:30');
    const dossier = await atWork(FIVE, '2026-12-07T08:00'); // due Monday 14 December
    await until('2026-12-16T09:30');
    expect(await row(dossier)).toMatchObject({
      due: '2026-12-14 17:00',
      was_late: true,
      clock: 'running.late',
    });
    definitions.inForce = 4;
    await send(dossier, SYSTEM_SENDER, { type: 'recalendar', reason: 'vn v4' }, '2026-12-16T09:35');
    const after = await row(dossier);
    expect(after).toMatchObject({ due: '2026-12-16 17:00', late_from: '2026-12-17 00:00', was_late: false });
    expect(after.kinds).toBe('start late calendarChange calendarChange calendarChange lateWithdrawn');
    expect(await lateAlerts(dossier)).toEqual([{ close_reason: 'calendar' }]);
    await until('2026-12-17T07:00');
    expect(await row(dossier)).toMatchObject({ clock: 'running.late', was_late: true });
    expect(await lateAlerts(dossier)).toEqual([{ close_reason: 'calendar' }, { close_reason: null }]);
  });

  it('is withdrawn before a result is judged that comes ahead of the walk', async () => {
    begin('2026-12-07T07:30');
    const dossier = await atWork(FIVE, '2026-12-07T08:00');
    await until('2026-12-16T09:30');
    definitions.inForce = 4;
    await send(dossier, desk.officer, { type: 'complete' }, '2026-12-16T10:00');
    await send(dossier, desk.head, { type: 'complete' }, '2026-12-16T10:10');
    await send(dossier, desk.leader, { type: 'complete' }, '2026-12-16T10:20');
    const resolved = await send(dossier, desk.clerk, { type: 'complete' }, '2026-12-16T10:30');
    expect(resolved).toMatchObject({ verdict: 'onTime', statutoryDueAt: at('2026-12-16T17:00') });
    expect((await row(dossier)).was_late).toBe(false);
  });
});

const refusal = (sent: Promise<unknown>) =>
  sent.then(
    () => 'sent',
    (error: { code?: string }) => error.code,
  );

describe('a pause for a financial duty', () => {
  it('is the head’s to begin, with a reason, where neither the process nor a fee asks for one', async () => {
    begin('2026-07-09T07:30');
    const free = await atWork(FREE, '2026-07-09T08:00');
    const paying = await atWork(FIVE, '2026-07-09T09:00');
    const { officer, head } = desk;
    expect(await refusal(send(free, officer, duty, '2026-07-09T10:00'))).toBe('financialDuty.headOnly');
    expect(await refusal(send(free, head, duty, '2026-07-09T10:00'))).toBe('facts.missing');
    const paidUp = { ...duty, feeOpen: false } as Command;
    expect(await refusal(send(paying, officer, paidUp, '2026-07-09T10:00'))).toBe('financialDuty.headOnly');
    const why = { ...duty, headReason: 'Thông báo thuế đến sau' } as Command;
    expect(await send(free, head, why, '2026-07-09T10:00')).toMatchObject({ state: 'awaitingFinancialDuty' });
    expect(await send(paying, officer, duty, '2026-07-09T10:00')).toMatchObject({ clock: 'paused.onTime' });
  });
});

describe('a wrong acceptance', () => {
  const ask = (acceptedAt: string): Command => ({
    type: 'askAcceptanceCorrection',
    acceptedAt: at(acceptedAt),
    reason: 'Vào sổ chậm một ngày',
  });
  const agree: Command = { type: 'approveAcceptanceCorrection' };

  it('is corrected once the head agrees: the statutory date comes earlier, the promise stays', async () => {
    begin('2026-12-08T07:30');
    const dossier = await atWork(FIVE, '2026-12-08T08:00');
    expect(await row(dossier)).toMatchObject({ due: '2026-12-15 17:00' });
    await send(dossier, desk.reception, ask('2026-12-07T16:00'), '2026-12-09T08:00');
    expect((await row(dossier)).due).toBe('2026-12-15 17:00');
    expect(await refusal(send(dossier, desk.officer, agree, '2026-12-09T08:30'))).toBe('right.missing');
    const after = await send(dossier, desk.head, agree, '2026-12-09T09:00');
    expect(after).toMatchObject({
      acceptedAt: at('2026-12-07T16:00'),
      statutoryDueAt: at('2026-12-14T17:00'),
      promisedDueAt: at('2026-12-15T17:00'),
    });
    expect(await row(dossier)).toMatchObject({ kinds: 'start correction', late_from: '2026-12-15 00:00' });
    const state = (await engine.read([dossier])).get(dossier.id)!;
    const told = explainLedger(state.ledger, () => vn, clock.now()).map(({ text }) => text);
    expect(told).toContain(
      '09:00 thứ Tư 09/12/2026: đính chính thời điểm tiếp nhận từ 08:00 thứ Ba 08/12/2026 thành 16:00 thứ Hai 07/12/2026, hạn 17:00 thứ Hai 14/12/2026 (Vào sổ chậm một ngày).',
    );
  });

  it('takes a lateness back that never was, and is never agreed to by whoever asks', async () => {
    begin('2026-12-07T07:30');
    const dossier = await atWork(FIVE, '2026-12-07T08:00'); // due Monday 14 December
    await until('2026-12-15T08:00');
    expect((await row(dossier)).was_late).toBe(true);
    await send(dossier, desk.head, ask('2026-12-08T08:00'), '2026-12-15T09:00');
    expect(await refusal(send(dossier, desk.head, agree, '2026-12-15T09:10'))).toBe(
      'acceptance.ownCorrection',
    );
    const reject: Command = { type: 'rejectAcceptanceCorrection', reason: 'Người khác đề nghị' };
    await send(dossier, desk.head, reject, '2026-12-15T09:20');
    await send(dossier, desk.officer, ask('2026-12-08T08:00'), '2026-12-15T09:30');
    await send(dossier, desk.head, agree, '2026-12-15T09:40');
    expect(await row(dossier)).toMatchObject({
      due: '2026-12-15 17:00',
      was_late: false,
      kinds: 'start late correction lateWithdrawn',
    });
    expect(await lateAlerts(dossier)).toEqual([{ close_reason: 'correction' }]);
  });

  it('cannot be later than now, nor than what moved the clock already', async () => {
    begin('2026-12-07T07:30');
    const dossier = await atWork(FIVE, '2026-12-07T08:00');
    await send(dossier, desk.officer, duty, '2026-12-08T08:00');
    for (const [instant, code] of [
      ['2026-12-31T08:00', 'acceptance.inFuture'],
      ['2026-12-08T09:00', 'acceptance.afterFacts'],
      ['2026-12-07T08:00', 'acceptance.unchanged'],
    ] as const) {
      await send(dossier, desk.reception, ask(instant), '2026-12-09T08:00');
      expect(await refusal(send(dossier, desk.head, agree, '2026-12-09T08:00'))).toBe(code);
      const reject: Command = { type: 'rejectAcceptanceCorrection', reason: 'Sai' };
      await send(dossier, desk.head, reject, '2026-12-09T08:00');
    }
  });
});

describe('time of another unit', () => {
  const question = (more: object): Command => ({
    type: 'askOpinions',
    consultations: [{ unit: ['00000000-0000-4000-8000-0000000000b0'], content: 'Ý kiến?', ...more }],
  });
  const dueOfQuestion = async ({ id }: Answer) =>
    (
      await rows<{ due: string; was_late: boolean }>(
        `select ${local('due_at')} as due, was_late from consultation where dossier_id = $1`,
        id,
      )
    )[0]!;

  it('is counted on the calendar of whoever is asked', async () => {
    begin('2026-05-07T07:30');
    const dossier = await atWork(FIVE, '2026-05-07T08:00', 'xa');
    const limit = { amount: 3, unit: 'workingDays' };
    await send(dossier, desk.officer, question({ limit, calendarName: 'vn' }), '2026-05-08T09:00');
    expect((await dueOfQuestion(dossier)).due).toBe('2026-05-13 17:00');
    const own = await atWork(FIVE, '2026-05-08T09:30', 'xa');
    await send(own, desk.officer, question({ limit }), '2026-05-08T10:30');
    expect((await dueOfQuestion(own)).due).toBe('2026-05-12 17:00');
  });

  it('that ends after the dossier’s own is warned of', async () => {
    begin('2026-03-11T07:30');
    const dossier = await atWork(FIVE, '2026-03-11T08:00'); // due 18 March
    const asked = await send(
      dossier,
      desk.officer,
      question({ dueAt: at('2026-04-10T17:00') }),
      '2026-03-12T09:00',
    );
    expect(asked.warnings).toMatchObject([
      { code: 'child.dueAfterDossier', subject: 'consultation:1', dueAt: at('2026-04-10T17:00') },
    ]);
    const next = await send(dossier, desk.officer, { type: 'take' }, '2026-03-12T10:00').catch(() => null);
    expect(next?.warnings).toBeUndefined();
  });

  it('was never late by days off that are declared afterwards', async () => {
    begin('2026-12-07T07:30');
    const dossier = await atWork(TEN, '2026-12-07T08:00');
    const limit = { amount: 5, unit: 'workingDays' };
    await send(dossier, desk.officer, question({ limit }), '2026-12-07T09:00'); // due Monday 14 December
    await until('2026-12-16T09:00');
    expect(await dueOfQuestion(dossier)).toMatchObject({ due: '2026-12-14 17:00', was_late: true });
    definitions.inForce = 4;
    await send(dossier, SYSTEM_SENDER, { type: 'recalendar', reason: 'vn v4' }, '2026-12-16T09:35');
    expect(await dueOfQuestion(dossier)).toMatchObject({ due: '2026-12-16 17:00', was_late: false });
    const closed = await rows(
      `select close_reason from alert where dossier_id = $1 and kind = 'consultationLate'`,
      dossier.id,
    );
    expect(closed).toEqual([{ close_reason: 'calendar' }]);
  });

  it('that a hand-over brings is the new unit’s calendar, from that day on and later only', async () => {
    begin('2026-08-03T07:30');
    const dossier = await atWork(FIVE, '2026-08-03T08:00', 'xa');
    expect((await row(dossier)).due).toBe('2026-08-08 12:00');
    const units = { ...desk.units, competent: ['00000000-0000-4000-8000-0000000000c0', desk.agency] };
    const handOver: Command = {
      type: 'handOver',
      units,
      decision: '1/QĐ',
      handOverId: 'h',
      calendarName: 'vn',
    };
    const after = await send(dossier, SYSTEM_SENDER, handOver, '2026-08-06T00:00');
    expect(after).toMatchObject({
      statutoryDueAt: at('2026-08-10T17:00'),
      promisedDueAt: at('2026-08-08T12:00'),
    });
    expect(
      await rows(`select kind from alert where dossier_id = $1 and kind <> 'assigned'`, dossier.id),
    ).toEqual([{ kind: 'dateMoved' }]);
  });
});

describe('list, board and card', () => {
  it('agree on dossiers of every kind, at every instant', async () => {
    begin('2026-06-22T07:30');
    const dossiers = [];
    const later = (instant: string, minutes: number) =>
      formatInstant(at(instant) + minutes * 60_000).slice(0, 19);
    for (let n = 0; n < 12; n++)
      dossiers.push(await atWork(n % 3 === 0 ? TEN : FIVE, later('2026-06-22T08:00', 40 * n)));
    // Three a day pause: in the morning, as the office closes, and after it; two of three run again; a version comes.
    const hours = ['09:00', '16:58', '17:30'];
    for (const [n, dossier] of dossiers.entries())
      await send(dossier, desk.officer, duty, `2026-06-${23 + Math.floor(n / 3)}T${hours[n % 3]}`);
    definitions.inForce = 2;
    for (const [n, dossier] of dossiers.entries())
      if (n % 3 !== 1) await send(dossier, desk.officer, paid, later('2026-07-01T07:30', n * 200));
    for (const when of ['2026-07-03T08:00', '2026-07-07T00:00', '2026-07-08T12:00', '2026-07-20T09:00']) {
      const told = await bucketsAndVerdicts(at(when));
      expect(told.map(([bucket]) => bucket)).toEqual(told.map(([, verdict]) => verdict));
    }
    await until('2026-07-20T09:00');
    const told = await bucketsAndVerdicts(at('2026-07-20T10:00'));
    expect(told.map(([bucket]) => bucket)).toEqual(told.map(([, verdict]) => verdict));
    expect(new Set(told.map(([bucket]) => bucket))).toEqual(new Set(['late', 'paused']));
  });
});

describe('dossiers that were written when each version was judged once', () => {
  it('verify clean, and open ones are looked at again by every version', async () => {
    begin('2026-07-15T09:00');
    definitions.inForce = 3;
    const file = new URL('../fixtures/dossiers-judged-once.jsonl', import.meta.url);
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
      const { table, row: text } = JSON.parse(line) as { table: string; row: string };
      const columns = Object.keys(JSON.parse(text) as object).join(', ');
      await rows(
        `insert into ${table} (${columns}) select ${columns} from json_populate_record(null::${table}, $1::json)`,
        text,
      );
    }
    expect((await verify(db.database, definitions)).differences).toEqual([]);
    const before = await rows<{ code: string; version: number }>(
      'select code, version from dossier order by code',
    );
    await rows(`insert into working_calendar (name, version, first_day, last_day, week, created_at)
      values ('vn', 3, '2022-01-01', '2027-12-31', '{}', now())`);
    await rows(`insert into calendar_change (name, version, state, not_before, examined, moved_later, not_applied, failed)
      values ('vn', 3, 'waiting', to_timestamp(0), 0, 0, 0, 0)`);
    await new Recalendar(db.database, engine, definitions, clock).run();
    const after = await rows<{
      code: string;
      clock: string;
      due: string;
      late: string | null;
      version: number;
    }>(
      `select code, clock, ${local('statutory_due_at')} as due, ${local('late_from_at')} as late, version
        from dossier order by code`,
    );
    expect(after.map(({ clock: stands, due, late }) => `${stands} ${due} ${late}`)).toEqual([
      // Ended: by the versions in force it never was late, and nothing else of it is looked at again.
      'stopped.onTime 2026-07-08 17:00 2026-07-09 00:00',
      'running.onTime 2026-07-08 17:00 2026-07-09 00:00',
      'running.late 2026-07-09 17:00 2026-07-10 00:00',
      'running.late 2026-07-09 17:00 2026-07-10 00:00',
      // Paused for two minutes over a weekend, which took a day then; nobody had told it of the third version.
      'running.onTime 2026-07-10 17:00 2026-07-11 00:00',
      'paused.late 2026-07-08 17:00 2026-07-09 00:00',
      'paused.onTime 2026-07-27 17:00 null',
    ]);
    expect(after[0]!.version).toBe(before[0]!.version + 1);
    await sweep.sweep();
    expect((await rows<{ clock: string }>('select clock from dossier order by code'))[1]!.clock).toBe(
      'running.late',
    );
  });
});
