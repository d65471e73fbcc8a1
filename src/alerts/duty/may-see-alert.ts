// Who may see and acknowledge an alert without having been told: those who oversee the unit it is about.
import type { Hold } from '../../../workflows/one-stop/rights.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';

/** Heads and leaders of the unit or of one above it within its agency, and supervisors along its supervising offices. */
export function overseesUnit(
  organization: Organization,
  holds: readonly Hold[],
  unitId: string,
  at: Instant,
): boolean {
  const holding = (positions: readonly string[], units: ReadonlySet<string>): boolean =>
    holds.some((hold) => positions.includes(hold.position) && units.has(hold.unitId));
  if (holding(['head', 'leader'], new Set(organization.pathOf(unitId, at)))) return true;
  const offices = new Set<string>();
  let office = organization.supervisingOfficeOf(unitId, at);
  while (office !== null && !offices.has(office)) {
    offices.add(office);
    office = organization.supervisingOfficeOf(office, at);
  }
  return holding(['supervisor'], offices);
}
