// Whether somebody holds, or comes to hold, a position that sees or changes everything: his password or his place opens it.
import type { Instant } from '../domain/time/instant.ts';
import { raises } from './administration-log/administrative-acts.ts';
import type { Organization } from './organization.ts';

/** Of a closed account as well: what is done to it counts once it is opened. Also while he stands in for such a holder. */
export function opensRaisingPositions(organization: Organization, staffId: string, at: Instant): boolean {
  const own = organization.appointmentsOf(staffId, at, Infinity).some(({ position }) => raises(position));
  const lent = organization.absences.some(
    (absence) =>
      absence.substituteId === staffId &&
      absence.to > at &&
      lendsRaisingPositions(organization, absence.staffId, absence.from, absence.to),
  );
  return own || lent;
}

/** At some time of an absence. Administering is never done for another person (`Organization.holdsOf`). */
export function lendsRaisingPositions(
  organization: Organization,
  staffId: string,
  from: Instant,
  to: Instant,
): boolean {
  return organization
    .appointmentsOf(staffId, from, to)
    .some(({ position }) => raises(position) && position !== 'administrator');
}
