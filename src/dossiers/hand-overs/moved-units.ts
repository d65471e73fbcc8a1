// Which units came to lie elsewhere in the tree, and where that leaves the units of a dossier. Pure.
import type { DossierUnits } from '../../../workflows/one-stop/dossier-context.ts';
import type { UnitPath } from '../../../workflows/unit-path.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';

/** The units whose path was another once: they, or something above them, were moved, or lost or became an agency. */
export function movedUnits(organization: Organization, at: Instant): readonly string[] {
  const moved = new Set<string>();
  for (const { id } of organization.units) {
    const now = organization.unit(id, at)!;
    const lay = organization
      .factsOf(id)
      .some(({ parentId, isAgency }) => parentId !== now.parentId || isAgency !== now.isAgency);
    const lostParent = now.parentId !== null && organization.standsIn(now.parentId, at) !== now.parentId;
    if (lay || lostParent) for (const under of organization.subtree(id, at)) moved.add(under);
  }
  return [...moved];
}

/**
 * The units of a dossier as they lie today. A unit that is closed stays as it is: what it had is moved by a decision.
 *
 * @returns null where nothing lies elsewhere
 */
export function unitsToday(
  units: DossierUnits,
  organization: Organization,
  at: Instant,
): DossierUnits | null {
  let moved = false;
  const today = (path: UnitPath): UnitPath => {
    const [unit] = path;
    if (unit === undefined || organization.unit(unit) === null || !organization.isOpen(unit, at)) return path;
    const now = organization.pathOf(unit, at);
    if (now.join() === path.join()) return path;
    moved = true;
    return now;
  };
  const { receiving, competent, provinceOffice, leg, legs } = units;
  const all = {
    ...units,
    receiving: today(receiving),
    competent: today(competent),
    provinceOffice: today(provinceOffice),
    ...(leg && { leg: today(leg) }),
    ...(legs && { legs: Object.fromEntries(Object.entries(legs).map(([key, path]) => [key, today(path)])) }),
  };
  return moved ? all : null;
}
