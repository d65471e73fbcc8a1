// What another version of a calendar would do to the due date of one dossier. Pure.
import { type CalendarOf, foldLedger, type LedgerEntry } from '../../domain/time/clock-ledger.ts';
import { type ClockRun, statutoryDue } from '../../domain/time/clock-run.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';

export interface LedgerEffect {
  /**
   * `none`: it is counted on another calendar, knows this version already, or comes out the same. `earlier`: the version
   * alone would give an earlier date; the date stays, and the ledger says so. `settled`: the date stays and is
   * provisional no more. `withdrawn`: it has ended, late, and never was late by this version.
   */
  readonly kind: 'none' | 'later' | 'earlier' | 'settled' | 'withdrawn';
  readonly paused: boolean;
  readonly before: Instant;
  readonly after: Instant;
}

/**
 * @returns null when no clock runs or stands paused, and of one that ended where its lateness stays
 * @throws DomainError as `projectClock`
 */
export function calendarEffect(
  ledger: readonly LedgerEntry[],
  calendar: WorkingCalendar,
  calendarOf: CalendarOf,
  at: Instant,
): LedgerEffect | null {
  const { run, stoppedAt } = foldLedger(ledger, calendarOf, at);
  if (run === null) return null;
  if (stoppedAt !== null) return run.lateSince === null ? null : takenBack(ledger, calendar, calendarOf, at);
  const paused = run.openPause !== null;
  const before = statutoryDue(run);
  const same = { kind: 'none', paused, before: before.dueAt, after: before.dueAt } as const;
  const named = run.calendars.some(({ name }) => name === calendar.name);
  if (!named || (heard(ledger, calendar) && (run.sideBySide || !wasJudged(ledger)))) return same;
  const alone = statutoryDue(run, [calendar]).dueAt;
  const after = statutoryDue(foldedWith(calendar, ledger, calendarOf, at));
  if (after.dueAt > before.dueAt) return { ...same, kind: 'later', after: after.dueAt };
  if (alone < before.dueAt) return { ...same, kind: 'earlier', after: alone };
  return after.provisional === before.provisional ? same : { ...same, kind: 'settled' };
}

function takenBack(
  ledger: readonly LedgerEntry[],
  calendar: WorkingCalendar,
  calendarOf: CalendarOf,
  at: Instant,
): LedgerEffect | null {
  const { run } = foldLedger(ledger, calendarOf, at);
  const named = run!.calendars.some(({ name }) => name === calendar.name);
  if (!named || heard(ledger, calendar)) return null;
  const after = foldedWith(calendar, ledger, calendarOf, at);
  if (after.lateSince !== null) return null;
  const [before, now] = [statutoryDue(run!).dueAt, statutoryDue(after).dueAt];
  return { kind: 'withdrawn', paused: false, before, after: now };
}

function foldedWith(
  calendar: WorkingCalendar,
  ledger: readonly LedgerEntry[],
  calendarOf: CalendarOf,
  at: Instant,
): ClockRun {
  const told: LedgerEntry = { kind: 'calendarChange', at, calendar: calendar.toJSON() };
  return foldLedger([...ledger, told], withVersion(calendar, calendarOf), at).run!;
}

/** A version that is only previewed is not in any book yet. */
function withVersion(calendar: WorkingCalendar, calendarOf: CalendarOf): CalendarOf {
  return (name, version) =>
    name === calendar.name && version === calendar.version ? calendar : calendarOf(name, version);
}

/** Whether the ledger began on this version or a newer one, or has a line about it. */
function heard(ledger: readonly LedgerEntry[], { name, version }: WorkingCalendar): boolean {
  return ledger.some(
    (entry) =>
      'calendar' in entry &&
      entry.calendar !== undefined &&
      entry.calendar.name === name &&
      entry.calendar.version >= version,
  );
}

/** Versions were judged once in it and may have been dropped (see `CalendarChangeEntry`). */
function wasJudged(ledger: readonly LedgerEntry[]): boolean {
  return ledger.some((entry) => entry.kind === 'calendarChange' && entry.applied !== undefined);
}
