// Whose figures a person may see, and which units a report of a unit counts.
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Hold } from '../../../workflows/one-stop/rights.ts';
import type { Organization } from '../../organization/organization.ts';
import type { ReadingScope } from '../../organization/reading-scope.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';

/** Form 06a of a unit itself, 06b of it and all under it, 06c of a one-stop centre: what it received for whomever. */
export const VARIANTS = ['own', 'aggregated', 'centre'] as const;
export type Variant = (typeof VARIANTS)[number];

const READERS: ReadonlySet<string> = new Set(['supervisor', 'leader', 'head']);

export interface ReportUnits {
  readonly column: 'competent_unit_id' | 'reception_unit_id';
  readonly unitIds: readonly string[] | 'all';
}

/**
 * Heads see what is under theirs, leaders their agency, supervisors all that their office supervises: as the tree was
 * at the instant that is asked about. For an office that was not there yet it is the tree of today.
 *
 * @param at now, for who holds what; @param asOf of whose tree the figures are
 * @throws DomainError `right.missing`, `unit.outsideScope`, `unit.unknown`
 */
export function reportUnits(
  wish: { readonly unitId?: string | undefined; readonly variant: Variant },
  actor: Actor,
  organization: Organization,
  at: Instant,
  asOf: Instant = at,
): ReportUnits {
  if (!actor.holds.some(({ position }) => READERS.has(position)))
    throw new DomainError('right.missing', 'Reports are for supervisors, leaders and heads of units', {});
  const unitIds = reportScope(actor.holds, organization, at, asOf);
  const column = wish.variant === 'centre' ? 'reception_unit_id' : 'competent_unit_id';
  if (wish.unitId === undefined) return { column, unitIds: unitIds === 'all' ? 'all' : [...unitIds] };
  const unitId = organization.identity(wish.unitId);
  if (organization.unit(unitId) === null)
    throw new DomainError('unit.unknown', 'There is no such unit', { unitId });
  if (unitIds !== 'all' && !unitIds.has(unitId))
    throw new DomainError('unit.outsideScope', 'You do not see the figures of this unit', {
      unitId,
    });
  if (wish.variant === 'own') return { column, unitIds: [unitId] };
  const under = organization.subtree(unitId, asOf);
  return { column, unitIds: unitIds === 'all' ? under : under.filter((id) => unitIds.has(id)) };
}

/** The units whose figures positions let a person see; `at` and `asOf` as above. */
export function reportScope(
  all: readonly Hold[],
  organization: Organization,
  at: Instant,
  asOf: Instant,
): ReadingScope['unitIds'] {
  const holds = all.filter(({ position }) => READERS.has(position));
  const then = holds.filter(({ unitId }) => organization.isOpen(unitId, asOf));
  const since = holds.filter(({ unitId }) => !organization.isOpen(unitId, asOf));
  const scopes = [organization.scopeOfHolds(then, asOf), organization.scopeOfHolds(since, at)];
  const named = scopes.flatMap(({ unitIds }) => (unitIds === 'all' ? [] : [...unitIds]));
  return scopes.some(({ unitIds }) => unitIds === 'all') ? 'all' : new Set(named);
}
