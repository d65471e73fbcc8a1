// Whose work is a person's to see: his own, and that of whom he stands in for, in an agency in which both serve.
import { expect, it } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { isOwnWork, ownWorkOf } from '../../src/organization/own-work.ts';
import { absence, organization, POSITIONS_HELD, position } from './sample-organization.ts';

const AT = parseInstant('2026-03-10T09:00');
const picture = organization({
  positions: [...POSITIONS_HELD, position('hoa', 'commune', 'officer')],
  absences: [absence('hoa', 'minh', '2026-03-09T07:00', '2026-03-11T17:00')],
});
const personOf = (staffId: string) => ({ staffId, holds: picture.holdsOf(staffId, AT) });
const isHis = (staffId: string, officerId: string | null, unitId: string) =>
  isOwnWork({ unitId, officerId }, personOf(staffId), picture, AT);

it('his own wherever it lies, an absent colleague’s in their agency, and of nobody else', () => {
  expect(isHis('minh', 'minh', 'commune')).toBe(true);
  expect(isHis('minh', 'hoa', 'civil')).toBe(true);
  expect(isHis('minh', 'hoa', 'desk')).toBe(true);
  expect(isHis('minh', 'hoa', 'communeDesk')).toBe(false);
  expect(isHis('minh', 'binh', 'notary')).toBe(false);
  expect(isHis('minh', null, 'civil')).toBe(false);
  expect(isHis('hoa', 'hoa', 'commune')).toBe(true);
});

it('in SQL names the absent, and the units of the agencies in which the substitute serves', () => {
  const own = ownWorkOf(personOf('minh'), picture, AT);
  expect(own).toMatchObject({ staffId: 'minh', others: ['hoa'] });
  expect([...own.unitIds].sort()).toEqual(['civil', 'desk', 'justice', 'notary']);
  expect(ownWorkOf(personOf('binh'), picture, AT)).toEqual({ staffId: 'binh', others: [], unitIds: [] });
});
