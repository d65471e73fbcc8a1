// One late case as a line of a list, with the names of what is late and of those who answer for it.
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { mayDo } from './decide-late-case.ts';
import { LATE_CASE_COLUMNS } from './find-late-case.ts';
import type { LateCaseRow } from './late-case.table.ts';
import type { LateCaseLine, NamedPlace } from './late-case-view.ts';

export interface LateCaseListRow extends LateCaseRow {
  readonly of_code: string | null;
  readonly of_name: string | null;
  readonly of_state: string | null;
}

export const LATE_CASE_LIST_COLUMNS = `${LATE_CASE_COLUMNS},
  coalesce(d.code, d.lodging_no, a.task_no, o.complaint_no) as of_code, coalesce(p.name, d.procedure_code, a.title, o.title) as of_name,
  coalesce(d.state, a.state, o.state) as of_state`;
export const LATE_CASE_JOINS = `
  left join dossier d on d.home_agency_id = c.home_agency_id and d.id = c.about_id
  left join procedure p on p.code = d.procedure_code
  left join assigned_task a on a.home_agency_id = c.home_agency_id and a.id = c.about_id
  left join complaint o on o.home_agency_id = c.home_agency_id and o.id = c.about_id`;

export function unitNamed(organization: Organization, id: string): NamedPlace {
  return { id, name: organization.unit(id)?.name ?? null };
}

export function staffNamed(organization: Organization, id: string | null): NamedPlace | null {
  return id === null ? null : { id, name: organization.staff(id)?.name ?? null };
}

export function lateCaseLine(
  row: LateCaseListRow,
  actor: Actor,
  organization: Organization,
  now: Instant,
): LateCaseLine {
  return {
    id: row.id,
    version: row.version,
    of: { about: row.about, id: row.about_id, code: row.of_code, name: row.of_name, state: row.of_state },
    kind: row.kind,
    subject: row.subject,
    dueAt: row.due_at.getTime(),
    lateSince: row.late_since.getTime(),
    unit: unitNamed(organization, row.unit_id),
    officer: staffNamed(organization, row.officer_id),
    head: staffNamed(organization, row.head_id),
    state: row.state,
    answerDueAt: row.answer_due_at?.getTime() ?? null,
    overdue: row.overdue,
    reason: row.reason,
    openedAt: row.opened_at.getTime(),
    openedBy: staffNamed(organization, row.opened_by),
    closedAt: row.closed_at?.getTime() ?? null,
    may: mayDo(row, actor, organization, now),
  };
}
