// What another version of a calendar would do to the due date of one dossier. Pure.
import { type CalendarOf, foldLedger, type LedgerEntry } from '../domain/time/clock-ledger.ts';
import { statutoryDue } from '../domain/time/clock-run.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';

export interface LedgerEffect {
  /**
   * `none`: it is counted on another calendar, knows this version already, or comes out the same. `earlier`: the version
   * alone would give an earlier date; the date stays, and the ledger says so. `settled`: the date stays and is
   * provisional no more.
   */
  readonly kind: 'none' | 'later' | 'earlier' | 'settled';
  readonly paused: boolean;
  readonly before: Instant;
  readonly after: Instant;
}

/**
 * @returns null when no clock runs or stands paused
 * @throws DomainError as `projectClock`
 */
export function calendarEffect(
  ledger: readonly LedgerEntry[],
  calendar: WorkingCalendar,
  calendarOf: CalendarOf,
  at: Instant,
): LedgerEffect | null {
  const { run, stoppedAt } = foldLedger(ledger, calendarOf, at);
  if (run === null || stoppedAt !== null) return null;
  const paused = run.openPause !== null;
  const before = statutoryDue(run);
  const same = { kind: 'none', paused, before: before.dueAt, after: before.dueAt } as const;
  const named = run.calendars.some(({ name }) => name === calendar.name);
  if (!named || (heard(ledger, calendar) && (run.sideBySide || !wasJudged(ledger)))) return same;
  const alone = statutoryDue(run, [calendar]).dueAt;
  const told: LedgerEntry = { kind: 'calendarChange', at, calendar: calendar.toJSON() };
  const after = statutoryDue(foldLedger([...ledger, told], withVersion(calendar, calendarOf), at).run!);
  if (after.dueAt > before.dueAt) return { ...same, kind: 'later', after: after.dueAt };
  if (alone < before.dueAt) return { ...same, kind: 'earlier', after: alone };
  return after.provisional === before.provisional ? same : { ...same, kind: 'settled' };
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
