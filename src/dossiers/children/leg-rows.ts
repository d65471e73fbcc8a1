// Rows of the table of legs as they are shown: names, and how their time stands.
import type { Instant } from '../../domain/time/instant.ts';
import { lateness } from '../../domain/time/lateness.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Organization } from '../../organization/organization.ts';
import type { LegView } from './child-view.ts';
import { LEG_LATE_FROM } from '../clock-sql.ts';
import { shownClock } from '../shown-clock.ts';

const ms = (column: string, name: string) => `(extract(epoch from c.${column}) * 1000)::float8 as "${name}"`;

/** Columns of `leg c` that a row is made of. */
export const LEG_COLUMNS = `
  c.subject, c.step, c.state, c.name, c.lead, c.needs, c.unit_id as "unitId", c.officer_id as "officerId", c.outcome,
  c.reference, c.result, c.ended_by as "endedBy", c.was_late as "wasLate", c.working_minutes as "workingMinutes",
  ${ms('started_at', 'startedAt')}, ${ms('due_at', 'dueAt')},
  (extract(epoch from ${LEG_LATE_FROM}) * 1000)::float8 as "lateFromAt",
  ${ms('due_soon_at', 'dueSoonAt')}, ${ms('paused_at', 'pausedAt')}, ${ms('ended_at', 'endedAt')}`;

export interface StoredLeg extends Omit<
  LegView,
  'unit' | 'officer' | 'endedBy' | 'clock' | 'remainingMinutes' | 'overMinutes'
> {
  readonly unitId: string;
  readonly officerId: string | null;
  readonly endedBy: string | null;
  readonly dueSoonAt: number | null;
  readonly pausedAt: number | null;
}

export function shownLeg(
  row: StoredLeg,
  at: Instant,
  calendar: WorkingCalendar,
  organization: Organization,
): LegView {
  const { unitId, officerId, endedBy, dueSoonAt, pausedAt, needs, ...shown } = row;
  const person = (id: string | null) =>
    id === null ? null : { id, name: organization.staff(id)?.name ?? null };
  const state = stateOf(row);
  const { verdict, remainingMs, overMs } = lateness(
    {
      state,
      statutoryDueAt: row.dueAt,
      lateFromAt: row.lateFromAt,
      dueSoonAt,
      pausedSince: pausedAt,
      stoppedAt: row.endedAt,
      wasLate: row.wasLate,
      calendar,
    },
    Math.max(at, row.startedAt ?? at),
  );
  const minutes = (value: number | null) => (value === null ? null : Math.floor(value / 60_000));
  return {
    ...subjectOnly(shown),
    needs: needs.map((key) => `leg:${key}`),
    unit: { id: unitId, name: organization.unit(unitId)?.name ?? null },
    officer: person(officerId),
    endedBy: person(endedBy),
    clock: shownClock(verdict, state),
    remainingMinutes: minutes(remainingMs),
    overMinutes: minutes(overMs),
  };
}

type Plain = Omit<StoredLeg, 'unitId' | 'officerId' | 'endedBy' | 'dueSoonAt' | 'pausedAt' | 'needs'>;

/** What the list read beside the leg itself is not told twice. */
function subjectOnly(row: Plain): Plain {
  const { subject, step, state, name, lead, startedAt, dueAt, lateFromAt, endedAt } = row;
  const { outcome, reference, result, wasLate, workingMinutes } = row;
  return {
    subject,
    step,
    state,
    name,
    lead,
    startedAt,
    dueAt,
    lateFromAt,
    endedAt,
    outcome,
    reference,
    result,
    wasLate,
    workingMinutes,
  };
}

function stateOf({
  startedAt,
  endedAt,
  pausedAt,
}: StoredLeg): 'notStarted' | 'running' | 'paused' | 'stopped' {
  if (startedAt === null) return 'notStarted';
  if (endedAt !== null) return 'stopped';
  return pausedAt === null ? 'running' : 'paused';
}
