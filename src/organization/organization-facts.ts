// What the organization is made of, as plain facts: units, people, positions, absences and competences.
import type { AuthorityLevel, Position } from '../domain/process/procedure-definition.ts';
import { dayOf, startOfDay } from '../domain/time/instant.ts';
import type { Day, Instant } from '../domain/time/instant.ts';

export const UNIT_KINDS = [
  'province',
  'district',
  'commune',
  'provinceOffice',
  'agency',
  'office',
  'department',
  'oneStop',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const UNIT_LEVELS = ['province', 'district', 'commune'] as const satisfies readonly AuthorityLevel[];
export type UnitLevel = (typeof UNIT_LEVELS)[number];

/** Valid from the first day up to, but not on, the last one; null has no end. */
export interface Validity {
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** What is true of a unit during these days; the next fact of the same unit begins where this one ends. */
export interface UnitFact extends Validity {
  /** The unit's, for life. */
  readonly id: string;
  /** Dotted identifier of the agency, e.g. `H55.12`; unique among units that are valid on one day. */
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly isAgency: boolean;
  readonly level: UnitLevel;
  readonly parentId: string | null;
  /** The office that supervises it; null: the one of the unit above. */
  readonly supervisedBy: string | null;
  /** Of the last fact: who takes its place once it is closed. */
  readonly successorId: string | null;
  readonly calendarName: string;
  readonly address: string | null;
  readonly phone: string | null;
}

export interface StaffFact {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly email: string | null;
  readonly disabled: boolean;
}

export interface PositionFact extends Validity {
  readonly id: string;
  readonly staffId: string;
  readonly unitId: string;
  readonly position: Position;
  /** Of an inspector: the unit that he may inspect, with all under it; null for every other position. */
  readonly scopeUnitId: string | null;
}

/** Away from an instant up to, but not including, another. */
export interface AbsenceFact {
  readonly id: string;
  readonly staffId: string;
  readonly substituteId: string | null;
  readonly from: Instant;
  readonly to: Instant;
}

/** Which unit resolves a procedure; neither procedure nor field means every procedure. */
export interface CompetenceFact extends Validity {
  readonly id: string;
  readonly procedureCode: string | null;
  readonly field: string | null;
  readonly level: AuthorityLevel;
  /** Dotted identifier of the place; null is every place. */
  readonly territory: string | null;
  readonly unitId: string;
}

export interface OrganizationFacts {
  readonly units: readonly UnitFact[];
  /** Units by ids that they had before rows of one unit were joined. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly staff: readonly StaffFact[];
  readonly positions: readonly PositionFact[];
  readonly absences: readonly AbsenceFact[];
  readonly competences: readonly CompetenceFact[];
}

/** Whether a validity covers a day. */
export function coversDay(validity: Validity, day: Day): boolean {
  return validity.validFrom <= day && (validity.validTo === null || day < validity.validTo);
}

/** What held at some time from one instant up to another. */
export function heldBetween<T extends Validity>(
  facts: readonly T[],
  from: Instant,
  end: Instant,
): readonly T[] {
  const [first, last] = [dayOf(from), dayOf(end - 1)];
  return facts.filter(({ validFrom, validTo }) => validFrom <= last && (validTo === null || validTo > first));
}

/** When absences, positions and units begin and end, earliest first. */
export function instantsOfChange({ absences, positions, units }: OrganizationFacts): readonly Instant[] {
  const instants = new Set<Instant>(absences.flatMap(({ from, to }) => [from, to]));
  for (const { validFrom, validTo } of [...positions, ...units]) {
    instants.add(startOfDay(validFrom));
    if (validTo !== null) instants.add(startOfDay(validTo));
  }
  return [...instants].sort((a, b) => a - b);
}
