// Rows of the table of consultations as they are shown: names, and how their time stands.
import { dueSoonFrom } from '../../domain/time/deadlines.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { lateness } from '../../domain/time/lateness.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Organization } from '../../organization/organization.ts';
import type { ConsultationView } from './child-view.ts';
import { shownClock } from '../shown-clock.ts';

const ms = (column: string, name: string) => `(extract(epoch from c.${column}) * 1000)::float8 as "${name}"`;

/** Columns of `consultation c` that a row is made of. */
export const CONSULTATION_COLUMNS = `
  c.subject, c.step, c.state, c.unit_id as "unitId", c.officer_id as "officerId", c.asked_by as "askedBy",
  c.asked_from as "askedFrom", c.content, c.silence_means_consent as "silenceMeansConsent", c.was_late as "wasLate",
  c.outcome, c.answer, c.answered_by as "answeredBy", c.working_minutes as "workingMinutes",
  ${ms('asked_at', 'askedAt')}, ${ms('due_at', 'dueAt')}, ${ms('late_from_at', 'lateFromAt')},
  ${ms('ended_at', 'endedAt')}`;

export interface StoredConsultation {
  readonly subject: string;
  readonly step: string;
  readonly state: string;
  readonly unitId: string;
  readonly officerId: string | null;
  readonly askedBy: string | null;
  readonly askedFrom: string;
  readonly content: string;
  readonly silenceMeansConsent: boolean;
  readonly wasLate: boolean;
  readonly outcome: string | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly workingMinutes: number | null;
  readonly askedAt: number;
  readonly dueAt: number | null;
  readonly lateFromAt: number | null;
  readonly endedAt: number | null;
}

export function shownConsultation(
  row: StoredConsultation,
  at: Instant,
  calendar: WorkingCalendar,
  organization: Organization,
): ConsultationView {
  const { unitId, officerId, askedBy, askedFrom, answeredBy } = row;
  const unit = (id: string) => ({ id, name: organization.unit(id)?.name ?? null });
  const person = (id: string | null) =>
    id === null ? null : { id, name: organization.staff(id)?.name ?? null };
  return {
    subject: row.subject,
    step: row.step,
    state: row.state,
    unit: unit(unitId),
    officer: person(officerId),
    askedAt: row.askedAt,
    askedBy: person(askedBy),
    askedFrom: unit(askedFrom),
    content: row.content,
    dueAt: row.dueAt,
    lateFromAt: row.lateFromAt,
    silenceMeansConsent: row.silenceMeansConsent,
    wasLate: row.wasLate,
    endedAt: row.endedAt,
    outcome: row.outcome,
    answer: row.answer,
    answeredBy: person(answeredBy),
    workingMinutes: row.workingMinutes,
    ...timerOf(row, at, calendar),
  };
}

/** Judged by the one function that judges dossiers. */
function timerOf(
  { askedAt, dueAt, lateFromAt, endedAt, wasLate }: StoredConsultation,
  at: Instant,
  calendar: WorkingCalendar,
): Pick<ConsultationView, 'clock' | 'remainingMinutes' | 'overMinutes'> {
  const state = endedAt === null ? 'running' : 'stopped';
  const { verdict, remainingMs, overMs } = lateness(
    {
      state,
      statutoryDueAt: dueAt,
      lateFromAt,
      dueSoonAt: dueAt === null || endedAt !== null ? null : dueSoonFrom({ from: askedAt, dueAt, calendar }),
      pausedSince: null,
      stoppedAt: endedAt,
      wasLate,
      calendar,
    },
    Math.max(at, askedAt),
  );
  const minutes = (value: number | null) => (value === null ? null : Math.floor(value / 60_000));
  return {
    clock: shownClock(verdict, state),
    remainingMinutes: minutes(remainingMs),
    overMinutes: minutes(overMs),
  };
}
