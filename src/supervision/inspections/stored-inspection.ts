// An inspection as it is kept, and as it is shown.
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { InspectionFinding, InspectionView } from './inspection-view.ts';

type FindingNames = 'unitName' | 'staffName' | 'recordedByName' | 'onBehalfOfName';
type StoredFinding = Omit<InspectionFinding, FindingNames> & {
  readonly recordedBy: string;
  readonly onBehalfOf: string | null;
};
type Named =
  'units' | 'createdByName' | 'onBehalfOfName' | 'endedByName' | 'endedOnBehalfOfName' | 'findings';

/** What decides who may see an inspection. */
export interface InspectedPlace {
  readonly id: string;
  readonly officeUnitId: string;
  readonly unitIds: readonly string[];
  readonly createdAt: Instant;
}

export interface StoredInspection extends InspectedPlace, Omit<InspectionView, Named | keyof InspectedPlace> {
  readonly createdBy: string;
  readonly onBehalfOf: string | null;
  readonly endedBy: string | null;
  readonly endedOnBehalfOf: string | null;
  readonly findings: readonly StoredFinding[];
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
export const PLACE = `i.id, i.office_unit_id as "officeUnitId", i.unit_ids as "unitIds", ${ms('i.created_at')} as "createdAt"`;
export const COLUMNS = `${PLACE}, i.version, i.title, i.decision_no as "decisionNo", i.first_day::text as "firstDay",
  i.last_day::text as "lastDay", i.note, i.state, i.created_by as "createdBy", i.on_behalf_of as "onBehalfOf",
  i.ended_by as "endedBy", i.ended_on_behalf_of as "endedOnBehalfOf", ${ms('i.closed_at')} as "endedAt",
  (select coalesce(json_agg(json_build_object('id', n.id, 'unitId', n.unit_id, 'staffId', n.staff_id,
      'foundOn', n.found_on::text, 'content', n.content, 'measure', n.measure, 'recordedBy', n.recorded_by, 'onBehalfOf', n.on_behalf_of,
      'recordedAt', round(extract(epoch from n.recorded_at) * 1000)) order by n.found_on, n.id), '[]')
    from inspection_finding n where n.inspection_id = i.id) as findings`;

/** With the names of people and units. */
export function shown(
  {
    unitIds,
    createdBy,
    onBehalfOf,
    endedBy,
    endedOnBehalfOf,
    findings,
    officeUnitId: _,
    ...row
  }: StoredInspection,
  organization: Organization,
): InspectionView {
  const person = (id: string | null) => (id === null ? null : (organization.staff(id)?.name ?? null));
  const unit = (id: string) => organization.unit(id)?.name ?? null;
  return {
    ...row,
    units: unitIds.map((id) => ({ id, name: unit(id) })),
    createdByName: person(createdBy),
    onBehalfOfName: person(onBehalfOf),
    endedByName: person(endedBy),
    endedOnBehalfOfName: person(endedOnBehalfOf),
    findings: findings.map(({ recordedBy, onBehalfOf: foundFor, ...finding }) => ({
      ...finding,
      unitName: unit(finding.unitId),
      staffName: person(finding.staffId),
      recordedByName: person(recordedBy),
      onBehalfOfName: person(foundFor),
    })),
  };
}
