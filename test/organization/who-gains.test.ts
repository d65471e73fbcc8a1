// Whose positions reach units of other agencies when the tree changes, whatever day that is.
import { describe, expect, it } from '@jest/globals';
import { parseDay, parseInstant } from '../../src/domain/time/instant.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import type { PositionFact, StaffFact, UnitFact } from '../../src/organization/organization-facts.ts';
import { whoGains } from '../../src/organization/who-gains.ts';
import { organization, person, POSITIONS_HELD, position, PROVINCE_UNITS } from './sample-organization.ts';

const AT = parseInstant('2026-03-10T09:00');

/** The same unit before a day and from it on. */
const changed = (id: string, on: string, change: Partial<UnitFact>): UnitFact[] => {
  const was = PROVINCE_UNITS.find((each) => each.id === id)!;
  return [
    { ...was, validTo: parseDay(on) },
    { ...was, validFrom: parseDay(on), ...change },
  ];
};
const closed = (id: string, on: string, successorId: string): UnitFact[] => [
  { ...PROVINCE_UNITS.find((each) => each.id === id)!, validTo: parseDay(on), successorId },
];
const withUnits = (...facts: UnitFact[]) => [
  ...PROVINCE_UNITS.filter(({ id }) => !facts.some((fact) => fact.id === id)),
  ...facts,
];
interface Given {
  readonly positions?: readonly PositionFact[];
  readonly staff?: readonly StaffFact[];
  readonly from?: Instant;
}
/** Who gains what, by person and position. */
const gains = (facts: UnitFact[], { from = AT, ...given }: Given = {}) =>
  Object.fromEntries(
    whoGains(organization(given), organization({ ...given, units: withUnits(...facts) }), from).map(
      ({ held, unitIds }) => [`${held.staffId} ${held.position}`, [...unitIds].sort()],
    ),
  );

describe('a unit that is closed', () => {
  it('into another agency takes its people there, and gives what it had to those who are there', () => {
    const positions = [...POSITIONS_HELD, position('hoa', 'commune', 'leader')];
    expect(gains(closed('civil', '2026-04-01', 'commune'), { positions })).toEqual({
      'minh officer': ['commune', 'communeDesk'],
      'hoa head': ['commune', 'communeDesk'],
      'hoa leader': ['civil'],
    });
  });

  it('within its agency gives nobody anything outside', () => {
    expect(gains(closed('civil', '2026-04-01', 'notary'))).toEqual({});
    expect(gains(closed('civil', '2026-04-01', 'justice'))).toEqual({});
  });
});

describe('a unit that is moved', () => {
  it('is gained by who leads and reads where it comes to stand, on the day it does', () => {
    const facts = changed('communeDesk', '2026-05-01', { parentId: 'justice' });
    const all = { 'son leader': ['communeDesk'], 'tuan clerk': ['communeDesk'] };
    // The department’s supervisor gets it with the department.
    expect(gains(facts)).toEqual({ ...all, 'mai supervisor': ['communeDesk'] });
    expect(gains(facts, { from: parseInstant('2026-05-01T00:00') })).toEqual({
      ...all,
      'mai supervisor': ['communeDesk'],
    });
  });

  it('within its agency is nobody’s gain', () => {
    expect(gains(changed('civil', '2026-05-01', { parentId: 'notary' }))).toEqual({});
    expect(gains(changed('civil', '2026-05-01', { name: 'Another name', code: 'T01.99' }))).toEqual({});
  });

  it('counts also where the position begins later, and where another unit is to move later', () => {
    const positions = [position('an', 'notary', 'head', '2026-08-01')];
    const facts = changed('communeDesk', '2026-05-01', { parentId: 'notary' });
    expect(gains(facts, { positions })).toEqual({ 'an head': ['communeDesk'] });
    // The commune is to come under the room in September; whoever moves the office under it now gives it that, too.
    const planned = withUnits(...changed('commune', '2026-09-01', { parentId: 'notary' }));
    const moved = [
      ...planned.filter(({ id }) => id !== 'office'),
      ...changed('office', '2026-05-01', { parentId: 'commune' }),
    ];
    const held = [position('an', 'notary', 'head')];
    const found = whoGains(
      organization({ units: planned, positions: held }),
      organization({ units: moved, positions: held }),
      AT,
    );
    expect(found.map(({ unitIds }) => [...unitIds].sort())).toEqual([['control', 'office']]);
  });

  it('counts for whom a closed account holds: it may be opened again', () => {
    const staff = ['son', 'tuan', 'mai'].map((id) => person(id, { disabled: true }));
    const facts = changed('communeDesk', '2026-05-01', { parentId: 'justice' });
    expect(Object.keys(gains(facts, { staff })).sort()).toEqual([
      'mai supervisor',
      'son leader',
      'tuan clerk',
    ]);
  });
});

it('an agency that is one no longer lifts its leaders to the agency above, and lets that one’s act in it', () => {
  const positions = [...POSITIONS_HELD, position('binh', 'province', 'leader')];
  const found = gains(changed('justice', '2026-05-01', { isAgency: false }), { positions });
  expect(found['son leader']).toEqual(
    expect.arrayContaining(['province', 'office', 'commune', 'communeDesk']),
  );
  expect(found['binh leader']).toEqual(['civil', 'desk', 'justice', 'notary']);
});

it('an office that comes to supervise a unit gains it, and an inspector the unit in whose place his is', () => {
  expect(gains(changed('commune', '2026-05-01', { supervisedBy: 'control' }))).toEqual({
    'mai supervisor': ['commune', 'communeDesk'],
  });
  const inspector = { ...position('lan', 'office', 'inspector'), scopeUnitId: 'notary' };
  expect(gains(closed('notary', '2026-05-01', 'commune'), { positions: [inspector] })).toEqual({
    'lan inspector': ['commune', 'communeDesk'],
  });
});
