// A small fictional province for tests: an office, a department with rooms and a one-stop, and a commune.
import { Organization } from '../../src/organization/organization.ts';
import type {
  AbsenceFact,
  CompetenceFact,
  PositionFact,
  StaffFact,
  UnitFact,
} from '../../src/organization/organization-facts.ts';
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import { parseDay, parseInstant } from '../../src/domain/time/instant.ts';

const START = parseDay('2020-01-01');

export function unit(id: string, parentId: string | null, more: Partial<UnitFact> = {}): UnitFact {
  return {
    id,
    code: `T01.${id}`,
    name: `Unit ${id}`,
    kind: 'department',
    isAgency: false,
    level: 'province',
    parentId,
    supervisedBy: null,
    successorId: null,
    calendarName: 'vn',
    address: null,
    phone: null,
    validFrom: START,
    validTo: null,
    ...more,
  };
}

export const PROVINCE_UNITS: readonly UnitFact[] = [
  unit('province', null, { kind: 'province', isAgency: true, supervisedBy: 'office' }),
  unit('office', 'province', { kind: 'provinceOffice', isAgency: true }),
  unit('control', 'office', { kind: 'office' }),
  unit('justice', 'province', { kind: 'agency', isAgency: true, supervisedBy: 'control' }),
  unit('desk', 'justice', { kind: 'oneStop' }),
  unit('civil', 'justice'),
  unit('notary', 'justice'),
  unit('commune', 'province', { kind: 'commune', isAgency: true, level: 'commune' }),
  unit('communeDesk', 'commune', { kind: 'oneStop', level: 'commune' }),
];

export function person(id: string, more: Partial<StaffFact> = {}): StaffFact {
  return { id, account: id, name: `Person ${id}`, email: null, disabled: false, ...more };
}

export function position(staffId: string, unitId: string, held: Position, from = '2020-01-01', to?: string) {
  const fact: PositionFact = {
    id: `${staffId} ${unitId} ${held}`,
    staffId,
    unitId,
    position: held,
    scopeUnitId: null,
    validFrom: parseDay(from),
    validTo: to === undefined ? null : parseDay(to),
  };
  return fact;
}

export function absence(staffId: string, substituteId: string | null, from: string, to: string): AbsenceFact {
  return { id: `${staffId} ${from}`, staffId, substituteId, from: parseInstant(from), to: parseInstant(to) };
}

export const PEOPLE = ['lan', 'minh', 'hoa', 'son', 'tuan', 'mai', 'an', 'binh'];

export const POSITIONS_HELD: readonly PositionFact[] = [
  position('lan', 'desk', 'reception'),
  position('minh', 'civil', 'officer'),
  position('hoa', 'civil', 'head'),
  position('son', 'justice', 'leader'),
  position('tuan', 'justice', 'clerk'),
  position('mai', 'control', 'supervisor'),
  position('an', 'office', 'administrator'),
  position('binh', 'notary', 'officer'),
];

export function organization(
  more: {
    units?: readonly UnitFact[];
    staff?: readonly StaffFact[];
    positions?: readonly PositionFact[];
    absences?: readonly AbsenceFact[];
    competences?: readonly CompetenceFact[];
  } = {},
): Organization {
  return new Organization({
    units: more.units ?? PROVINCE_UNITS,
    staff: more.staff ?? PEOPLE.map((id) => person(id)),
    positions: more.positions ?? POSITIONS_HELD,
    absences: more.absences ?? [],
    competences: more.competences ?? [],
  });
}
