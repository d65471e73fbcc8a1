// Instants that come before a due date: when it is due soon, and when an apology is.
import { dayOf, type Instant } from './instant.ts';
import { mergePauses, type Pause, pushWorkingTime } from './paused-time.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * When a procedure's dossiers become due soon.
 *
 * - `default`: with the task to prepare an apology or the last `fraction` of the limit, whichever is first; a limit too
 *   short for such a task has its last working day, or that fraction if it is shorter
 * - `fraction`: with that last part of the limit's working time
 * - `workingDays`: when the office opens on the first of that many last working days, the due day included
 * - `workingHours`: that much working time before the due instant
 */
export type DueSoonThreshold =
  | { readonly kind: 'default'; readonly fraction: number }
  | { readonly kind: 'fraction'; readonly fraction: number }
  | { readonly kind: 'workingDays'; readonly days: number }
  | { readonly kind: 'workingHours'; readonly hours: number };

const DEFAULT_DUE_SOON: DueSoonThreshold = Object.freeze({ kind: 'default', fraction: 0.2 });

export interface DueSoonInput {
  /** Acceptance, or the start of the run. */
  readonly from: Instant;
  readonly dueAt: Instant;
  readonly calendar: WorkingCalendar;
  readonly pauses?: readonly Pause[];
  readonly threshold?: DueSoonThreshold;
  readonly apologyDaysBefore?: number;
}

/**
 * The instant from which a running clock is due soon; never before `from`, never after `dueAt`.
 *
 * @throws DomainError `calendar.outsideLoadedYears`
 */
export function dueSoonFrom(run: DueSoonInput): Instant {
  const { from, dueAt, calendar, threshold = DEFAULT_DUE_SOON } = run;
  return Math.min(Math.max(thresholdStart(run, threshold, calendar), from), dueAt);
}

/**
 * By when the apology must be sent (Decree 61/2018 Art. 19.9, at the latest one day before expiry): office close of
 * the last working day that is at least so many calendar days before the due day. Null when that is not after
 * acceptance.
 *
 * @param daysBefore calendar days, the regime's
 * @throws DomainError `calendar.outsideLoadedYears`
 */
export function apologyDueAt(
  acceptedAt: Instant,
  dueAt: Instant,
  calendar: WorkingCalendar,
  daysBefore = 1,
): Instant | null {
  return closeAfter(acceptedAt, apologyDay(acceptedAt, dueAt, calendar, daysBefore), calendar);
}

/**
 * When the head is asked to prepare the apology: one working day before it is due. Null when that is not after
 * acceptance.
 *
 * @throws DomainError `calendar.outsideLoadedYears`
 */
export function apologyTaskAt(
  acceptedAt: Instant,
  dueAt: Instant,
  calendar: WorkingCalendar,
  daysBefore = 1,
): Instant | null {
  const day = apologyDay(acceptedAt, dueAt, calendar, daysBefore);
  if (day === null || calendar.workingDaysIn(dayOf(acceptedAt), day) === 0) return null;
  return closeAfter(acceptedAt, calendar.addWorkingDays(day, -1), calendar);
}

function apologyDay(
  acceptedAt: Instant,
  dueAt: Instant,
  calendar: WorkingCalendar,
  daysBefore: number,
): number | null {
  const accepted = dayOf(acceptedAt);
  const last = dayOf(dueAt) - daysBefore;
  if (last < accepted || calendar.workingDaysIn(accepted, last + 1) === 0) return null;
  return calendar.previousWorkingDay(last);
}

function closeAfter(acceptedAt: Instant, day: number | null, calendar: WorkingCalendar): Instant | null {
  if (day === null) return null;
  const close = calendar.closeOf(day);
  return close > acceptedAt ? close : null;
}

function thresholdStart(run: DueSoonInput, threshold: DueSoonThreshold, calendar: WorkingCalendar): Instant {
  const { from, dueAt } = run;
  switch (threshold.kind) {
    case 'default': {
      const fraction = lastPart(run, threshold.fraction, calendar);
      const task = apologyTaskAt(from, dueAt, calendar, run.apologyDaysBefore);
      return task === null ? Math.max(lastWorkingDays(run, 1, calendar), fraction) : Math.min(task, fraction);
    }
    case 'fraction':
      return lastPart(run, threshold.fraction, calendar);
    case 'workingDays':
      return lastWorkingDays(run, threshold.days, calendar);
    case 'workingHours': {
      const total = calendar.workingTimeBetween(from, dueAt);
      return workedAfter(
        run,
        Math.max(0, total - pausedTime(run, calendar) - threshold.hours * 3_600_000),
        calendar,
      );
    }
  }
}

function lastWorkingDays(run: DueSoonInput, days: number, calendar: WorkingCalendar): Instant {
  const due = calendar.previousWorkingDay(dayOf(run.dueAt));
  if (calendar.workingDaysIn(dayOf(run.from), due + 1) < days) return run.from;
  return calendar.openOf(calendar.addWorkingDays(due, 1 - days));
}

function lastPart(run: DueSoonInput, fraction: number, calendar: WorkingCalendar): Instant {
  const total = calendar.workingTimeBetween(run.from, run.dueAt) - pausedTime(run, calendar);
  return workedAfter(run, Math.round(total * (1 - fraction)), calendar);
}

/** The instant at which so much of the run's own working time is used, pauses left out. */
function workedAfter(run: DueSoonInput, ms: number, calendar: WorkingCalendar): Instant {
  return pushWorkingTime(
    calendar,
    calendar.addWorkingTime(run.from, ms),
    mergePauses(run.pauses ?? [], run.from),
  );
}

function pausedTime(run: DueSoonInput, calendar: WorkingCalendar): number {
  let paused = 0;
  for (const pause of mergePauses(run.pauses ?? [], run.from)) {
    if (pause.from >= run.dueAt) break;
    paused += calendar.workingTimeBetween(pause.from, Math.min(pause.to, run.dueAt));
  }
  return paused;
}
