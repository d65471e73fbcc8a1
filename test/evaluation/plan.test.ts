// The plan of the sample dossiers: chance repeats itself, and looking back agrees with counting forward.
import { describe, expect, test } from '@jest/globals';
import { dayOf, HOUR_MS } from '../../src/domain/time/instant.ts';
import { dueOf } from '../../src/domain/time/due.ts';
import { acceptanceDayFor, workingTimeBefore } from '../../src/evaluation/working-back.ts';
import { planStory } from '../../src/evaluation/plan-story.ts';
import { SAMPLE_MIX } from '../../src/evaluation/sample-services.ts';
import type { StoryKind } from '../../src/evaluation/sample-services.ts';
import { SeededRandom } from '../../src/evaluation/seeded-random.ts';
import { at, calendar, KITE_LICENCE } from '../support/fictional.ts';

const plan = (kind: StoryKind, seed: number, now: number) =>
  planStory({ kind, definition: KITE_LICENCE, calendar, random: new SeededRandom(seed), now });

describe('looking back along the calendar', () => {
  test.each(['2026-11-23T09:00', '2026-11-22T12:00', '2026-03-02T07:00', '2026-11-23T06:00'])(
    'the instant before %s by working time leads back to it',
    (text) => {
      for (const hours of [0.5, 3, 8, 37]) {
        const before = workingTimeBefore(at(text), hours * HOUR_MS, calendar);
        expect(calendar.workingTimeBetween(before, at(text))).toBe(hours * HOUR_MS);
      }
    },
  );

  test('an acceptance on the day found is due on the day asked for', () => {
    const due = dayOf(at('2026-11-23T09:00'));
    const limit = { amount: 10, unit: 'workingDays' } as const;
    const from = calendar.openOf(acceptanceDayFor(due, limit, calendar)) + HOUR_MS;
    expect(dayOf(dueOf({ from, limit, calendar }).dueAt)).toBe(due);
  });
});

describe('a planned story', () => {
  const moments = ['2026-11-23T14:00', '2026-11-22T12:00', '2026-11-23T05:30', '2026-11-20T23:59'];
  const kinds = Object.keys(SAMPLE_MIX) as StoryKind[];

  test.each(moments)('at %s begins with its lodging, keeps its order and never lies ahead', (text) => {
    for (const kind of kinds)
      for (let seed = 1; seed <= 20; seed++) {
        const { acts } = plan(kind, seed, at(text));
        expect(acts[0]?.type).toBe('lodge');
        const instants = acts.map((act) => act.at);
        expect(instants).toEqual([...instants].sort((a, b) => a - b));
        expect(instants.at(-1)).toBeLessThanOrEqual(at(text));
      }
  });

  test('is the same for the same seed and now', () => {
    const now = at('2026-11-23T14:00');
    expect(plan('resolvedLate', 7, now)).toEqual(plan('resolvedLate', 7, now));
    expect(plan('resolvedLate', 7, now)).not.toEqual(plan('resolvedLate', 8, now));
  });
});
