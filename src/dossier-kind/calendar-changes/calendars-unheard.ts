// The versions of its calendars that came into force since a ledger was last written: facts of its run like the others.
import type { LedgerEntry } from '../../domain/time/clock-ledger.ts';
import type { CalendarRef } from '../../domain/time/working-calendar.ts';
import type { Timing } from '../facts.ts';

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
  { calendarsAfter, annulled }: Pick<Timing, 'calendarsAfter' | 'annulled'>,
): readonly LedgerEntry[] {
  const named = namedByRun(ledger);
  const mistakes = named.counted.flatMap((calendar): LedgerEntry[] => {
    const instead = annulled(calendar);
    const known = instead === null || named.annulled.some((one) => sameRef(one, calendar));
    return known ? [] : [{ kind: 'calendarAnnulled', at, recordedAt, calendar, instead }];
  });
  const later = newestOf(named.counted).flatMap((newest) =>
    calendarsAfter(newest).map(({ name, version }): LedgerEntry => {
      return { kind: 'calendarChange', at, recordedAt, calendar: { name, version } };
    }),
  );
  return [...mistakes, ...later];
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
  sameRef(one.calendar, other.calendar);

const sameRef = (one: CalendarRef, other: CalendarRef): boolean =>
  one.name === other.name && one.version === other.version;

/** What the present run names: versions that it was counted on, each once, and those it knows to be mistakes. */
function namedByRun(ledger: readonly LedgerEntry[]): Record<'counted' | 'annulled', readonly CalendarRef[]> {
  const counted: CalendarRef[] = [];
  const annulled: CalendarRef[] = [];
  for (let i = ledger.length - 1; i >= 0; i--) {
    const entry = ledger[i]!;
    if (entry.kind === 'calendarAnnulled') annulled.push(entry.calendar);
    const calendar = entry.kind === 'calendarAnnulled' ? entry.instead : calendarOf(entry);
    if (calendar !== undefined && !counted.some((one) => sameRef(one, calendar))) counted.push(calendar);
    if (entry.kind === 'start' || entry.kind === 'restart') break;
  }
  return { counted, annulled };
}

const calendarOf = (entry: LedgerEntry): CalendarRef | undefined =>
  'calendar' in entry ? entry.calendar : undefined;

/** The newest version of each calendar. */
function newestOf(named: readonly CalendarRef[]): CalendarRef[] {
  const newest = new Map<string, CalendarRef>();
  for (const ref of named) if ((newest.get(ref.name)?.version ?? 0) < ref.version) newest.set(ref.name, ref);
  return [...newest.values()];
}
