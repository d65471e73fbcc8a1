// One run of a dossier's clock: its terms, its pauses, and the two dates they give.
import { DomainError } from '../domain-error.ts';
import type { DueSoonThreshold } from './deadlines.ts';
import { type Due, type DuePolicy, dueOf } from './due.ts';
import { dayOf, type Instant, startOfDay } from './instant.ts';
import { latestOf } from './latest-due.ts';
import type { WaitingFor } from './ledger-entry.ts';
import { countsByHours, type Limit } from './limit.ts';
import { keepsFromDue, type Pause, type PauseRule } from './paused-time.ts';
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
  readonly pauseRule: PauseRule | undefined;
  readonly dueSoon: DueSoonThreshold | undefined;
  readonly apologyDaysBefore: number;
  readonly reappointments: number;
  /** Every version in force since the start, the newest last; none of an imported dossier that names no calendar. */
  readonly calendars: readonly WorkingCalendar[];
  /** Versions are looked at side by side; otherwise each was judged once, when it came (see `CalendarChangeEntry`). */
  readonly sideBySide: boolean;
  /** Those of which the applicant was told: what the promised date is counted on. */
  readonly promisedCalendars: readonly WorkingCalendar[];
  readonly pauses: readonly ChargedPause[];
  readonly openPause: OpenPause | null;
  readonly promise: { readonly at: Instant; readonly dueAt: Instant } | null;
  /** The instant from which the run was late, once it has been seen late. */
  readonly lateSince: Instant | null;
}

/** What the law gives; `calendar` is null for an imported date that names none. */
export type StatutoryDue = Due & { readonly calendar: WorkingCalendar | null };

/** The terms of an imported dossier without a limit: days. */
const UNKNOWN_LIMIT: Limit = Object.freeze({ amount: 1, unit: 'days' });

/**
 * What the law gives, the pauses that are over included: the latest date that the versions of the calendar give.
 *
 * @throws DomainError as `dueOf`; `ledger.calendarMissing`
 */
export function statutoryDue(run: ClockRun, calendars = run.calendars): StatutoryDue {
  if (run.importedDueAt !== null && calendars.length === 0) return unmovedDue(run, run.importedDueAt);
  return latestOf(needCalendars(calendars), (calendar) => statutoryDueOn(run, calendar));
}

/**
 * The first instant at which the run is late. Null while it stands paused and cannot become so: the pause began before
 * its last day was worked to the end. A pause that is not over counts as one that lasts.
 */
export function lateFrom(run: ClockRun): Instant | null {
  const { lateFromAt } = statutoryDue(run);
  if (run.openPause === null) return lateFromAt;
  const { since } = run.openPause;
  const held =
    run.calendars.length === 0
      ? since < lateFromAt
      : run.calendars.some((calendar) => isHeld(since, run, calendar));
  return held ? null : lateFromAt;
}

/** What the newest receipt or apology slip says, moved by pauses in the same way. */
export function promisedDueAt(run: ClockRun, calendars = run.promisedCalendars): Instant {
  if (run.promise === null) return statutoryDue(run, calendars).dueAt;
  const { at: from, dueAt } = run.promise;
  if (calendars.length === 0 && run.pauses.every((pause) => pause.to <= from)) return dueAt;
  const pushed = needCalendars(calendars).map((calendar) => pushedOn(run, { from, dueAt }, calendar));
  return Math.max(...pushed);
}

function statutoryDueOn(run: ClockRun, calendar: WorkingCalendar): Due {
  const { startedAt: from, limit, policy, pauses, pauseRule } = run;
  if (run.importedDueAt !== null) return importedDue(run, run.importedDueAt, calendar);
  if (limit === null) throw new DomainError('start.limitMissing', 'The clock has no limit to count');
  return dueOf({
    from,
    limit,
    calendar,
    pauses,
    ...(policy === undefined ? {} : { policy }),
    ...(pauseRule === undefined ? {} : { pauseRule }),
  });
}

function isHeld(since: Instant, run: ClockRun, calendar: WorkingCalendar): boolean {
  const { dueAt } = statutoryDueOn(run, calendar);
  return keepsFromDue(since, { dueAt, limit: run.limit ?? UNKNOWN_LIMIT }, calendar, run.pauseRule);
}

function importedDue(run: ClockRun, recorded: Instant, calendar: WorkingCalendar): Due {
  const { startedAt: from, pauses } = run;
  const dueAt = pauses.length === 0 ? recorded : pushedOn(run, { from, dueAt: recorded }, calendar);
  return { ...dueBy(run, dueAt), provisional: calendar.hasProvisional(dayOf(from), dayOf(dueAt)) };
}

function unmovedDue(run: ClockRun, recorded: Instant): StatutoryDue {
  if (run.pauses.length > 0) needCalendars([]);
  return { ...dueBy(run, recorded), provisional: false, calendar: null };
}

function dueBy({ limit }: ClockRun, dueAt: Instant): Pick<Due, 'dueAt' | 'lateFromAt'> {
  return { dueAt, lateFromAt: countsByHours(limit ?? UNKNOWN_LIMIT) ? dueAt : startOfDay(dayOf(dueAt) + 1) };
}

function pushedOn(
  { limit, pauses, pauseRule }: ClockRun,
  set: { readonly from: Instant; readonly dueAt: Instant },
  calendar: WorkingCalendar,
): Instant {
  const rule = pauseRule === undefined ? {} : { pauseRule };
  return pushedDue({ ...set, limit: limit ?? UNKNOWN_LIMIT, calendar, pauses, ...rule });
}

function needCalendars(calendars: readonly WorkingCalendar[]): readonly WorkingCalendar[] {
  if (calendars.length > 0) return calendars;
  throw new DomainError('ledger.calendarMissing', 'The ledger names no working calendar to count on');
}
