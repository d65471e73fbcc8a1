// What another calendar would do to the due date of one dossier. Pure.
import { type CalendarOf, foldLedger, type LedgerEntry } from '../domain/time/clock-ledger.ts';
import { statutoryDue } from '../domain/time/clock-run.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';

export interface LedgerEffect {
  /** `none`: it is counted on another calendar, on this one already, or comes out the same. */
  readonly kind: 'none' | 'later' | 'earlier';
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
  const before = statutoryDue(run).dueAt;
  const same = { kind: 'none', paused, before, after: before } as const;
  if (run.calendar?.name !== calendar.name || heard(ledger, calendar)) return same;
  const after = statutoryDue(run, calendar).dueAt;
  if (after === before) return same;
  return { kind: after > before ? 'later' : 'earlier', paused, before, after };
}

/** Whether the run began on this version or a newer one, or has a line about it, applied or not. */
function heard(ledger: readonly LedgerEntry[], { name, version }: WorkingCalendar): boolean {
  return ledger.some(
    (entry) =>
      'calendar' in entry &&
      entry.calendar !== undefined &&
      entry.calendar.name === name &&
      entry.calendar.version >= version,
  );
}
