// Rows of complaints as lists and pages show them: names, and the office time that is left.
import type { CalendarBook } from '../calendars/calendar-book.ts';
import { dayOf, formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Organization } from '../organization/organization.ts';
import type { ComplaintParty, ComplaintRow } from './complaint-view.ts';

/** Of `complaint c`. */
export const COMPLAINT_COLUMNS = `c.id, c.version, c.complaint_no, c.channel, c.title, c.state, c.clock, c.waits_for,
  c.receiver_unit_id, c.unit_id, c.officer_id, c.received_at, c.due_at, c.late_from_at, c.answered_at, c.closed_at,
  c.verdict, c.was_late, c.published is not null as is_published,
  c.snapshot -> 'context' ->> 'calendar' as calendar_name`;

export interface ShownComplaintRow {
  readonly id: string;
  readonly version: number;
  readonly complaint_no: string;
  readonly channel: string;
  readonly title: string;
  readonly state: string;
  readonly clock: string;
  readonly waits_for: string;
  readonly receiver_unit_id: string;
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly received_at: Date;
  readonly due_at: Date;
  readonly late_from_at: Date;
  readonly answered_at: Date | null;
  readonly closed_at: Date | null;
  readonly verdict: string | null;
  readonly was_late: boolean;
  readonly is_published: boolean;
  readonly calendar_name: string;
}

export function shownComplaint(
  row: ShownComplaintRow,
  at: Instant,
  organization: Organization,
  calendars: CalendarBook,
): ComplaintRow {
  const instant = (date: Date) => formatInstant(date.getTime());
  const unit = (id: string): ComplaintParty => ({ id, name: organization.unit(id)?.name ?? null });
  return {
    id: row.id,
    version: row.version,
    complaintNo: row.complaint_no,
    channel: row.channel,
    title: row.title,
    state: row.state,
    clock: row.clock,
    waitsFor: row.waits_for,
    receiver: unit(row.receiver_unit_id),
    unit: unit(row.unit_id),
    officer: row.officer_id === null ? null : personOf(organization, row.officer_id),
    receivedAt: instant(row.received_at),
    dueAt: instant(row.due_at),
    lateFromAt: instant(row.late_from_at),
    answeredAt: row.answered_at && instant(row.answered_at),
    closedAt: row.closed_at && instant(row.closed_at),
    verdict: row.verdict,
    wasLate: row.was_late,
    isPublished: row.is_published,
    ...timeOf(row, at, calendars),
  };
}

export function personOf(organization: Organization, id: string): ComplaintParty {
  return { id, name: organization.staff(id)?.name ?? null };
}

/** Until now, or until it was answered or closed. A day outside the calendar's years counts nothing. */
function timeOf(
  { due_at, late_from_at, answered_at, closed_at, calendar_name }: ShownComplaintRow,
  at: Instant,
  calendars: CalendarBook,
): Pick<ComplaintRow, 'remainingMinutes' | 'overMinutes'> {
  const end = (answered_at ?? closed_at)?.getTime() ?? at;
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
