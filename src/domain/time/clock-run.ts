// One run of a dossier's clock: its terms, its pauses, and the two dates they give.
import { DomainError } from '../domain-error.ts';
import type { DueSoonThreshold } from './deadlines.ts';
import { type Due, type DuePolicy, dueOf } from './due.ts';
import { dayOf, type Instant, startOfDay } from './instant.ts';
import type { WaitingFor } from './ledger-entry.ts';
import { countsByHours, type Limit } from './limit.ts';
import type { Pause } from './paused-time.ts';
import { pushedDue } from './pushed-due.ts';
import type { WorkingCalendar } from './working-calendar.ts';

export interface ChargedPause extends Pause {
  readonly waitingFor: WaitingFor;
}

/** A pause that is not over: what was charged so far, and who is waited for now, in the order they began. */
export interface OpenPause {
  readonly since: Instant;
  readonly charged: readonly ChargedPause[];
  readonly open: readonly { readonly key: string; readonly waitingFor: WaitingFor }[];
  /** When the first of `open` began to be charged. */
  readonly chargedFrom: Instant;
}

export interface ClockRun {
  /** 1, 2, … */
  readonly number: number;
  readonly startedAt: Instant;
  /** As granted at the start of the run; a restart gives it anew. */
  readonly granted: Limit | null;
  /** With its extensions. */
  readonly limit: Limit | null;
  /** A recorded due date that stands in for a derived one. */
  readonly importedDueAt: Instant | null;
  readonly policy: DuePolicy | undefined;
  readonly dueSoon: DueSoonThreshold | undefined;
  readonly apologyDaysBefore: number;
  readonly reappointments: number;
  readonly calendar: WorkingCalendar | null;
  /** Differs from `calendar` while a calendar change was not notified. */
  readonly promisedCalendar: WorkingCalendar | null;
  readonly pauses: readonly ChargedPause[];
  readonly openPause: OpenPause | null;
  readonly promise: { readonly at: Instant; readonly dueAt: Instant } | null;
  /** The instant from which the run was late, once it has been seen late. */
  readonly lateSince: Instant | null;
}

/** The terms of an imported dossier without a limit: days. */
const UNKNOWN_LIMIT: Limit = Object.freeze({ amount: 1, unit: 'days' });

/**
 * What the law gives, the pauses that are over included.
 *
 * @throws DomainError as `dueOf`; `ledger.calendarMissing`
 */
export function statutoryDue(run: ClockRun, calendar: WorkingCalendar | null = run.calendar): Due {
  if (run.importedDueAt !== null) return importedDue(run, run.importedDueAt, calendar);
  if (run.limit === null) throw new DomainError('start.limitMissing', 'The clock has no limit to count');
  return dueOf({
    from: run.startedAt,
    limit: run.limit,
    calendar: needCalendar(calendar),
    ...(run.policy === undefined ? {} : { policy: run.policy }),
    pauses: run.pauses,
  });
}

/** What the newest receipt or apology slip says, moved by pauses in the same way. */
export function promisedDueAt(
  run: ClockRun,
  calendar: WorkingCalendar | null = run.promisedCalendar,
): Instant {
  if (run.promise === null) return statutoryDue(run, calendar).dueAt;
  const { at: from, dueAt } = run.promise;
  if (calendar === null && run.pauses.every((pause) => pause.to <= from)) return dueAt;
  return pushedDue({
    from,
    dueAt,
    limit: run.limit ?? UNKNOWN_LIMIT,
    calendar: needCalendar(calendar),
    pauses: run.pauses,
  });
}

function importedDue(run: ClockRun, recorded: Instant, calendar: WorkingCalendar | null): Due {
  const limit = run.limit ?? UNKNOWN_LIMIT;
  const { startedAt: from, pauses } = run;
  const dueAt =
    pauses.length === 0
      ? recorded
      : pushedDue({ from, dueAt: recorded, limit, calendar: needCalendar(calendar), pauses });
  return {
    dueAt,
    lateFromAt: countsByHours(limit) ? dueAt : startOfDay(dayOf(dueAt) + 1),
    provisional: calendar?.hasProvisional(dayOf(from), dayOf(dueAt)) ?? false,
  };
}

function needCalendar(calendar: WorkingCalendar | null): WorkingCalendar {
  if (calendar !== null) return calendar;
  throw new DomainError('ledger.calendarMissing', 'The ledger names no working calendar to count on');
}
