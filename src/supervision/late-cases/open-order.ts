// Makes the order that opens a late case, with who answered for the unit when it was late.
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Lateness, OpenedBy, OpenOrder, Responsible } from './late-case.ts';

export function openOrder(
  lateness: Lateness,
  organization: Organization,
  by: OpenedBy,
  at: Instant,
): OpenOrder {
  return {
    kind: 'open',
    key: { homeAgencyId: lateness.homeAgencyId, id: uuidv7() },
    at,
    lateness,
    responsible: responsibleAt(organization, lateness.unitId, lateness.lateSince),
    by,
  };
}

/** Head, agency and supervising office at the instant of the lateness. */
function responsibleAt(organization: Organization, unitId: string, at: Instant): Responsible {
  try {
    const head = organization.headOf(unitId, at);
    return {
      headId: head === null ? null : (head.onBehalfOf ?? head.staffId),
      agencyId: organization.agencyOf(unitId, at),
      officeId: organization.supervisingOfficeOf(unitId, at),
    };
  } catch (error) {
    // A lateness of a unit that the directory does not know must not hold up the others.
    if (!(error instanceof DomainError)) throw error;
    return { headId: null, agencyId: null, officeId: null };
  }
}
