// Who sees a late case, and on whose side a person stands: the supervising office's, or the unit's that answers.
import type { LateCaseSide } from '../../../workflows/late-case/late-case.machine.ts';
import type { Hold } from '../../../workflows/one-stop/rights.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import { isOwnWork } from '../../organization/own-work.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';

const READERS: ReadonlySet<string> = new Set(['supervisor', 'leader', 'head']);

/** Whose lateness it is. */
export interface OfUnit {
  readonly unitId: string;
  readonly officerId: string | null;
}

/** Units whose late cases a person reads; `all` where he reads every unit's. His own cases are read besides. */
export function lateCaseUnits(
  actor: Actor,
  organization: Organization,
  at: Instant,
): readonly string[] | 'all' {
  const holds = actor.holds.filter(({ position }) => READERS.has(position));
  const { unitIds } = organization.scopeOfHolds(holds, at);
  return unitIds === 'all' ? 'all' : [...unitIds];
}

/** Units that are under the person as a supervisor; as a head or leader. */
export function unitsUnder(
  side: LateCaseSide,
  actor: Actor,
  organization: Organization,
  at: Instant,
): readonly string[] | 'all' {
  const holds = actor.holds.filter(({ position }) => (position === 'supervisor') === (side === 'supervisor'));
  return lateCaseUnits({ ...actor, holds }, organization, at);
}

/**
 * The position under which a person may act on a side; null when he may not. For the supervising office: its
 * supervisors, along the chain of offices above the unit. For the unit: its officer in the matter, the heads of the
 * unit and of those above it in its agency, and the agency's leaders.
 *
 * @throws DomainError `unit.unknown`
 */
export function holdOnSide(
  side: LateCaseSide,
  { unitId, officerId }: OfUnit,
  actor: Pick<Actor, 'staffId' | 'holds'>,
  organization: Organization,
  at: Instant,
): Pick<Hold, 'onBehalfOf'> | null {
  if (side === 'supervisor') {
    const offices = officesAbove(unitId, organization, at);
    return actor.holds.find((hold) => hold.position === 'supervisor' && offices.has(hold.unitId)) ?? null;
  }
  if (officerId === actor.staffId) return { onBehalfOf: null };
  const path = new Set(organization.pathOf(unitId, at));
  const over = actor.holds.find(
    ({ position, unitId: own }) => (position === 'head' || position === 'leader') && path.has(own),
  );
  if (over !== undefined) return over;
  return isOwnWork({ unitId, officerId }, actor, organization, at) ? { onBehalfOf: officerId } : null;
}

function officesAbove(unitId: string, organization: Organization, at: Instant): ReadonlySet<string> {
  const offices = new Set<string>();
  let office = organization.supervisingOfficeOf(unitId, at);
  while (office !== null && !offices.has(office)) {
    offices.add(office);
    office = organization.supervisingOfficeOf(office, at);
  }
  return offices;
}
