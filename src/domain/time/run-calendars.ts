// Which versions of which calendars a run is counted on, from the facts that came while it ran.
import { dayOf, type Day } from './instant.ts';
import type { CalendarAnnulledEntry as Annulled, ClockFact } from './ledger-entry.ts';
import type { CalendarRef, WorkingCalendar } from './working-calendar.ts';

/** Finds a version of a calendar; it throws a DomainError for one that does not exist. */
export type CalendarOf = (name: string, version: number) => WorkingCalendar;

export interface RunCalendars {
  /** That of the start: what the receipt promises is counted on it. */
  readonly first: WorkingCalendar;
  readonly calendars: readonly WorkingCalendar[];
  readonly sideBySide: boolean;
}

/** The days of one unit that has the dossier, on every version of its calendar. */
interface Part {
  readonly from: Day;
  readonly versions: readonly CalendarRef[];
}

/**
 * The versions in force since the start of a run, whenever each was told of: a version that came while the dossier stood
 * paused counts like one that came before. After a hand-over the days from then on are also counted on the calendar of
 * whoever took it over. What was annulled is not looked at.
 *
 * @param first of the start of the run
 * @param ahead the facts after it, those of later runs included
 */
export function calendarsOfRun(
  first: CalendarRef,
  ahead: readonly ClockFact[],
  calendarOf: CalendarOf,
): RunCalendars {
  const end = ahead.findIndex(({ kind }) => kind === 'start' || kind === 'restart');
  const own = end < 0 ? ahead : ahead.slice(0, end);
  const find = ({ name, version }: CalendarRef) => calendarOf(name, version);
  const started = find(first);
  if (!own.some(isSideBySide)) return { first: started, calendars: [started], sideBySide: false };
  const parts: Part[] = [{ from: Number.NEGATIVE_INFINITY, versions: [first] }];
  for (const fact of own)
    if (fact.kind === 'handOver') parts.push({ from: dayOf(fact.at), versions: [fact.calendar] });
  const changes = own.filter((fact) => fact.kind === 'calendarChange').map(({ calendar }) => calendar);
  const annulled = own.filter((fact) => fact.kind === 'calendarAnnulled');
  const inForce = parts.map(({ from, versions }, index) => ({
    from,
    versions: withoutAnnulled([...versions, ...changesOf(parts, index, changes)], annulled),
  }));
  return { first: started, calendars: laidOut(inForce, find), sideBySide: true };
}

/** Before versions were looked at side by side each was judged when it came, and its entry says what was found. */
function isSideBySide(fact: ClockFact): boolean {
  if (fact.kind === 'calendarChange') return fact.applied === undefined;
  return fact.kind === 'calendarAnnulled' || fact.kind === 'handOver';
}

/** Every part alone with those before it, so that a hand-over makes no date earlier. */
function laidOut(
  [first, ...later]: readonly Part[],
  find: (ref: CalendarRef) => WorkingCalendar,
): WorkingCalendar[] {
  let whole = first!.versions.map(find);
  const all = [...whole];
  for (const { from, versions } of later) {
    const after = versions.map(find);
    whole = whole.flatMap((before) => after.map((calendar) => before.followedBy(calendar, from)));
    all.push(...whole);
  }
  return all;
}

/** The later versions of a part's own calendar; of one that no part goes by, the last part's. */
function changesOf(parts: readonly Part[], index: number, changes: readonly CalendarRef[]): CalendarRef[] {
  const nameOf = (part: Part | undefined) => part?.versions[0]?.name;
  const names = new Set(parts.map(nameOf));
  return changes.filter(
    ({ name }) => name === nameOf(parts[index]) || (index === parts.length - 1 && !names.has(name)),
  );
}

/** Each version once, the oldest first; what stands in the place of a mistake may itself turn out to be one. */
function withoutAnnulled(versions: readonly CalendarRef[], annulled: readonly Annulled[]): CalendarRef[] {
  const once = versions.filter((one, index) => versions.findIndex((other) => same(one, other)) === index);
  const left = once.filter((one) => !annulled.some(({ calendar }) => same(calendar, one)));
  const isHere = ({ calendar }: Annulled) => once.some((one) => same(one, calendar));
  if (left.length > 0 || once.length === 0) return left.toSorted((a, b) => a.version - b.version);
  return withoutAnnulled(
    annulled.filter(isHere).map(({ instead }) => instead),
    annulled.filter((one) => !isHere(one)),
  );
}

const same = (one: CalendarRef, other: CalendarRef): boolean =>
  one.name === other.name && one.version === other.version;
