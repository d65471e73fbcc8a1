// The heading of a report that is signed: the agency of whoever draws it up, what stands above it, place and date.
import { standing } from '../../documents/facts/gather-facts.ts';
import type { PrintedReport06 } from '../../documents/facts/printed-report.ts';
import { dateLine } from '../../documents/facts/set-form.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';

type Heading = Pick<
  PrintedReport06,
  'parentAgency' | 'unit' | 'series' | 'dateLine' | 'code' | 'qr' | 'madeBy'
>;

/** A paper is headed by the agency that issues it, not by the unit that it is about (Decree 30/2020, Annex I). */
export function printedHeading(organization: Organization, askedBy: string, at: Instant): Heading {
  const own = organization.positionsOf(askedBy, at)[0]?.unitId ?? null;
  const agencyId = own === null ? null : (organization.agencyOf(own, at) ?? own);
  const above =
    agencyId === null ? { parentAgency: null, place: null } : standing(organization, agencyId, at);
  return {
    parentAgency: above.parentAgency,
    unit: agencyId === null ? '' : (organization.unit(agencyId)?.name ?? ''),
    series: null,
    dateLine: dateLine(above.place, at),
    code: null,
    qr: null,
    madeBy: organization.staff(askedBy)?.name ?? null,
  };
}
