// The instants a dossier waits for besides its due date, on the shipped calendar.
import { describe, expect, it } from '@jest/globals';
import { lapseAt, receptionDueAt, transferDueAt } from '../../workflows/law/deadlines.ts';
import { regimeOn } from '../../workflows/law/regime-on.ts';
import { askSupplementNow, supplementRuleOf } from '../../workflows/law/supplement-rule.ts';
import { at, shown, vn } from '../domain/time/vn-calendar.ts';

const regime = regimeOn('2024-06-03');
const rule = supplementRuleOf(regime, {});

describe('handing over to the competent unit', () => {
  it.each([
    ['2024-06-03 09:00', '2024-06-03 17:00'],
    ['2024-06-03 15:00', '2024-06-03 17:00'], // at three sharp still the same day
    ['2024-06-03 15:01', '2024-06-04 08:00'], // later: the start of the next working day
    ['2024-06-07 15:30', '2024-06-10 08:00'], // over a weekend
    ['2024-04-26 16:00', '2024-05-02 08:00'], // over 30/4 and the swapped Monday
    ['2024-06-08 09:00', '2024-06-10 08:00'], // taken on a day off
  ])('of a dossier accepted %s is due %s', (accepted, due) => {
    expect(shown(transferDueAt(at(accepted), regime, vn))).toBe(due);
  });
});

it('an online lodging is answered within eight working hours, lunch and weekends left out', () => {
  expect(shown(receptionDueAt(at('2024-06-07 14:00'), regime, vn))).toBe('2024-06-10 14:00');
});

it('a dossier that is not supplemented lapses after fifteen working days', () => {
  expect(shown(lapseAt(at('2024-06-03 09:00'), rule, vn))).toBe('2024-06-24 17:00');
});

describe('a supplement', () => {
  const restarts = (when: string, asked = 0) => {
    const before = {
      stage: 'appraisal',
      asked,
      runStarted: at('2024-06-03 09:00'),
      completedAt: null,
    } as const;
    return askSupplementNow(at(when), before, rule, vn).after === 'restart';
  };

  it('asked within three working days from acceptance lets the limit begin anew', () => {
    expect([restarts('2024-06-06 17:00'), restarts('2024-06-06 17:01')]).toEqual([true, false]);
  });

  it('asked a second time does not', () => {
    expect(restarts('2024-06-04 09:00', 1)).toBe(false);
  });
});
