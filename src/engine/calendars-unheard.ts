// The versions of its calendars that came into force since a ledger was last written: facts of its run like the others.
import type { LedgerEntry } from '../domain/time/clock-ledger.ts';
import type { CalendarRef } from '../domain/time/working-calendar.ts';
import type { Timing } from './facts.ts';

/**
 * Entries for what the present run has not heard of. A version that moved no date when it came is told once it can: with
 * the next event that moves the clock.
 *
 * @returns none before the clock has started
 */
export function calendarsUnheard(
  ledger: readonly LedgerEntry[],
  at: number,
  recordedAt: number,
  { calendarsAfter }: Pick<Timing, 'calendarsAfter'>,
): readonly LedgerEntry[] {
  return newestNamed(ledger).flatMap((newest) =>
    calendarsAfter(newest).map(({ name, version }): LedgerEntry => {
      return { kind: 'calendarChange', at, recordedAt, calendar: { name, version } };
    }),
  );
}

/** Each version told once: the event that carries the newest one names it too. */
export function withoutRepeats(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return entries.filter(
    (entry, index) =>
      entry.kind !== 'calendarChange' ||
      !entries.slice(index + 1).some((other) => other.kind === 'calendarChange' && same(entry, other)),
  );
}

const same = (one: { readonly calendar: CalendarRef }, other: { readonly calendar: CalendarRef }): boolean =>
  one.calendar.name === other.calendar.name && one.calendar.version === other.calendar.version;

/** The newest version of each calendar that the present run names. */
function newestNamed(ledger: readonly LedgerEntry[]): CalendarRef[] {
  const newest = new Map<string, CalendarRef>();
  for (let i = ledger.length - 1; i >= 0; i--) {
    const entry = ledger[i]!;
    if ('calendar' in entry && entry.calendar !== undefined) {
      const { name, version } = entry.calendar;
      if ((newest.get(name)?.version ?? 0) < version) newest.set(name, entry.calendar);
    }
    if (entry.kind === 'start' || entry.kind === 'restart') break;
  }
  return [...newest.values()];
}
