// Who decides, withdraws and sees what: administrators whatever brings nothing to themselves, a leader his own agency. Pure.
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { ReadingScope } from '../../organization/reading-scope.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { UnitChange } from '../../organization/units/unit-changes.ts';
import type { SuccessorRule } from './successor-rules.ts';

type Decider = Pick<Actor, 'staffId' | 'holds'>;

export interface Decided {
  /** The first instant of the effective day. */
  readonly from: Instant;
  readonly rules: readonly Pick<SuccessorRule, 'fromUnitId' | 'toUnitId'>[];
  readonly changes: readonly Pick<UnitChange, 'unitId' | 'successorId' | 'parentId'>[];
}

/** The units that a person decides over: all for an administrator, those of the agencies that he leads for a leader. */
export function ownUnits(
  organization: Organization,
  { holds }: Pick<Decider, 'holds'>,
  at: Instant,
): ReadingScope['unitIds'] {
  if (isAdministrator(holds)) return 'all';
  const led = holds.filter(({ position }) => position === 'leader');
  return organization.scopeOfHolds(led, at).unitIds;
}

/**
 * A leader decides within his own agency: what is given, who takes it, what is closed or renamed, and whatever takes its
 * place or comes to stand above it.
 *
 * @throws DomainError `right.missing`
 */
export function refuseForeign(
  { from, rules, changes }: Decided,
  organization: Organization,
  actor: Decider,
  at: Instant,
): void {
  const own = ownUnits(organization, actor, at);
  const named = [
    ...rules.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]),
    ...changes.flatMap(({ unitId, successorId, parentId = null }) => [unitId, successorId, parentId]),
  ].filter((unitId) => unitId !== null);
  const strange = named.filter((unitId) => !isAmong(own, unitId, organization, from, at));
  if (strange.length > 0)
    throw new DomainError('right.missing', 'These units are not of your agency', {
      unitIds: [...new Set(strange)],
    });
}

/**
 * Nobody brings dossiers of another agency to where he works himself.
 *
 * @throws DomainError `right.onOneself`
 */
export function refuseToOneself(
  { from, rules }: Decided,
  organization: Organization,
  { staffId }: Decider,
  now: Instant,
): void {
  const at = Math.max(from, now);
  const { unitIds: reads } = organization.scopeOf(staffId, at);
  if (reads === 'all') return;
  const gained = rules.filter(
    ({ fromUnitId, toUnitId }) =>
      reads.has(toUnitId) &&
      !reads.has(fromUnitId) &&
      organization.agencyOf(fromUnitId, at) !== organization.agencyOf(toUnitId, at),
  );
  if (gained.length > 0)
    throw new DomainError(
      'right.onOneself',
      'Somebody else must decide this: you work where the dossiers would go',
      {
        staffId,
        unitIds: [...new Set(gained.map(({ toUnitId }) => toUnitId))],
      },
    );
}

/** A unit that is opened later belongs to where it will stand. */
function isAmong(
  own: ReadingScope['unitIds'],
  unitId: string,
  organization: Organization,
  from: Instant,
  at: Instant,
): boolean {
  if (own === 'all') return true;
  const seen = new Set<string>();
  let next: string | null = organization.identity(unitId);
  while (next !== null && !seen.has(next)) {
    if (own.has(next)) return true;
    const [first] = organization.factsOf(next);
    if (first === undefined || first.validFrom <= dayOf(at)) return false;
    seen.add(next);
    next = organization.unit(next, from)?.parentId ?? null;
  }
  return false;
}

function isAdministrator(holds: Decider['holds']): boolean {
  return holds.some(({ position }) => position === 'administrator');
}
