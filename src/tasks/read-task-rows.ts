// Rows of tasks as lists and pages show them: their document, names, and the office time that is left.
import type { CalendarBook } from '../calendars/calendar-book.ts';
import { dayOf, formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Organization } from '../organization/organization.ts';
import type { TaskRow, TaskUnit } from './task-view.ts';

/** Of `assigned_task t join task_document d`. */
export const TASK_COLUMNS = `t.id, t.version, t.task_no, t.kind, t.title, t.state, t.clock, t.waits_for,
  t.giver_unit_id, t.lead_unit_id, t.officer_id, t.due_at, t.late_from_at, t.given_at, t.reported_at, t.closed_at,
  t.verdict, t.was_late, t.percent, t.calendar_name,
  t.snapshot -> 'context' ->> 'asked' is not null as asked,
  d.id as document_id, d.number as document_number, d.day::text as document_day, d.title as document_title, d.signer`;

export const TASK_JOINS = `join task_document d on d.home_agency_id = t.home_agency_id and d.id = t.document_id`;

export interface StoredTaskRow {
  readonly id: string;
  readonly version: number;
  readonly task_no: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string;
  readonly clock: string;
  readonly waits_for: string;
  readonly giver_unit_id: string;
  readonly lead_unit_id: string;
  readonly officer_id: string | null;
  readonly due_at: Date;
  readonly late_from_at: Date;
  readonly given_at: Date;
  readonly reported_at: Date | null;
  readonly closed_at: Date | null;
  readonly verdict: string | null;
  readonly was_late: boolean;
  readonly percent: number;
  readonly calendar_name: string;
  readonly asked: boolean;
  readonly document_id: string;
  readonly document_number: string;
  readonly document_day: string;
  readonly document_title: string;
  readonly signer: string | null;
}

export function shownTask(
  row: StoredTaskRow,
  at: Instant,
  organization: Organization,
  calendars: CalendarBook,
): TaskRow {
  return {
    id: row.id,
    version: row.version,
    taskNo: row.task_no,
    kind: row.kind,
    title: row.title,
    document: {
      id: row.document_id,
      number: row.document_number,
      day: row.document_day,
      title: row.document_title,
      signer: row.signer,
    },
    state: row.state,
    clock: row.clock,
    waitsFor: row.waits_for,
    giver: unitOf(organization, row.giver_unit_id),
    lead: unitOf(organization, row.lead_unit_id),
    officer: row.officer_id === null ? null : personOf(organization, row.officer_id),
    dueAt: formatInstant(row.due_at.getTime()),
    lateFromAt: formatInstant(row.late_from_at.getTime()),
    givenAt: formatInstant(row.given_at.getTime()),
    reportedAt: instantOrNull(row.reported_at),
    closedAt: instantOrNull(row.closed_at),
    verdict: row.verdict,
    wasLate: row.was_late,
    percent: row.percent,
    extensionAsked: row.asked,
    ...timeOf(row, at, calendars),
  };
}

export function unitOf(organization: Organization, id: string): TaskUnit {
  return { id, name: organization.unit(id)?.name ?? null };
}

export function personOf(organization: Organization, id: string): TaskUnit {
  return { id, name: organization.staff(id)?.name ?? null };
}

function instantOrNull(date: Date | null): string | null {
  return date === null ? null : formatInstant(date.getTime());
}

/** Until now, or until it was reported or closed. A day outside the calendar's years counts nothing. */
function timeOf(
  { due_at, late_from_at, reported_at, closed_at, calendar_name }: StoredTaskRow,
  at: Instant,
  calendars: CalendarBook,
): Pick<TaskRow, 'remainingMinutes' | 'overMinutes'> {
  const end = (reported_at ?? closed_at)?.getTime() ?? at;
  const calendar = calendars.current(calendar_name);
  const minutes = (from: Instant, to: Instant): number => {
    if (from >= to || !calendar.covers(dayOf(to))) return 0;
    return Math.floor(calendar.workingTimeBetween(from, to) / 60_000);
  };
  return {
    remainingMinutes: minutes(end, due_at.getTime()),
    overMinutes: end >= late_from_at.getTime() ? minutes(late_from_at.getTime(), end) : 0,
  };
}
