// Where units lie once a decision that is only planned changes the tree. Pure.
import type { UnitPath } from '../../../workflows/unit-path.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { UnitChange } from '../../organization/units/unit-changes.ts';

/**
 * The path of a unit that stays open; empty for one that is closed.
 *
 * @param changes none where the tree has them already
 */
export function pathsAfter(
  organization: Organization,
  changes: readonly UnitChange[],
  at: Instant,
): (unitId: string) => UnitPath {
  const changeOf = new Map(changes.map((change) => [change.unitId, change]));
  const stands = (unitId: string): string => {
    const stand = organization.standsIn(unitId, at);
    const change = changeOf.get(stand);
    return change?.kind === 'close' && change.successorId !== null ? change.successorId : stand;
  };
  return (unitId) => {
    if (changeOf.get(unitId)?.kind === 'close' || !organization.isOpen(unitId, at)) return [];
    const path: string[] = [];
    for (let next: string | null = unitId; next !== null && !path.includes(next);) {
      path.push(next);
      const unit = organization.unit(next, at);
      const above: string | null = changeOf.get(next)?.parentId ?? unit?.parentId ?? null;
      next = unit?.isAgency || above === null ? null : stands(above);
    }
    return path;
  };
}
