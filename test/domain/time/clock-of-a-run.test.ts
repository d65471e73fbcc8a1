// Runs whose calendar changes, and whose pauses are short or begin after the last close.
import { describe, expect, it } from '@jest/globals';
import { type LedgerEntry, projectClock } from '../../../src/domain/time/clock-ledger.ts';
import { dueOf } from '../../../src/domain/time/due.ts';
import { explainLedger } from '../../../src/domain/time/explain-ledger.ts';
import { MINUTE_MS } from '../../../src/domain/time/instant.ts';
import { lateness } from '../../../src/domain/time/lateness.ts';
import { verifyLedger } from '../../../src/domain/time/verify-ledger.ts';
import { WorkingCalendar } from '../../../src/domain/time/working-calendar.ts';
import { at, shown, vn, vnDefinition, vnWith } from './vn-calendar.ts';

const SWAP = vnWith(
  [
    { date: '2026-06-27', kind: 'swapWork' },
    { date: '2026-07-06', kind: 'swapOff' },
  ],
  2,
);
const STORM = vnWith(
  [
    { date: '2026-12-14', kind: 'off', name: 'Bão' },
    { date: '2026-12-15', kind: 'off', name: 'Bão' },
  ],
  3,
);
const SATURDAYS = new WorkingCalendar({
  ...vnDefinition,
  name: 'xa',
  week: { ...vnDefinition.week, sat: '07:30-12:00' },
});
const VERSIONS = [vn, SWAP, STORM];
const calendarOf = (name: string, version: number) => (name === 'xa' ? SATURDAYS : VERSIONS[version - 1]!);

const start = (
  when: string,
  amount: number,
  unit: 'workingDays' | 'days' | 'hours' = 'workingDays',
): LedgerEntry => ({
  kind: 'start',
  at: at(when),
  limit: { amount, unit },
  calendar: { name: 'vn', version: 1 },
  shortestPause: 60,
});
const pause = (when: string): LedgerEntry => ({ kind: 'pause', at: at(when), waitingFor: 'citizen' });
const resume = (when: string): LedgerEntry => ({ kind: 'resume', at: at(when) });
const change = (when: string, version: number): LedgerEntry => ({
  kind: 'calendarChange',
  at: at(when),
  calendar: { name: 'vn', version },
});
const view = (when: string, ...ledger: LedgerEntry[]) => projectClock(ledger, calendarOf, at(when));
const due = (when: string, ...ledger: LedgerEntry[]) => shown(view(when, ...ledger).statutoryDueAt ?? 0);
const judged = (when: string, ...ledger: LedgerEntry[]) => lateness(view(when, ...ledger), at(when));

describe('several versions of the calendar in one run', () => {
  const told = [start('2026-06-24 08:00', 3), pause('2026-06-25 09:00'), resume('2026-07-03 09:00')];

  it.each(['2026-06-24 14:00', '2026-06-29 10:00', '2026-07-04 08:00'])(
    'count side by side, whether told before, in or after the pause: %s',
    (when) => {
      expect(due('2026-07-05 08:00', ...told, change(when, 2))).toBe('2026-07-08 17:00');
    },
  );

  it('are each explained: the day that was freed is not counted', () => {
    const lines = explainLedger([...told, change('2026-06-24 14:00', 2)], calendarOf, at('2026-07-05 08:00'));
    const texts = lines.map(({ text }) => text);
    expect(texts).toContain('Ngày nghỉ, không tính: từ thứ Bảy 04/07/2026 đến thứ Hai 06/07/2026.');
    expect(texts).toContain(
      '14:00 thứ Tư 24/06/2026: đổi lịch làm việc vn 2, không áp dụng, hạn giữ nguyên 17:00 thứ Hai 29/06/2026.',
    );
    expect(lines.find(({ kind }) => kind === 'resume')).toMatchObject({ calendar: 'vn 2' });
  });

  it('make no date earlier', () => {
    expect(due('2026-06-25 08:00', start('2026-06-24 08:00', 3), change('2026-06-24 14:00', 2))).toBe(
      '2026-06-29 17:00',
    );
  });

  it('count in a restarted run too, each from its own start', () => {
    const again: LedgerEntry = { kind: 'restart', at: at('2026-07-01 09:00') };
    const ledger = [
      start('2026-06-24 08:00', 3),
      pause('2026-06-25 09:00'),
      again,
      change('2026-07-02 08:00', 2),
    ];
    expect(due('2026-07-02 09:00', ...ledger)).toBe('2026-07-07 17:00');
  });

  it('leave out one that was annulled; what was promised stays', () => {
    const mistake: LedgerEntry = {
      kind: 'calendarAnnulled',
      at: at('2026-12-11 08:00'),
      calendar: { name: 'vn', version: 3 },
      instead: { name: 'vn', version: 2 },
    };
    const onMistake = {
      ...start('2026-12-08 08:00', 4),
      calendar: { name: 'vn', version: 3 },
    } as LedgerEntry;
    expect(due('2026-12-10 08:00', onMistake)).toBe('2026-12-16 17:00');
    const after = view('2026-12-11 09:00', onMistake, mistake);
    expect([after.statutoryDueAt, after.promisedDueAt].map((one) => shown(one ?? 0))).toEqual([
      '2026-12-14 17:00',
      '2026-12-16 17:00',
    ]);
    const told2 = [start('2026-12-08 08:00', 4), change('2026-12-09 08:00', 3)];
    expect(due('2026-12-10 08:00', ...told2)).toBe('2026-12-16 17:00');
    expect(due('2026-12-11 09:00', ...told2, mistake)).toBe('2026-12-14 17:00');
  });
});

describe('lateness', () => {
  const late: LedgerEntry = { kind: 'late', at: at('2026-12-15 00:00') };
  const ledger = [start('2026-12-08 08:00', 4), late];

  it('is derived again when days off are declared afterwards, and the journal keeps both', () => {
    expect(judged('2026-12-15 08:00', ...ledger)).toMatchObject({ verdict: 'late', overMs: 60 * MINUTE_MS });
    const withdrawn: LedgerEntry = { kind: 'lateWithdrawn', at: at('2026-12-16 09:35'), ground: 'vn v3' };
    const after = [...ledger, change('2026-12-16 09:35', 3), withdrawn];
    expect(due('2026-12-16 09:35', ...after)).toBe('2026-12-16 17:00');
    expect(judged('2026-12-16 09:35', ...after)).toEqual({
      verdict: 'dueSoon',
      remainingMs: 325 * MINUTE_MS,
      overMs: 0,
      wasLate: false,
    });
    expect(verifyLedger(after, calendarOf)).toEqual([]);
    const unfounded = verifyLedger([...ledger, withdrawn], calendarOf);
    expect(unfounded.map(({ kind, field }) => `${kind} ${field}`)).toEqual(['lateWithdrawn stillLate']);
  });

  it('stays where the new version moves the date but not far enough', () => {
    const after = [...ledger, change('2026-12-18 09:00', 3)];
    expect(judged('2026-12-18 09:00', ...after)).toMatchObject({ verdict: 'late', wasLate: true });
    expect(shown(view('2026-12-18 09:00', ...after).lateFromAt ?? 0)).toBe('2026-12-17 00:00');
  });

  it('of an extension that came after it stays', () => {
    const extend: LedgerEntry = {
      kind: 'extend',
      at: at('2026-12-15 09:00'),
      limit: { amount: 9, unit: 'workingDays' },
    };
    expect(view('2026-12-15 10:00', ...ledger, extend)).toMatchObject({ wasLate: true });
    expect(view('2026-12-16 10:00', ...ledger, extend, change('2026-12-16 09:00', 3)).wasLate).toBe(false);
  });
});

describe('a pause on the grid of days', () => {
  const accepted = start('2026-07-09 08:00', 5); // due Thursday 16 July

  it('that is a matter of minutes moves no date, night after night', () => {
    const nights = ['13', '14', '15'].flatMap((day) => [
      pause(`2026-07-${day} 16:59`),
      resume(`2026-07-${Number(day) + 1} 07:01`),
    ]);
    expect(due('2026-07-16 09:00', accepted, ...nights)).toBe('2026-07-16 17:00');
    const lines = explainLedger([accepted, ...nights], calendarOf, at('2026-07-16 09:00'));
    expect(lines.filter(({ kind }) => kind === 'shortPause').map(({ text }) => text)[0]).toBe(
      'Tạm dừng 2 phút giờ làm việc, từ 16:59 thứ Hai 13/07/2026 đến 07:01 thứ Ba 14/07/2026: dưới 1 giờ, không lùi hạn tính theo ngày.',
    );
  });

  it.each([
    ['2026-07-13 16:01', '2026-07-14 07:00', '2026-07-16 17:00'], // 59 office minutes
    ['2026-07-13 16:00', '2026-07-14 07:00', '2026-07-17 17:00'], // 60
    ['2026-07-13 17:00', '2026-07-14 08:00', '2026-07-16 17:00'], // begins at the last close: Monday was worked
    ['2026-07-13 16:59', '2026-07-14 08:00', '2026-07-17 17:00'],
    ['2026-07-10 17:00', '2026-07-14 09:00', '2026-07-17 17:00'], // takes Monday alone
  ])('from %s to %s gives %s', (from, to, expected) => {
    expect(due('2026-07-16 09:00', accepted, pause(from), resume(to))).toBe(expected);
  });

  it('is measured as one with those that it touches', () => {
    const touching = [pause('2026-07-13 16:30'), resume('2026-07-13 16:40'), pause('2026-07-13 16:40')];
    expect(due('2026-07-16 09:00', accepted, ...touching, resume('2026-07-14 07:40'))).toBe(
      '2026-07-17 17:00',
    );
  });

  it('moves calendar days by the same rule, and hours by their minutes as before', () => {
    const short = [pause('2026-07-13 16:59'), resume('2026-07-14 07:01')];
    expect(due('2026-07-14 09:00', start('2026-07-09 08:00', 5, 'days'), ...short)).toBe('2026-07-14 17:00');
    expect(due('2026-07-14 09:00', start('2026-07-13 08:00', 9, 'hours'), ...short)).toBe('2026-07-14 09:02');
  });

  it('that begins after the last close of the due day keeps nothing from becoming late', () => {
    const ledger = [start('2026-07-20 08:00', 4), pause('2026-07-24 23:50')]; // due Friday 24 July
    expect(judged('2026-07-24 23:59', ...ledger).verdict).toBe('paused');
    expect(judged('2026-07-25 00:00', ...ledger)).toMatchObject({ verdict: 'late', wasLate: true });
    const over = [...ledger, resume('2026-08-03 09:00')];
    expect(due('2026-08-03 10:00', ...over)).toBe('2026-07-24 17:00');
    expect(shown(view('2026-08-03 10:00', ...over).lateFromAt ?? 0)).toBe('2026-07-25 00:00');
  });

  it('that begins a minute before it does', () => {
    const ledger = [start('2026-07-20 08:00', 4), pause('2026-07-24 16:59')];
    expect(view('2026-07-30 09:00', ...ledger)).toMatchObject({
      state: 'paused',
      lateFromAt: null,
      wasLate: false,
    });
    expect(judged('2026-07-30 09:00', ...ledger).verdict).toBe('paused');
    expect(due('2026-08-03 10:00', ...ledger, resume('2026-08-03 09:00'))).toBe('2026-08-03 17:00');
  });

  it('of a limit in hours that begins at the due instant keeps nothing from becoming late', () => {
    const hours = start('2026-07-20 08:00', 3, 'hours'); // due 11:00
    expect(judged('2026-07-20 11:00', hours, pause('2026-07-20 11:00')).verdict).toBe('late');
    expect(judged('2026-07-20 15:00', hours, pause('2026-07-20 10:59')).verdict).toBe('paused');
  });

  it('after it was late leaves it late', () => {
    const ledger = [start('2026-07-20 08:00', 4), pause('2026-07-27 08:00')];
    expect(judged('2026-07-28 08:00', ...ledger)).toMatchObject({ verdict: 'late', wasLate: true });
  });
});

describe('whose calendar', () => {
  const accepted = { ...start('2026-08-03 08:00', 5), calendar: { name: 'xa', version: 1 } } as LedgerEntry;
  const handOver: LedgerEntry = {
    kind: 'handOver',
    at: at('2026-08-06 00:00'),
    calendar: { name: 'vn', version: 1 },
  };

  it('is the new unit’s from the day of a hand-over on, later only', () => {
    expect(due('2026-08-05 09:00', accepted)).toBe('2026-08-08 12:00'); // a worked Saturday
    expect(due('2026-08-06 09:00', accepted, handOver)).toBe('2026-08-10 17:00');
    const other: LedgerEntry = { ...handOver, kind: 'handOver', calendar: { name: 'xa', version: 1 } };
    expect(due('2026-08-06 09:00', start('2026-08-03 08:00', 5), other)).toBe('2026-08-10 17:00');
  });
});

describe('an appointment at the hour of acceptance', () => {
  it.each([
    ['2026-07-13 12:15', '2026-07-15 13:30'], // the office is closed for lunch
    ['2026-07-13 11:30', '2026-07-15 11:30'],
    ['2026-07-13 06:10', '2026-07-15 07:00'],
    ['2026-07-13 19:00', '2026-07-15 17:00'],
    ['2026-07-13 09:20', '2026-07-15 09:20'],
  ])('accepted %s is %s: within office hours', (from, expected) => {
    const limit = { amount: 2, unit: 'workingDays' } as const;
    const policy = { due: 'clockTime' } as const;
    expect(shown(dueOf({ from: at(from), limit, calendar: vn, policy }).dueAt)).toBe(expected);
  });

  it('that a pause pushes to a half day is within its hours too', () => {
    const limit = { amount: 2, unit: 'workingDays' } as const;
    const pauses = [{ from: at('2026-08-06 09:00'), to: at('2026-08-07 09:00') }];
    const input = {
      from: at('2026-08-05 15:00'),
      limit,
      calendar: SATURDAYS,
      pauses,
      policy: { due: 'clockTime' } as const,
    };
    expect(shown(dueOf(input).dueAt)).toBe('2026-08-08 12:00');
  });
});
