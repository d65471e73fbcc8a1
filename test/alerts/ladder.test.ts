// When each rung of an alert is due, in working time from the alert's own instant.
import { describe, expect, test } from '@jest/globals';
import { LADDERS } from '../../src/alerts/ladder/ladder-setting.ts';
import {
  AUDIENCES,
  type ClimbingAlert,
  DEFAULT_LADDERS,
  keptWithTheUnit,
  ladderOf,
  rungInstant,
  rungsDue,
} from '../../src/alerts/ladder/ladder.ts';
import { formatInstant, parseInstant } from '../../src/domain/time/instant.ts';
import { PLAIN_CALENDAR } from './plain-calendar.ts';

const alertOf = (kind: string, raisedAt: string, over: Partial<ClimbingAlert> = {}): ClimbingAlert => ({
  kind,
  raisedAt: parseInstant(raisedAt),
  nextRung: 0,
  acknowledgedAt: null,
  ...over,
});
/** Ladders with a rung at each level, whatever holds by default: what is tried here is the climbing. */
const CLIMBING = LADDERS.read({
  stepLate: [
    { afterHours: 0, tell: ['officer'] },
    { afterHours: 4, tell: ['unitHead'] },
    { afterHours: 16, tell: ['supervisingOffice', 'officeAbove'] },
  ],
  apologyDue: [
    { afterHours: 0, tell: ['unitHead'] },
    { afterHours: 4, tell: ['supervisingOffice'] },
    { afterHours: 16, tell: ['officeAbove'] },
  ],
});
const due = (alert: ClimbingAlert, now: string): string[] =>
  rungsDue(alert, PLAIN_CALENDAR, CLIMBING, parseInstant(now)).map(
    ({ rung, instant }) => `${rung} ${formatInstant(instant).slice(0, 16)}`,
  );

describe('the rungs due', () => {
  // 2026-03-05 is a Thursday.
  test.each([
    ['stepLate', '2026-03-05T08:00', '2026-03-05T08:00', ['0 2026-03-05T08:00']],
    ['stepLate', '2026-03-05T08:00', '2026-03-05T07:59', []],
    ['stepLate', '2026-03-05T07:30', '2026-03-05T11:30', ['0 2026-03-05T07:30', '1 2026-03-05T11:30']],
    ['stepLate', '2026-03-05T08:00', '2026-03-05T13:59', ['0 2026-03-05T08:00']],
    ['stepLate', '2026-03-05T08:00', '2026-03-05T14:00', ['0 2026-03-05T08:00', '1 2026-03-05T14:00']],
    // A weekend does not count: two working days later is Monday.
    [
      'stepLate',
      '2026-03-05T17:00',
      '2026-03-09T17:00',
      ['0 2026-03-05T17:00', '1 2026-03-06T11:00', '2 2026-03-09T17:00'],
    ],
    // Late from midnight: the first hours of work are those of the morning.
    ['dossierLate', '2026-03-06T00:00', '2026-03-06T00:00', ['0 2026-03-06T00:00']],
    ['dossierLate', '2026-03-06T00:00', '2026-03-08T23:59', ['0 2026-03-06T00:00']],
    ['dossierLate', '2026-03-06T00:00', '2026-03-20T08:00', ['0 2026-03-06T00:00', '1 2026-03-09T17:00']],
    ['apologyDue', '2026-03-06T07:00', '2026-03-06T11:00', ['0 2026-03-06T07:00', '1 2026-03-06T11:00']],
  ])('%s of %s at %s', (kind, raisedAt, now, expected) => {
    expect(due(alertOf(kind, raisedAt), now)).toEqual(expected);
  });

  test('are those not raised yet', () => {
    const alert = alertOf('stepLate', '2026-03-05T08:00', { nextRung: 1 });
    expect(due(alert, '2026-04-01T08:00')).toEqual(['1 2026-03-05T14:00', '2 2026-03-09T08:00']);
    expect(due({ ...alert, nextRung: 3 }, '2026-04-01T08:00')).toEqual([]);
  });

  test('are none once somebody has acknowledged', () => {
    const acknowledgedAt = parseInstant('2026-03-05T09:00');
    expect(due(alertOf('stepLate', '2026-03-05T08:00', { acknowledgedAt }), '2026-04-01T08:00')).toEqual([]);
  });

  test('the first is due even beyond the years loaded; a later one is counted there by the week', () => {
    const alert = alertOf('stepLate', '2027-03-05T08:00');
    expect(rungInstant(alert, 0, PLAIN_CALENDAR, DEFAULT_LADDERS)).toBe(alert.raisedAt);
    const later = rungInstant(alert, 1, PLAIN_CALENDAR, DEFAULT_LADDERS)!;
    expect(formatInstant(later)).toBe('2027-03-05T14:00:00+07:00');
  });
});

describe('the setting', () => {
  test('replaces the ladders it names and no others', () => {
    const ladders = LADDERS.read({ resultWaiting: [{ afterHours: 0, tell: ['officer'] }] });
    const alert = alertOf('resultWaiting', '2026-03-05T08:00');
    const now = parseInstant('2026-06-01T08:00');
    expect(rungsDue(alert, PLAIN_CALENDAR, ladders, now)).toHaveLength(1);
    expect(rungsDue({ ...alert, kind: 'stepLate' }, PLAIN_CALENDAR, ladders, now)).toHaveLength(2);
  });

  test.each([
    [[], 'expected an object'],
    [{ nothing: [{ afterHours: 0, tell: ['officer'] }] }, 'expected no nothing'],
    [{ dueSoon: [] }, 'dueSoon: expected 1 to 6 of rung'],
    [
      { dueSoon: [{ afterHours: -1, tell: ['officer'] }] },
      'dueSoon, rung 0, afterHours: expected a number from 0',
    ],
    [
      { dueSoon: [{ afterHours: 0, tell: ['everybody'] }] },
      'dueSoon, rung 0, tell: expected one of officer, unitHead',
    ],
    [
      {
        dueSoon: [
          { afterHours: 4, tell: ['officer'] },
          { afterHours: 0, tell: ['officer'] },
        ],
      },
      'must not fall',
    ],
  ])('%j is refused', (value, problem) => {
    expect(() => LADDERS.read(value)).toThrow(problem);
  });
});

describe('by default', () => {
  const highest = (kind: string): string => {
    const told = ladderOf(kind, DEFAULT_LADDERS).flatMap(({ tell }) => tell);
    return [...AUDIENCES].reverse().find((audience) => told.includes(audience)) ?? told[0]!;
  };

  test.each([
    ['dossierLate', 'officeAbove'],
    ['legLate', 'officeAbove'],
    ['taskLate', 'officeAbove'],
    ['consultationLate', 'supervisingOffice'],
    ['explanationLate', 'officeAbove'],
    ['sentBackOften', 'supervisingOffice'],
    ['stepLate', 'unitHead'],
    ['transferLate', 'unitHead'],
    ['takeOverLate', 'unitHead'],
    ['receptionLate', 'unitHead'],
    ['dueSoon', 'unitHead'],
    ['apologyDue', 'unitHead'],
    ['taskNotAccepted', 'unitHead'],
    ['nothing that is known', 'unitHead'],
    ['resultWaiting', 'desk'],
  ])('%s climbs to %s and no further', (kind, level) => expect(highest(kind)).toBe(level));

  test('what no rung brings above the unit is counted there instead', () => {
    expect(keptWithTheUnit(DEFAULT_LADDERS)).toEqual([
      'stepLate',
      'transferLate',
      'takeOverLate',
      'receptionLate',
      'apologyDue',
      'resultWaiting',
    ]);
    expect(keptWithTheUnit(CLIMBING)).not.toContain('stepLate');
  });
});
