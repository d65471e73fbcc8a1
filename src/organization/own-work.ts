// Whose work in a unit is a person's to see: his own, and that of whom he stands in for, in an agency in which both serve.
import type { Hold } from '../../workflows/one-stop/rights.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Organization } from './organization.ts';

interface Person {
  readonly staffId: string;
  readonly holds: readonly Hold[];
}

export function isOwnWork(
  { unitId, officerId }: { readonly unitId: string; readonly officerId: string | null },
  person: Person,
  organization: Organization,
  at: Instant,
): boolean {
  if (officerId === null) return false;
  if (officerId === person.staffId) return true;
  return absentOnes(person).includes(officerId) && organization.servesInAgencyOf(unitId, person.staffId, at);
}

/** What the same rule binds in SQL: the person, in whose place he stands, and where. */
export interface OwnWork {
  readonly staffId: string;
  readonly others: readonly string[];
  readonly unitIds: readonly string[];
}

export function ownWorkOf(person: Person, organization: Organization, at: Instant): OwnWork {
  const others = absentOnes(person);
  const unitIds = others.length === 0 ? [] : organization.unitsAround(person.staffId, at);
  return { staffId: person.staffId, others, unitIds };
}

/** @param columns of the unit and its officer. @param bound a bound `uuid` and two bound `uuid[]` */
export function ownWorkSql(
  columns: { readonly unit: string; readonly officer: string },
  bound: Readonly<Record<keyof OwnWork, string>>,
): string {
  const { unit, officer } = columns;
  return `(${officer} = ${bound.staffId}::uuid
    or (${officer} = any(${bound.others}::uuid[]) and ${unit} = any(${bound.unitIds}::uuid[])))`;
}

function absentOnes({ holds }: Pick<Person, 'holds'>): string[] {
  return [...new Set(holds.flatMap(({ onBehalfOf }) => onBehalfOf ?? []))];
}
