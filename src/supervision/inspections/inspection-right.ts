// Who may inspect what: supervisors what their office supervises, inspectors the part of the tree that they were given.
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { Hold } from '../../../workflows/one-stop/rights.ts';

const INSPECTING: ReadonlySet<string> = new Set(['supervisor', 'inspector']);

/** @throws DomainError `right.missing` for whoever may inspect nothing */
export function inspectingHolds({ holds }: Pick<Actor, 'holds'>): readonly Hold[] {
  const inspecting = holds.filter(({ position }) => INSPECTING.has(position));
  if (inspecting.length === 0)
    throw new DomainError('right.missing', 'This is for who supervises or inspects', {});
  return inspecting;
}

/** In his own name, or in the place of an absent person. */
export interface Inspector {
  readonly onBehalfOf: string | null;
}

/**
 * As whom a person may inspect all of these units: as himself where his own positions reach them, else with those of one
 * whom he stands in for; null where neither do.
 *
 * @param holds those that count; of one office where it is about that office's inspections
 * @param days of whose tree the units are looked for: of any of them
 */
export function inspectorOf(
  unitIds: readonly string[],
  holds: readonly Hold[],
  organization: Organization,
  ...days: readonly Instant[]
): Inspector | null {
  const reach = (some: readonly Hold[]) =>
    days.some((at) => unitsBeyond(unitIds, some, organization, at).length === 0);
  const own = holds.filter(({ onBehalfOf }) => onBehalfOf === null);
  if (reach(own)) return { onBehalfOf: null };
  for (const person of new Set(holds.map(({ onBehalfOf }) => onBehalfOf)))
    if (person !== null && reach([...own, ...holds.filter(({ onBehalfOf }) => onBehalfOf === person)]))
      return { onBehalfOf: person };
  return null;
}

/** Those of the units that positions do not let a person inspect. */
export function unitsBeyond(
  unitIds: readonly string[],
  holds: readonly Hold[],
  organization: Organization,
  at: Instant,
): readonly string[] {
  const inspected = organization.inspectedUnits(holds, at);
  return unitIds.filter((id) => !inspected.has(organization.identity(id)));
}
