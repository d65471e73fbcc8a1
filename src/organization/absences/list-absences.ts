// Lists absences that last or are to come.
import { Injectable } from '@nestjs/common';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AbsenceFact } from '../organization-facts.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { Organization } from '../organization.ts';
import type { Actor } from '../sign-in/actor.ts';
import type { AbsenceView } from './absence-bodies.ts';
import { mayRecordAbsence } from './may-record-absence.ts';

@Injectable()
export class ListAbsences {
  constructor(private readonly directory: OrganizationDirectory) {}

  async run(actor: Actor, at: Instant): Promise<AbsenceView[]> {
    const organization = await this.directory.current();
    return organization.absences
      .filter(
        (absence) =>
          absence.to > at &&
          (absence.substituteId === actor.staffId ||
            mayRecordAbsence(organization, actor, absence.staffId, at)),
      )
      .map((absence) => absenceView(organization, absence));
  }
}

/** An absence as it is shown, with names. */
export function absenceView(organization: Organization, absence: AbsenceFact): AbsenceView {
  return {
    id: absence.id,
    staffId: absence.staffId,
    name: organization.staff(absence.staffId)?.name ?? '',
    substituteId: absence.substituteId,
    substituteName:
      absence.substituteId === null ? null : (organization.staff(absence.substituteId)?.name ?? ''),
    from: formatInstant(absence.from),
    to: formatInstant(absence.to),
  };
}
