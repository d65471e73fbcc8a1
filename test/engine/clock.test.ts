// The clock of a dossier on a real database: versions of the calendar, pauses, lateness that is derived again, and
// dossiers that an earlier build wrote.
import { readFileSync } from 'node:fs';
import { asItLiesNow, type KeptRow } from '../support/as-it-lies-now.ts';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { formatInstant } from '../../src/domain/time/instant.ts';
import type { Command } from '../../src/dossier-kind/command.ts';
import type { Answer } from '../../src/dossier-kind/orders.ts';
import { Recalendar } from '../../src/dossiers/recalendar/recalendar.ts';
import { SYSTEM_SENDER } from '../../src/dossier-kind/sender.ts';
import { verify } from '../../src/engine/verify.ts';
import { at } from '../support/fictional.ts';
import { refusal } from './plain-engine.ts';
import { desk, DUTY, FIVE, FREE, local, PAID, TEN, THREE, TimedEngine } from './timed-engine.ts';

let timed: TimedEngine;
beforeEach(async () => {
  timed = await TimedEngine.open();
});
afterEach(() => timed.closeVerified());

describe('a version of the calendar', () => {
  it('that came before a pause counts after it, as one that came later would', async () => {
    timed.begin('2026-06-24T07:30');
    const told = await timed.atWork(THREE, '2026-06-24T08:00');
    const untold = await timed.atWork(THREE, '2026-06-24T09:00');
    timed.definitions.inForce = 2;
    await timed.send(told, SYSTEM_SENDER, { type: 'recalendar', reason: 'vn v2' }, '2026-06-24T14:00');
    expect((await timed.row(told)).due).toBe('2026-06-29 17:00');
    for (const one of [told, untold]) await timed.send(one, desk.officer, DUTY, '2026-06-25T09:00');
    for (const one of [told, untold]) await timed.send(one, desk.officer, PAID, '2026-07-03T09:00');
    // Nobody told the second one: it hears of the version with the event that moves its clock.
    for (const one of [told, untold])
      expect(await timed.row(one)).toMatchObject({ due: '2026-07-08 17:00', late_from: '2026-07-09 00:00' });
    expect((await timed.row(untold)).kinds).toBe('start calendarChange pause resume');
  });
});

describe('a pause', () => {
  it('of minutes moves no date in days', async () => {
    timed.begin('2026-07-09T07:30');
    const dossier = await timed.atWork(FIVE, '2026-07-09T08:00');
    for (const day of [13, 14, 15]) {
      await timed.send(dossier, desk.officer, DUTY, `2026-07-${day}T16:59`);
      await timed.send(dossier, desk.officer, PAID, `2026-07-${day + 1}T07:01`);
    }
    expect((await timed.row(dossier)).due).toBe('2026-07-16 17:00');
  });

  it('that begins when the due day was worked to the end does not keep the dossier from becoming late', async () => {
    timed.begin('2026-07-17T07:30');
    const dossier = await timed.atWork(FIVE, '2026-07-17T08:00');
    await timed.send(dossier, desk.officer, DUTY, '2026-07-24T23:50');
    expect(await timed.row(dossier)).toMatchObject({ clock: 'paused.onTime', late_from: '2026-07-25 00:00' });
    await timed.until('2026-07-25T06:00');
    expect(await timed.row(dossier)).toMatchObject({ clock: 'paused.late', was_late: true });
    expect(await timed.lateAlerts(dossier)).toEqual([{ close_reason: null }]);
    await timed.send(dossier, desk.officer, PAID, '2026-08-03T09:00');
    expect(await timed.row(dossier)).toMatchObject({ clock: 'running.late', due: '2026-07-24 17:00' });
  });

  it('that begins before leaves no late instant', async () => {
    timed.begin('2026-07-17T07:30');
    const dossier = await timed.atWork(FIVE, '2026-07-17T08:00');
    await timed.send(dossier, desk.officer, DUTY, '2026-07-24T16:00');
    await timed.until('2026-07-30T09:00');
    expect(await timed.row(dossier)).toMatchObject({
      clock: 'paused.onTime',
      late_from: null,
      was_late: false,
    });
    await timed.send(dossier, desk.officer, PAID, '2026-08-03T09:00');
    expect(await timed.row(dossier)).toMatchObject({ clock: 'running.onTime', due: '2026-08-03 17:00' });
  });

  it('of a dossier that is late leaves it late in every count', async () => {
    timed.begin('2026-07-17T07:30');
    const dossier = await timed.atWork(FIVE, '2026-07-17T08:00');
    await timed.send(dossier, desk.officer, DUTY, '2026-07-25T08:00');
    expect(await timed.row(dossier)).toMatchObject({ clock: 'paused.late', late_from: '2026-07-25 00:00' });
    expect(await timed.bucketsAndVerdicts(at('2026-07-27T09:00'))).toEqual([['late', 'late']]);
  });
});

describe('lateness', () => {
  it('is withdrawn by days off that are declared afterwards', async () => {
    timed.begin('2026-12-07T07:30');
    const dossier = await timed.atWork(FIVE, '2026-12-07T08:00'); // due Monday 14 December
    await timed.until('2026-12-16T09:30');
    expect(await timed.row(dossier)).toMatchObject({
      due: '2026-12-14 17:00',
      was_late: true,
      clock: 'running.late',
    });
    timed.definitions.inForce = 4;
    await timed.send(dossier, SYSTEM_SENDER, { type: 'recalendar', reason: 'vn v4' }, '2026-12-16T09:35');
    const after = await timed.row(dossier);
    expect(after).toMatchObject({ due: '2026-12-16 17:00', late_from: '2026-12-17 00:00', was_late: false });
    expect(after.kinds).toBe('start late calendarChange calendarChange calendarChange lateWithdrawn');
    expect(await timed.lateAlerts(dossier)).toEqual([{ close_reason: 'calendar' }]);
    await timed.until('2026-12-17T07:00');
    expect(await timed.row(dossier)).toMatchObject({ clock: 'running.late', was_late: true });
    expect(await timed.lateAlerts(dossier)).toEqual([{ close_reason: 'calendar' }, { close_reason: null }]);
  });

  it('is withdrawn before a result is judged that comes ahead of the walk', async () => {
    timed.begin('2026-12-07T07:30');
    const dossier = await timed.atWork(FIVE, '2026-12-07T08:00');
    await timed.until('2026-12-16T09:30');
    timed.definitions.inForce = 4;
    await timed.send(dossier, desk.officer, { type: 'complete' }, '2026-12-16T10:00');
    await timed.send(dossier, desk.head, { type: 'complete' }, '2026-12-16T10:10');
    await timed.send(dossier, desk.leader, { type: 'complete' }, '2026-12-16T10:20');
    const resolved = await timed.send(dossier, desk.clerk, { type: 'complete' }, '2026-12-16T10:30');
    expect(resolved).toMatchObject({ verdict: 'onTime', statutoryDueAt: at('2026-12-16T17:00') });
    expect((await timed.row(dossier)).was_late).toBe(false);
  });
});

describe('a pause for a financial duty', () => {
  it('is the head’s to begin, with a reason, where neither the process nor a fee asks for one', async () => {
    timed.begin('2026-07-09T07:30');
    const free = await timed.atWork(FREE, '2026-07-09T08:00');
    const paying = await timed.atWork(FIVE, '2026-07-09T09:00');
    const { officer, head } = desk;
    expect(await refusal(timed.send(free, officer, DUTY, '2026-07-09T10:00'))).toBe('financialDuty.headOnly');
    expect(await refusal(timed.send(free, head, DUTY, '2026-07-09T10:00'))).toBe('facts.missing');
    const paidUp = { ...DUTY, feeOpen: false } as Command;
    expect(await refusal(timed.send(paying, officer, paidUp, '2026-07-09T10:00'))).toBe(
      'financialDuty.headOnly',
    );
    const why = { ...DUTY, headReason: 'Thông báo thuế đến sau' } as Command;
    expect(await timed.send(free, head, why, '2026-07-09T10:00')).toMatchObject({
      state: 'awaitingFinancialDuty',
    });
    expect(await timed.send(paying, officer, DUTY, '2026-07-09T10:00')).toMatchObject({
      clock: 'paused.onTime',
    });
  });
});

describe('time of another unit', () => {
  const question = (more: object): Command => ({
    type: 'askOpinions',
    consultations: [{ unit: ['00000000-0000-4000-8000-0000000000b0'], content: 'Ý kiến?', ...more }],
  });
  const dueOfQuestion = async ({ id }: Answer) =>
    (
      await timed.rows<{ due: string; was_late: boolean }>(
        `select ${local('due_at')} as due, was_late from consultation where dossier_id = $1`,
        id,
      )
    )[0]!;

  it('is counted on the calendar of whoever is asked', async () => {
    timed.begin('2026-05-07T07:30');
    const dossier = await timed.atWork(FIVE, '2026-05-07T08:00', 'xa');
    const limit = { amount: 3, unit: 'workingDays' };
    await timed.send(dossier, desk.officer, question({ limit, calendarName: 'vn' }), '2026-05-08T09:00');
    expect((await dueOfQuestion(dossier)).due).toBe('2026-05-13 17:00');
    const own = await timed.atWork(FIVE, '2026-05-08T09:30', 'xa');
    await timed.send(own, desk.officer, question({ limit }), '2026-05-08T10:30');
    expect((await dueOfQuestion(own)).due).toBe('2026-05-12 17:00');
  });

  it('that ends after the dossier’s own is warned of', async () => {
    timed.begin('2026-03-11T07:30');
    const dossier = await timed.atWork(FIVE, '2026-03-11T08:00'); // due 18 March
    const asked = await timed.send(
      dossier,
      desk.officer,
      question({ dueAt: at('2026-04-10T17:00') }),
      '2026-03-12T09:00',
    );
    expect(asked.warnings).toMatchObject([
      { code: 'child.dueAfterDossier', subject: 'consultation:1', dueAt: at('2026-04-10T17:00') },
    ]);
    const next = await timed
      .send(dossier, desk.officer, { type: 'take' }, '2026-03-12T10:00')
      .catch(() => null);
    expect(next?.warnings).toBeUndefined();
  });

  it('was never late by days off that are declared afterwards', async () => {
    timed.begin('2026-12-07T07:30');
    const dossier = await timed.atWork(TEN, '2026-12-07T08:00');
    const limit = { amount: 5, unit: 'workingDays' };
    await timed.send(dossier, desk.officer, question({ limit }), '2026-12-07T09:00'); // due Monday 14 December
    await timed.until('2026-12-16T09:00');
    expect(await dueOfQuestion(dossier)).toMatchObject({ due: '2026-12-14 17:00', was_late: true });
    timed.definitions.inForce = 4;
    await timed.send(dossier, SYSTEM_SENDER, { type: 'recalendar', reason: 'vn v4' }, '2026-12-16T09:35');
    expect(await dueOfQuestion(dossier)).toMatchObject({ due: '2026-12-16 17:00', was_late: false });
    const closed = await timed.rows(
      `select close_reason from alert where dossier_id = $1 and kind = 'consultationLate'`,
      dossier.id,
    );
    expect(closed).toEqual([{ close_reason: 'calendar' }]);
  });

  it('that a hand-over brings is the new unit’s calendar, from that day on and later only', async () => {
    timed.begin('2026-08-03T07:30');
    const dossier = await timed.atWork(FIVE, '2026-08-03T08:00', 'xa');
    expect((await timed.row(dossier)).due).toBe('2026-08-08 12:00');
    const units = { ...desk.units, competent: ['00000000-0000-4000-8000-0000000000c0', desk.agency] };
    const handOver: Command = {
      type: 'handOver',
      units,
      decision: '1/QĐ',
      handOverId: 'h',
      calendarName: 'vn',
    };
    const after = await timed.send(dossier, SYSTEM_SENDER, handOver, '2026-08-06T00:00');
    expect(after).toMatchObject({
      statutoryDueAt: at('2026-08-10T17:00'),
      promisedDueAt: at('2026-08-08T12:00'),
    });
    expect(
      await timed.rows(`select kind from alert where dossier_id = $1 and kind <> 'assigned'`, dossier.id),
    ).toEqual([{ kind: 'dateMoved' }]);
  });
});

describe('list, board and card', () => {
  it('agree on dossiers of every kind, at every instant', async () => {
    timed.begin('2026-06-22T07:30');
    const dossiers = [];
    const later = (instant: string, minutes: number) =>
      formatInstant(at(instant) + minutes * 60_000).slice(0, 19);
    for (let n = 0; n < 12; n++)
      dossiers.push(await timed.atWork(n % 3 === 0 ? TEN : FIVE, later('2026-06-22T08:00', 40 * n)));
    // Three a day pause: in the morning, as the office closes, and after it; two of three run again; a version comes.
    const hours = ['09:00', '16:58', '17:30'];
    for (const [n, dossier] of dossiers.entries())
      await timed.send(dossier, desk.officer, DUTY, `2026-06-${23 + Math.floor(n / 3)}T${hours[n % 3]}`);
    timed.definitions.inForce = 2;
    for (const [n, dossier] of dossiers.entries())
      if (n % 3 !== 1) await timed.send(dossier, desk.officer, PAID, later('2026-07-01T07:30', n * 200));
    for (const when of ['2026-07-03T08:00', '2026-07-07T00:00', '2026-07-08T12:00', '2026-07-20T09:00']) {
      const told = await timed.bucketsAndVerdicts(at(when));
      expect(told.map(([bucket]) => bucket)).toEqual(told.map(([, verdict]) => verdict));
    }
    await timed.until('2026-07-20T09:00');
    const told = await timed.bucketsAndVerdicts(at('2026-07-20T10:00'));
    expect(told.map(([bucket]) => bucket)).toEqual(told.map(([, verdict]) => verdict));
    expect(new Set(told.map(([bucket]) => bucket))).toEqual(new Set(['late', 'paused']));
  });
});

describe('dossiers that were written when each version was judged once', () => {
  it('verify clean, and open ones are looked at again by every version', async () => {
    timed.begin('2026-07-15T09:00');
    timed.definitions.inForce = 3;
    const file = new URL('../fixtures/dossiers-judged-once.jsonl', import.meta.url);
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
      const { table, row: text } = asItLiesNow(JSON.parse(line) as KeptRow);
      const columns = Object.keys(JSON.parse(text) as object).join(', ');
      const insert = `insert into ${table} (${columns}) select ${columns} from json_populate_record(null::${table}, $1::json)`;
      await timed.rows(insert, text);
    }
    // As a migration since then has renamed them.
    await timed.rows(`update timer set name = split_part(name, '.', 3) where name like 'xstate.after.%'`);
    expect((await verify(timed.db.database, dossierKind(timed.definitions))).differences).toEqual([]);
    const before = await timed.rows<{ code: string; version: number }>(
      'select code, version from dossier order by code',
    );
    await timed.rows(`insert into working_calendar (name, version, first_day, last_day, week, created_at)
      values ('vn', 3, '2022-01-01', '2027-12-31', '{}', now())`);
    await timed.rows(`insert into calendar_change (name, version, state, not_before, examined, moved_later, not_applied, failed)
      values ('vn', 3, 'waiting', to_timestamp(0), 0, 0, 0, 0)`);
    await new Recalendar(timed.db.database, timed.engine, timed.definitions, timed.clock).run();
    const after = await timed.rows<{
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
    await timed.sweep.sweep();
    expect((await timed.rows<{ clock: string }>('select clock from dossier order by code'))[1]!.clock).toBe(
      'running.late',
    );
  });
});
