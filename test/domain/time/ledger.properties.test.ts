// What a ledger gives depends on its facts alone: not on the order in which they were entered, nor on when a version of
// the calendar, its annulment or a wrong acceptance became known. Checked against the slow way.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDay } from '../../../src/domain/time/calendar-definition.ts';
import { type LedgerEntry, projectClock } from '../../../src/domain/time/clock-ledger.ts';
import { explainLedger } from '../../../src/domain/time/explain-ledger.ts';
import { type Instant, MINUTE_MS } from '../../../src/domain/time/instant.ts';
import { slowDue, slowLateFrom, type SlowRun, type Stretch } from './slow-ledger.ts';
import { at, vnWith } from './vn-calendar.ts';

const VERSIONS: readonly (readonly CalendarDay[])[] = [
  [],
  [
    { date: '2024-06-08', kind: 'swapWork' },
    { date: '2024-06-12', kind: 'swapOff' },
  ],
  [{ date: '2024-06-18', kind: 'off' }],
  [
    { date: '2024-06-10', kind: 'off' },
    { date: '2024-06-11', kind: 'off' },
    { date: '2024-06-15', kind: 'work' },
  ],
];
const calendars = VERSIONS.map((days, index) => vnWith(days, index + 1));
const calendarOf = (_: string, version: number) => calendars[version - 1]!;
const SHORTEST = 60;

interface Story {
  readonly start: Instant;
  readonly limit: { readonly amount: number; readonly unit: SlowRun['unit'] };
  /** Rising instants at which the clock pauses and runs again by turns. */
  readonly turns: readonly Instant[];
  /** When each version after the first became known, in minutes after the start. */
  readonly known: readonly number[];
  /** When each of them was found to be a mistake, in minutes after the start; null of one that holds. */
  readonly mistaken: readonly (number | null)[];
  /** A wrong acceptance, so many minutes before the right one, and when it was corrected. */
  readonly wrong: { readonly earlier: number; readonly corrected: number } | null;
  readonly now: Instant;
}

const story: fc.Arbitrary<Story> = fc
  .record({
    start: fc.integer({ min: 0, max: 10 * 1440 }),
    limit: fc.oneof(
      fc.record({ amount: fc.integer({ min: 1, max: 8 }), unit: fc.constant('workingDays' as const) }),
      fc.record({ amount: fc.integer({ min: 1, max: 12 }), unit: fc.constant('days' as const) }),
      fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constant('hours' as const) }),
    ),
    turns: fc.uniqueArray(
      fc.oneof(
        fc.integer({ min: 1, max: 20 * 1440 }),
        // Just before the office closes, after it did, and shortly after it opens.
        fc
          .tuple(
            fc.integer({ min: 1, max: 18 }),
            fc.constantFrom(16 * 60 + 59, 17 * 60, 23 * 60 + 50, 7 * 60 + 1),
          )
          .map(([day, minute]) => day * 1440 + minute),
      ),
      { maxLength: 6 },
    ),
    known: fc.array(fc.integer({ min: 1, max: 25 * 1440 }), { maxLength: 3 }),
    mistaken: fc.array(fc.option(fc.integer({ min: 1, max: 25 * 1440 })), { minLength: 3, maxLength: 3 }),
    wrong: fc.option(
      fc.record({
        earlier: fc.integer({ min: 1, max: 6 * 1440 }),
        corrected: fc.integer({ min: 1, max: 25 * 1440 }),
      }),
    ),
    now: fc.integer({ min: 1, max: 30 * 1440 }),
  })
  .map(({ start, limit, turns, known, mistaken, wrong, now }) => {
    const from = at('2024-05-27 00:00') + start * MINUTE_MS;
    return {
      start: from,
      limit,
      turns: turns
        .map((minutes) => at('2024-05-27 00:00') + minutes * MINUTE_MS)
        .filter((turn) => turn > from),
      known,
      mistaken: mistaken.slice(0, known.length),
      wrong,
      now: from + now * MINUTE_MS,
    };
  })
  .map((one) => ({ ...one, turns: [...one.turns].sort((a, b) => a - b) }));

function ledgerOf({ start, limit, turns, known, mistaken, wrong, now }: Story): LedgerEntry[] {
  // All that is known now became known by now.
  const instant = (minutes: number) => Math.min(start + minutes * MINUTE_MS, now);
  const first = { name: 'vn', version: 1 };
  const accepted = { kind: 'start', at: start, limit, calendar: first, shortestPause: SHORTEST } as const;
  return [
    ...(wrong === null
      ? [accepted]
      : [
          { ...accepted, at: start - wrong.earlier * MINUTE_MS },
          {
            kind: 'correction',
            at: instant(wrong.corrected),
            corrects: 'start',
            replacement: accepted,
          } as const,
        ]),
    ...turns.map((turn, index): LedgerEntry =>
      index % 2 === 0 ? { kind: 'pause', at: turn, waitingFor: 'citizen' } : { kind: 'resume', at: turn },
    ),
    ...known.map((minutes, index): LedgerEntry => {
      return { kind: 'calendarChange', at: instant(minutes), calendar: { name: 'vn', version: index + 2 } };
    }),
    ...mistaken.flatMap((minutes, index): LedgerEntry[] => {
      if (minutes === null) return [];
      const calendar = { name: 'vn', version: index + 2 };
      return [{ kind: 'calendarAnnulled', at: instant(minutes), calendar, instead: first }];
    }),
  ];
}

function slowRunOf({ start, limit, turns, known, mistaken, now }: Story): {
  run: SlowRun;
  open: Instant | null;
} {
  const past = turns.filter((turn) => turn <= now);
  const pauses: Stretch[] = [];
  for (let i = 0; i + 1 < past.length; i += 2) pauses.push({ from: past[i]!, to: past[i + 1]! });
  const open = past.length % 2 === 1 ? past.at(-1)! : null;
  const versions = VERSIONS.slice(0, 1 + known.length).filter(
    (_, index) => index === 0 || mistaken[index - 1] === null,
  );
  return { run: { from: start, ...limit, pauses, versions, shortestMinutes: SHORTEST }, open };
}

describe('a ledger', () => {
  it('agrees with the slow way, while it runs and while it stands paused', () => {
    fc.assert(
      fc.property(story, (told) => {
        const view = projectClock(ledgerOf(told), calendarOf, told.now);
        const { run, open } = slowRunOf(told);
        expect(view.statutoryDueAt).toBe(slowDue(run));
        // Once it was late before it was paused, since when is kept; it is the same instant.
        expect(view.lateFromAt).toBe(slowLateFrom(run, open));
        const late = slowLateFrom(run, open);
        expect(view.wasLate).toBe(late !== null && late <= told.now);
      }),
      { numRuns: 200 },
    );
  });

  it('gives one answer whatever the order of its entries', () => {
    fc.assert(
      fc.property(
        story.chain((told) => {
          const ledger = ledgerOf(told);
          return fc.tuple(fc.constant(told), fc.shuffledSubarray(ledger, { minLength: ledger.length }));
        }),
        ([told, shuffled]) => {
          const expected = projectClock(ledgerOf(told), calendarOf, told.now);
          expect(projectClock(shuffled, calendarOf, told.now)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives one answer whenever a version, its annulment or the right acceptance became known', () => {
    fc.assert(
      fc.property(
        story,
        fc.array(fc.integer({ min: 1, max: 25 * 1440 }), { minLength: 7, maxLength: 7 }),
        (told, others) => {
          const otherwise: Story = {
            ...told,
            known: told.known.map((_, index) => others[index]!),
            mistaken: told.mistaken.map((one, index) => (one === null ? null : others[3 + index]!)),
            wrong: told.wrong && { ...told.wrong, corrected: others[6]! },
          };
          const answer = (one: Story) => projectClock(ledgerOf(one), calendarOf, one.now);
          expect(answer(otherwise)).toEqual(answer(told));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('explains the date that it gives', () => {
    fc.assert(
      fc.property(story, (told) => {
        const ledger = ledgerOf(told);
        const close = explainLedger(ledger, calendarOf, told.now).findLast(({ kind }) => kind === 'close');
        expect(close?.to).toBe(projectClock(ledger, calendarOf, told.now).statutoryDueAt);
      }),
      { numRuns: 40 },
    );
  });
});
