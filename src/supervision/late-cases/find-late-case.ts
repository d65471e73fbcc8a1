// Reads one late case for somebody who may see it.
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import { isOwnWork } from '../../organization/own-work.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { Queryable } from '../../platform/database.ts';
import type { LateCaseRow } from './late-case.table.ts';
import { lateCaseUnits } from './late-case-scope.ts';

const COLUMNS = `c.home_agency_id, c.id, c.version, c.about, c.about_id, c.kind, c.subject, c.due_at, c.late_since, c.alert_id,
  c.unit_id, c.officer_id, c.head_id, c.agency_id, c.office_id, c.state, c.context, c.opened_at, c.opened_by,
  c.asked_by, c.answer_due_at, c.overdue, c.reason, c.finding, c.attribution, c.measure, c.measure_on::text,
  c.found_at, c.closed_at, c.updated_at`;

/** The columns of `late_case c`. */
export const LATE_CASE_COLUMNS = COLUMNS;

/**
 * @throws DomainError `lateCase.unknown`, whether there is none or it is not the person's to see
 */
export async function findLateCase(
  sql: Queryable,
  id: string,
  actor: Actor,
  organization: Organization,
  at: Instant,
): Promise<LateCaseRow> {
  const {
    rows: [row],
  } = await sql.query<LateCaseRow>({
    name: 'late-case-find',
    text: `select ${COLUMNS} from late_case c where c.id = $1`,
    values: [id],
  });
  if (row === undefined) throw unknownLateCase(id);
  refuseUnseen(row, actor, organization, at);
  return row;
}

export function unknownLateCase(id: string): DomainError {
  return new DomainError('lateCase.unknown', 'There is no such late case, or it is not yours to see', { id });
}

/** @throws DomainError `lateCase.unknown` where it is not the person's to see */
export function refuseUnseen(row: LateCaseRow, actor: Actor, organization: Organization, at: Instant): void {
  if (!seesLateCase(row, actor, organization, at)) throw unknownLateCase(row.id);
}

function seesLateCase(row: LateCaseRow, actor: Actor, organization: Organization, at: Instant): boolean {
  if (isOwnWork({ unitId: row.unit_id, officerId: row.officer_id }, actor, organization, at)) return true;
  const units = lateCaseUnits(actor, organization, at);
  return units === 'all' || units.includes(row.unit_id);
}
