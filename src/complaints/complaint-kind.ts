// How the engine runs complaints.
import type { CalendarBook } from '../calendars/calendar-book.ts';
import { DomainError } from '../domain/domain-error.ts';
import { dayOf, formatDay } from '../domain/time/instant.ts';
import { drawNumbers } from '../engine/draw-numbers.ts';
import type { NumberDraw } from '../engine/draw-numbers.ts';
import type { Draws, Kind } from '../engine/kind.ts';
import type { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { ComplaintTypes, ReceiveOrder } from './complaint.ts';
import { complaintDue } from './complaint-due.ts';
import { COMPLAINT_ROWS, insertComplaints, readComplaints } from './complaint-rows.ts';
import { decideComplaint, unknownComplaint } from './decide-complaint.ts';
import { VERIFIED_COMPLAINTS } from './verifying-complaints.ts';

/** @param calendars, directory by which the calendar of a unit is found */
export function complaintKind(
  calendars: Pick<CalendarBook, 'current'>,
  directory: Pick<OrganizationDirectory, 'latest'>,
): Kind<ComplaintTypes> {
  return {
    ...VERIFIED_COMPLAINTS,
    begins: 'receive',
    refusal: (what, { id }) =>
      what === 'unknown'
        ? unknownComplaint(id)
        : new DomainError('complaint.contended', 'The complaint is being changed by others', {}),
    read: readComplaints,
    factsOf: (order, before) => {
      if (order.kind !== 'event' || order.command.type !== 'assign') return Promise.resolve(undefined);
      const unitId = order.command.unit[0]!;
      const calendar = directory.latest.unit(unitId, order.at)?.calendarName ?? 'vn';
      const { receivedAt, limit } = before!.snapshot.context;
      const until = complaintDue(receivedAt, limit, calendars.current(calendar));
      return Promise.resolve({ calendar, until });
    },
    decide: (order, before, { facts, recordedAt, given }) =>
      decideComplaint(order, before, facts, recordedAt, given?.complaintNo),
    answerOf: ({ after: { id, version, complaintNo, snapshot } }) => ({
      id,
      version,
      complaintNo,
      state: snapshot.value.course,
      dueAt: snapshot.context.due.dueAt,
    }),
    draws: DRAWS,
    begin: (sql, begun) =>
      insertComplaints(
        sql,
        begun.map(({ order, after }) => ({ order: order as ReceiveOrder, after })),
      ),
    rows: COMPLAINT_ROWS,
  };
}

/** Rising within agency and year; a roll-back gives the numbers back. */
const DRAWS: Draws<ComplaintTypes> = {
  wanted: ({ kind }) => kind === 'receive',
  draw: async (sql, members) => {
    const numbers = await drawNumbers(
      sql,
      members.map(({ order }) => complaintDraw(order as ReceiveOrder)),
    );
    return numbers.map((complaintNo) => ({ complaintNo }));
  },
  once: 'complaint_once',
};

function complaintDraw({ key, agencyCode, at }: ReceiveOrder): NumberDraw {
  const year = formatDay(dayOf(at)).slice(0, 4);
  return {
    agencyId: key.homeAgencyId,
    kind: 'complaint',
    day: `${year}-01-01`,
    render: (sequence) => `PA-${agencyCode}-${year}-${String(sequence).padStart(4, '0')}`,
  };
}
