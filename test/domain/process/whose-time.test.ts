// Whose time a stay was: the holder's, the applicant's, or that of whoever owed an answer; parts add up to the stay.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstant } from '../../../src/domain/time/instant.ts';
import { whoseTime } from '../../../src/domain/process/whose-time.ts';
import type { HeldStay, OwedAnswer } from '../../../src/domain/process/whose-time.ts';
import { vn as calendar } from '../time/vn-calendar.ts';

const at = (time: string) => parseInstant(`${time}:00+07:00`);
const LODGED = at('2026-03-02T08:00');
const STEPS = [
  { key: 'appraise', kind: 'appraise' },
  { key: 'consult', kind: 'consult' },
  { key: 'agencies', kind: 'interlinked' },
  { key: 'office', kind: 'external' },
] as const;
/** Units of one agency share the part before the dot. */
const agencyOf = (unitId: string) => unitId.split('.')[0]!;
const stay = (more: Partial<HeldStay> = {}): HeldStay => ({
  step: 'appraise',
  unitId: 'a.department',
  charge: 'department',
  enteredAt: LODGED,
  leftAt: at('2026-03-04T08:00'),
  workingMinutes: null,
  ...more,
});
const owed = (
  unitId: string,
  from: string,
  until: string | null,
  more: Partial<OwedAnswer> = {},
): OwedAnswer => ({
  subject: `consultation:${unitId}`,
  step: 'appraise',
  unitId,
  from: at(from),
  until: until === null ? null : at(until),
  dueAt: null,
  ...more,
});
const charged = (of: HeldStay, answers: readonly OwedAnswer[], now = at('2026-03-05T08:00')) =>
  whoseTime(of, answers, { lodgedAt: LODGED, at: now, calendar, steps: STEPS, agencyOf }).map(
    ({ charge, unitId, workingMinutes }) => [charge, unitId, workingMinutes],
  );

describe('time of a step', () => {
  it.each<[string, HeldStay, readonly OwedAnswer[], unknown]>([
    ['nobody asked', stay(), [], [['department', 'a.department', 960]]],
    [
      'an opinion asked in an ordinary step',
      stay(),
      [owed('b', '2026-03-02T10:00', '2026-03-03T10:00')],
      [
        ['department', 'a.department', 120],
        ['partnerAgency', 'b', 480],
        ['department', 'a.department', 360],
      ],
    ],
    [
      'of two that are owed the one that was due first',
      stay(),
      [
        owed('b', '2026-03-02T08:00', '2026-03-04T08:00', { dueAt: at('2026-03-20T17:00') }),
        owed('c', '2026-03-02T09:00', '2026-03-03T09:00', { dueAt: at('2026-03-02T17:00') }),
      ],
      [
        ['partnerAgency', 'b', 60],
        ['partnerAgency', 'c', 480],
        ['partnerAgency', 'b', 420],
      ],
    ],
    [
      'an opinion of another step',
      stay(),
      [owed('b', '2026-03-02T08:00', null, { step: 'review' })],
      [['department', 'a.department', 960]],
    ],
    [
      'a unit of the same agency',
      stay(),
      [owed('a.other', '2026-03-02T08:00', null)],
      [['department', 'a.other', 960]],
    ],
    [
      'a step that waits for legs is theirs, and between them the holder’s',
      stay({ step: 'agencies', charge: 'partnerAgency' }),
      [
        owed('b', '2026-03-02T08:00', '2026-03-02T10:00', { step: 'agencies' }),
        owed('c', '2026-03-02T11:00', null, { step: 'agencies' }),
      ],
      [
        ['partnerAgency', 'b', 120],
        ['department', 'a.department', 60],
        ['partnerAgency', 'c', 780],
      ],
    ],
    [
      'a step for opinions in which nobody was asked',
      stay({ step: 'consult', charge: 'partnerAgency' }),
      [],
      [['department', 'a.department', 960]],
    ],
    [
      'a step that another office does',
      stay({ step: 'office', charge: 'partnerAgency', unitId: 'b' }),
      [],
      [['partnerAgency', 'b', 960]],
    ],
    [
      'the applicant is waited for, whoever else is',
      stay({ step: null, charge: 'citizen' }),
      [owed('b', '2026-03-02T08:00', null)],
      [['citizen', 'a.department', 960]],
    ],
    ['after the result', stay({ charge: 'none' }), [], []],
    [
      'a stay that is open, with an answer that is',
      stay({ leftAt: null }),
      [owed('b', '2026-03-03T08:00', null)],
      [
        ['department', 'a.department', 480],
        ['partnerAgency', 'b', 960],
      ],
    ],
  ])('%s', (_, of, answers, expected) => {
    expect(charged(of, answers)).toEqual(expected);
  });
});

it('adds up to the stay, whatever was owed when, and does not depend on the order of the answers', () => {
  const minute = fc.integer({ min: -2_000, max: 9_000 });
  const answer = fc.record({
    from: minute,
    length: fc.integer({ min: 0, max: 6_000 }),
    due: minute,
    unit: fc.constantFrom('b', 'c', 'a.x'),
  });
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 5 }), fc.integer({ min: 0, max: 8_000 }), (answers, length) => {
      const of = stay({ leftAt: LODGED + length * 60_000 });
      const all = answers.map(({ from, length: took, due, unit }, index) => ({
        subject: `consultation:${index}`,
        step: 'appraise',
        unitId: unit,
        from: LODGED + from * 60_000,
        until: LODGED + (from + took) * 60_000,
        dueAt: LODGED + due * 60_000,
      }));
      const count = { lodgedAt: LODGED, at: LODGED, calendar, steps: STEPS, agencyOf };
      const parts = whoseTime(of, all, count);
      const minutes = Math.floor(calendar.workingTimeBetween(LODGED, of.leftAt!) / 60_000);
      expect(parts.reduce((sum, { workingMinutes }) => sum + workingMinutes, 0)).toBe(minutes);
      expect(parts.every(({ workingMinutes }) => workingMinutes >= 0)).toBe(true);
      expect(whoseTime(of, [...all].reverse(), count)).toEqual(parts);
    }),
    { numRuns: 300 },
  );
});
