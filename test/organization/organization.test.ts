// Who is who at an instant: substitution, effective-dated units, supervision, reading scope.
import { describe, expect, it } from '@jest/globals';
import { parseDay, parseInstant } from '../../src/domain/time/instant.ts';
import type { CompetenceFact, UnitFact } from '../../src/organization/organization-facts.ts';
import {
  absence,
  organization,
  person,
  PEOPLE,
  position,
  POSITIONS_HELD,
  PROVINCE_UNITS,
  unit,
} from './sample-organization.ts';

const AT = parseInstant('2026-03-10T09:00');
const own = (staffId: string) => ({ staffId, onBehalfOf: null, absent: false });

describe('the tree', () => {
  const picture = organization();

  it('leads from a unit to its agency and no further', () => {
    expect(picture.pathOf('civil', AT)).toEqual(['civil', 'justice']);
    expect(picture.pathOf('justice', AT)).toEqual(['justice']);
    expect(picture.agencyOf('communeDesk', AT)).toBe('commune');
  });

  it('knows all that is under a unit', () => {
    expect([...picture.subtree('justice', AT)].sort()).toEqual(['civil', 'desk', 'justice', 'notary']);
    expect(picture.subtree('province', AT)).toHaveLength(PROVINCE_UNITS.length);
  });

  it.each([
    ['civil', 'control'],
    ['justice', 'control'],
    ['commune', 'office'],
    ['communeDesk', 'office'],
    ['control', 'office'],
    ['office', null],
  ])('names the supervising office of %s: %s', (id, office) => {
    expect(picture.supervisingOfficeOf(id, AT)).toBe(office);
  });

  it('finds the office of the province', () => {
    expect(picture.provinceOffice(AT)).toBe('office');
    expect(picture.provinceOffice(AT, 'communeDesk')).toBe('office');
  });

  it('refuses a unit that does not exist', () => {
    expect(picture.unit('nowhere')).toBeNull();
    expect(() => picture.pathOf('nowhere', AT)).toThrow(expect.objectContaining({ code: 'unit.unknown' }));
  });
});

describe('a reorganisation', () => {
  const day = parseDay('2026-07-01');
  const units: UnitFact[] = [
    ...PROVINCE_UNITS.map((each) => {
      if (each.id === 'justice') return { ...each, validTo: day, successorId: 'interior' };
      if (each.id === 'notary') return { ...each, validTo: day, successorId: 'civil' };
      return each;
    }),
    unit('interior', 'province', {
      code: 'T01.justice',
      name: 'Interior',
      kind: 'agency',
      isAgency: true,
      supervisedBy: 'office',
      validFrom: day,
    }),
  ];
  const picture = organization({ units });
  const before = parseInstant('2026-06-30T23:59');
  const after = parseInstant('2026-07-01T00:00');

  it('takes effect at the start of its day and not before', () => {
    expect(picture.pathOf('civil', before)).toEqual(['civil', 'justice']);
    expect(picture.pathOf('civil', after)).toEqual(['civil', 'interior']);
    expect(picture.unitByCode('T01.justice', before)?.id).toBe('justice');
    expect(picture.unitByCode('T01.justice', after)?.id).toBe('interior');
    expect(picture.isOpen('justice', after)).toBe(false);
    expect(picture.supervisingOfficeOf('civil', after)).toBe('office');
  });

  it('leaves the old unit its name', () => {
    expect(picture.unit('justice')?.name).toBe('Unit justice');
  });

  it('hands the queue of a closed unit to the people of its successor', () => {
    expect(picture.holdsOf('minh', after)).toMatchObject([
      { position: 'officer', unitId: 'civil', onBehalfOf: null },
      { position: 'officer', unitId: 'notary', onBehalfOf: null },
    ]);
    expect(picture.peopleOf('officer', 'notary', after).map((each) => each.staffId)).toEqual([
      'minh',
      'binh',
    ]);
    expect(picture.headOf('notary', after)).toEqual(own('hoa'));
    expect(picture.scopeOf('son', after).unitIds).toEqual(
      new Set(['interior', 'justice', 'civil', 'desk', 'notary']),
    );
  });

  it('gives competence to the successor', () => {
    const competences: CompetenceFact[] = [
      {
        id: 'c',
        procedureCode: null,
        field: 'Notary',
        level: 'province',
        territory: null,
        unitId: 'notary',
        validFrom: 0,
        validTo: null,
      },
    ];
    const asked = { procedureCode: '2.000001', field: 'Notary', level: 'province', territory: null } as const;
    const ruled = organization({ units, competences });
    expect(ruled.competentUnits(asked, before)).toEqual(['notary']);
    expect(ruled.competentUnits(asked, after)).toEqual(['civil']);
  });
});

describe('positions and substitution', () => {
  const absences = [
    absence('hoa', 'minh', '2026-03-09T07:00', '2026-03-11T17:00'),
    absence('lan', null, '2026-03-10T07:00', '2026-03-10T17:00'),
  ];
  const picture = organization({ absences });

  it.each([
    ['2026-03-09T06:59', false],
    ['2026-03-09T07:00', true],
    ['2026-03-11T16:59', true],
    ['2026-03-11T17:00', false],
  ])('gives the substitute the position at %s: %s', (at, substituted) => {
    const held = picture.holdsOf('minh', parseInstant(at));
    expect(held).toContainEqual(
      expect.objectContaining({ position: 'officer', unitId: 'civil', onBehalfOf: null }),
    );
    expect(held.some((hold) => hold.position === 'head' && hold.onBehalfOf === 'hoa')).toBe(substituted);
    expect(picture.substituteFor('hoa', 'civil', parseInstant(at))).toBe(substituted ? 'minh' : null);
  });

  it('lists the substitute in place of the absent, and flags who has none', () => {
    expect(picture.peopleOf('head', 'civil', AT)).toEqual([
      { staffId: 'minh', onBehalfOf: 'hoa', absent: false },
    ]);
    expect(picture.peopleOf('reception', 'desk', AT)).toEqual([
      { staffId: 'lan', onBehalfOf: null, absent: true },
    ]);
  });

  it('passes nothing on through a substitute who is away too', () => {
    const both = organization({
      absences: [...absences, absence('minh', 'binh', '2026-03-10T00:00', '2026-03-11T00:00')],
    });
    expect(both.substituteFor('hoa', 'civil', AT)).toBeNull();
    expect(both.holdsOf('binh', AT).filter((hold) => hold.onBehalfOf === 'hoa')).toEqual([]);
    expect(both.headOf('civil', AT)).toEqual(own('son'));
  });

  it('names everybody who heads a unit at the same time, whoever is in his own place first', () => {
    const two = { positions: [...POSITIONS_HELD, position('minh', 'civil', 'head')] };
    expect(organization(two).headsOf('civil', AT)).toEqual([own('hoa'), own('minh')]);
    // He stands in for the other one too, and is still one person in his own name first.
    expect(organization({ ...two, absences }).headsOf('civil', AT)).toEqual([
      own('minh'),
      { staffId: 'minh', onBehalfOf: 'hoa', absent: false },
    ]);
    expect(picture.headsOf('notary', AT)).toEqual([own('son')]);
    expect(picture.headsOf('communeDesk', AT)).toEqual([]);
  });

  it('climbs to the leader where a unit has no head', () => {
    expect(picture.headOf('notary', AT)).toEqual(own('son'));
    expect(picture.headOf('justice', AT)).toEqual(own('son'));
    expect(picture.headOf('communeDesk', AT)).toBeNull();
  });

  it('passes on what is held in an agency of both, and has nobody in the place elsewhere', () => {
    const positions = [...POSITIONS_HELD, position('hoa', 'commune', 'head')];
    const two = organization({ positions, absences });
    const lent = two.holdsOf('minh', AT).filter(({ onBehalfOf }) => onBehalfOf === 'hoa');
    expect(lent.map(({ position: held, unitId }) => [held, unitId])).toEqual([['head', 'civil']]);
    expect(two.substituteFor('hoa', 'commune', AT)).toBeNull();
    expect(two.peopleOf('head', 'commune', AT)).toEqual([{ staffId: 'hoa', onBehalfOf: null, absent: true }]);
    expect(two.worksFor('minh', AT)).toEqual(['minh', 'hoa']);
    // Since he was named he went to another agency.
    const gone = organization({
      positions: [position('minh', 'commune', 'officer'), ...positions.slice(2)],
      absences,
    });
    expect(gone.holdsOf('minh', AT).map(({ onBehalfOf, unitId }) => [onBehalfOf, unitId])).toEqual([
      [null, 'commune'],
      ['hoa', 'commune'],
    ]);
    const strangers = organization({
      positions: [position('minh', 'office', 'officer'), ...positions.slice(2)],
      absences,
    });
    expect(strangers.holdsOf('minh', AT)).toHaveLength(1);
    expect(strangers.worksFor('minh', AT)).toEqual(['minh']);
  });

  it('never lends the administration of accounts', () => {
    const lent = organization({ absences: [absence('an', 'minh', '2026-03-09T00:00', '2026-03-12T00:00')] });
    expect(lent.holdsOf('minh', AT).map((hold) => hold.position)).toEqual(['officer']);
  });

  it('honours the dates of a position', () => {
    const dated = organization({
      positions: [position('lan', 'desk', 'reception', '2026-03-10', '2026-03-12')],
    });
    expect(dated.holdsOf('lan', parseInstant('2026-03-09T23:59'))).toEqual([]);
    expect(dated.holdsOf('lan', AT)).toHaveLength(1);
    expect(dated.holdsOf('lan', parseInstant('2026-03-12T00:00'))).toEqual([]);
  });

  it('forgets disabled people, as holders and as substitutes', () => {
    const staff = PEOPLE.map((id) => person(id, { disabled: id === 'minh' }));
    const left = organization({ staff, absences });
    expect(left.holdsOf('minh', AT)).toEqual([]);
    expect(left.peopleOf('officer', 'civil', AT)).toEqual([]);
    expect(left.peopleOf('head', 'civil', AT)).toEqual([{ staffId: 'hoa', onBehalfOf: null, absent: true }]);
  });
});

describe('reading scope', () => {
  const picture = organization();

  it.each([
    ['reception', 'lan', ['desk']],
    ['officer', 'minh', ['civil']],
    ['head', 'hoa', ['civil']],
    ['leader', 'son', ['justice', 'desk', 'civil', 'notary']],
    ['clerk', 'tuan', ['justice', 'desk', 'civil', 'notary']],
    ['supervisor', 'mai', ['control', 'justice', 'desk', 'civil', 'notary']],
    ['administrator', 'an', []],
  ])('of a %s', (_, staffId, expected) => {
    expect(picture.scopeOf(staffId, AT).unitIds).toEqual(new Set(expected));
  });

  it('of the office over the whole province is everything', () => {
    const positions = [...POSITIONS_HELD, position('an', 'office', 'supervisor')];
    expect(organization({ positions }).scopeOf('an', AT).unitIds).toBe('all');
  });

  it('of a substitute holds that of the absent person for as long', () => {
    const absences = [absence('son', 'lan', '2026-03-10T07:00', '2026-03-10T17:00')];
    const lent = organization({ absences });
    expect(lent.scopeOf('lan', AT).unitIds).toEqual(new Set(['desk', 'justice', 'civil', 'notary']));
    expect(lent.scopeOf('lan', parseInstant('2026-03-10T17:00')).unitIds).toEqual(new Set(['desk']));
  });
});
