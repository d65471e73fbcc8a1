// At which one-stop a person sits, also where one stood in for, or one that took another's place.
import { expect, it } from '@jest/globals';
import { parseDay, parseInstant } from '../../src/domain/time/instant.ts';
import { counterUnit } from '../../src/organization/counter-unit.ts';
import {
  absence,
  organization,
  position,
  POSITIONS_HELD,
  PROVINCE_UNITS,
  unit,
} from './sample-organization.ts';

const AT = parseInstant('2026-03-10T09:00');
const refusal = (code: string) => expect.objectContaining({ code });

it('is the one he receives for; who receives for none has none', () => {
  const picture = organization();
  const of = (staffId: string, wished?: string) =>
    counterUnit(picture, { holds: picture.holdsOf(staffId, AT) }, wished, AT);
  expect(of('lan')).toEqual({ unitId: 'desk', unitIds: ['desk'], choices: ['desk'] });
  expect(of('lan', 'desk').unitId).toBe('desk');
  expect(() => of('lan', 'communeDesk')).toThrow(refusal('unit.outsideScope'));
  expect(() => of('hoa')).toThrow(refusal('reception.missing'));
});

it('is his own before that of an absent colleague of his agency, but may be either', () => {
  const picture = organization({
    units: [...PROVINCE_UNITS, unit('secondDesk', 'justice', { kind: 'oneStop' })],
    positions: [
      position('binh', 'secondDesk', 'reception'),
      position('binh', 'communeDesk', 'reception'),
      ...POSITIONS_HELD,
    ],
    absences: [absence('binh', 'lan', '2026-03-01T07:00', '2026-03-20T17:00')],
  });
  const actor = { holds: picture.holdsOf('lan', AT) };
  expect(counterUnit(picture, actor, undefined, AT)).toMatchObject({
    unitId: 'desk',
    choices: ['desk', 'secondDesk'],
  });
  expect(counterUnit(picture, actor, 'secondDesk', AT).unitIds).toEqual(['secondDesk']);
  expect(() => counterUnit(picture, actor, 'communeDesk', AT)).toThrow(refusal('unit.outsideScope'));
});

it('answers for the one-stop whose place it took', () => {
  const closed = unit('oldDesk', 'justice', {
    kind: 'oneStop',
    validTo: parseDay('2025-07-01'),
    successorId: 'desk',
  });
  const picture = organization({ units: [...PROVINCE_UNITS, closed] });
  const counter = counterUnit(picture, { holds: picture.holdsOf('lan', AT) }, undefined, AT);
  expect(counter.unitId).toBe('desk');
  expect([...counter.unitIds].sort()).toEqual(['desk', 'oldDesk']);
  expect(counter.choices).toEqual(['desk']);
});
