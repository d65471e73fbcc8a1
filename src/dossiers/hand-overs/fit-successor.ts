// Whether a unit can do what a dossier that is moved to it needs, and who goes on with it there.
import type { DossierUnits } from '../../../workflows/one-stop/dossier-context.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { SuccessorFitness } from './plan-hand-over.ts';

/** A one-stop, or somebody who receives: without one nobody could ask for a supplement or hand over a result. */
function hasDesk(organization: Organization, unitId: string, at: Instant): boolean {
  return organization
    .pathOf(unitId, at)
    .some(
      (id) =>
        organization.unit(id, at)?.kind === 'oneStop' ||
        organization.peopleOf('reception', id, at).length > 0,
    );
}

/** Somebody who works on dossiers there, or over it within its agency: without one it would lie where nobody may act. */
function hasStaff(organization: Organization, unitId: string, at: Instant): boolean {
  return organization
    .pathOf(unitId, at)
    .some((id) =>
      (['officer', 'head', 'leader'] as const).some(
        (position) => organization.peopleOf(position, id, at).length > 0,
      ),
    );
}

export const fitnessAt = (organization: Organization, at: Instant): SuccessorFitness => ({
  handOver: (unitId) => hasDesk(organization, unitId, at),
  workOn: (unitId) => hasStaff(organization, unitId, at),
});

/** Of these people, those who work in the dossier's units when it has been moved. */
export function whoGoesOn(
  organization: Organization,
  people: Iterable<string>,
  { receiving, competent, provinceOffice }: DossierUnits,
  at: Instant,
): readonly string[] {
  const units = new Set([...receiving, ...competent, ...provinceOffice]);
  return [...new Set(people)].filter((staffId) =>
    organization
      .holdsOf(staffId, at)
      .some(({ unitId, onBehalfOf }) => onBehalfOf === null && units.has(organization.standsIn(unitId, at))),
  );
}
