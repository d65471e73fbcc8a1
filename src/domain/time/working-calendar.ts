// The working calendar: which days are worked, when the office is open, and arithmetic on both.
import { DomainError } from '../domain-error.ts';
import type { CalendarDay, CalendarDefinition } from './calendar-definition.ts';
import { type CalendarTables, calendarTables } from './calendar-tables.ts';
import { type Day, dayOf, formatDay, type Instant } from './instant.ts';
import { spliceTables } from './splice-tables.ts';

/** Names one version of a calendar. */
export interface CalendarRef {
  readonly name: string;
  readonly version: number;
}

/**
 * One version of a calendar, never changed once built. For some years after those that are loaded it goes by the week
 * alone, and such days are provisional. A question that reaches a day before them or after that throws DomainError
 * `calendar.outsideLoadedYears`, with `date`, `firstDay` and `lastDay`.
 */
export class WorkingCalendar {
  readonly name: string;
  readonly version: number;
  readonly firstDay: Day;
  /** The last day of the years loaded. */
  readonly lastDay: Day;
  readonly #tables: CalendarTables;
  readonly #followed = new Map<string, WorkingCalendar>();

  /** @throws DomainError `calendar.invalid` */
  constructor(definition: CalendarDefinition, tables: CalendarTables = calendarTables(definition)) {
    this.#tables = tables;
    this.name = definition.name;
    this.version = definition.version;
    this.firstDay = tables.first;
    this.lastDay = tables.lastLoaded;
  }

  /** This calendar until the day before, another one from the day on: work that changed hands. It is named as the other. */
  followedBy(other: WorkingCalendar, from: Day): WorkingCalendar {
    const key = `${other.name} ${other.version} ${from}`;
    const known = this.#followed.get(key);
    if (known !== undefined) return known;
    const tables = spliceTables(this.#tables, other.#tables, from);
    const { name, version } = other;
    const days = { firstDay: formatDay(tables.first), lastDay: formatDay(tables.lastLoaded) };
    const spliced = new WorkingCalendar({ name, version, ...days, week: {}, days: [] }, tables);
    this.#followed.set(key, spliced);
    return spliced;
  }

  /** Whether the calendar can count a day, loaded or by the week alone. Never throws. */
  covers(day: Day): boolean {
    return day >= this.firstDay && day <= this.#tables.last;
  }

  /** Whether a day lies in the years that are loaded. Never throws. */
  isLoaded(day: Day): boolean {
    return day >= this.firstDay && day <= this.lastDay;
  }

  /** Whether anybody works on a day, if only for half of it. */
  isWorkingDay(day: Day): boolean {
    const index = this.#index(day);
    return read(this.#tables.before, index + 1) > read(this.#tables.before, index);
  }

  /** What the calendar says about a day beyond its weekday, if anything. */
  specialDay(day: Day): CalendarDay | undefined {
    return this.#tables.special.get(day);
  }

  /**
   * The n-th working day after a day that need not be one; before it when n is negative; the day itself when n is 0.
   * n is whole.
   */
  addWorkingDays(day: Day, n: number): Day {
    const index = this.#index(day);
    if (n === 0) return day;
    if (!Number.isInteger(n))
      throw new DomainError('workingDays.invalid', `${n} is not a whole number`, { n });
    const { before, workingDays } = this.#tables;
    const position = n > 0 ? read(before, index + 1) + n - 1 : read(before, index) + n;
    if (position < 0) throw this.#outside(this.firstDay - 1);
    if (position >= workingDays.length) throw this.#outside(this.#tables.last + 1);
    return read(workingDays, position);
  }

  /** Number of working days from `fromDay` up to, not including, `toDay`; 0 when there is nothing between. */
  workingDaysIn(fromDay: Day, toDay: Day): number {
    if (toDay <= fromDay) return 0;
    const end = this.#index(toDay - 1) + 1;
    return read(this.#tables.before, end) - read(this.#tables.before, this.#index(fromDay));
  }

  /** The day itself when it is worked, otherwise the first working day after it. */
  nextWorkingDay(day: Day): Day {
    return this.isWorkingDay(day) ? day : this.addWorkingDays(day, 1);
  }

  /** The day itself when it is worked, otherwise the last working day before it. */
  previousWorkingDay(day: Day): Day {
    return this.isWorkingDay(day) ? day : this.addWorkingDays(day, -1);
  }

  /** When the office opens on a working day. @throws DomainError `calendar.notWorkingDay` on any other day */
  openOf(day: Day): Instant {
    this.#needWorkingDay(day);
    return read(this.#tables.opens, read(this.#tables.sessionAt, day - this.firstDay));
  }

  /** When the office closes on a working day. @throws DomainError `calendar.notWorkingDay` on any other day */
  closeOf(day: Day): Instant {
    this.#needWorkingDay(day);
    return read(this.#tables.closes, read(this.#tables.sessionAt, day - this.firstDay + 1) - 1);
  }

  /** Whether the office is open: from the opening of a session up to, not including, its close. */
  isOpen(instant: Instant): boolean {
    const session = this.#sessionEndingAfter(instant);
    return session < this.#tables.opens.length && instant >= read(this.#tables.opens, session);
  }

  /** The instant itself while the office is open, otherwise the next opening; 11:30 gives 13:30. */
  nextOpening(instant: Instant): Instant {
    const session = this.#sessionEndingAfter(instant);
    if (session >= this.#tables.opens.length) throw this.#outside(this.#tables.last + 1);
    return Math.max(instant, read(this.#tables.opens, session));
  }

  /**
   * The instant after so much working time. What ends with a session stays at its end (11:30, not 13:30).
   * Zero gives the instant itself, in office hours or not.
   *
   * @param ms 0 or more
   * @throws DomainError `workingTime.invalid` for a negative amount
   */
  addWorkingTime(instant: Instant, ms: number): Instant {
    if (!(ms >= 0)) throw new DomainError('workingTime.invalid', `${ms} is not a length of time`, { ms });
    const target = this.#workedUntil(instant) + ms;
    if (ms === 0) return instant;
    const { worked, closes } = this.#tables;
    let low = 0;
    let high = worked.length; // the first session whose end has seen `target` of work
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (read(worked, middle) < target) low = middle + 1;
      else high = middle;
    }
    if (low === worked.length) throw this.#outside(this.#tables.last + 1);
    return read(closes, low) - (read(worked, low) - target);
  }

  /** Working milliseconds from `a` to `b`; negative when `b` comes first. */
  workingTimeBetween(a: Instant, b: Instant): number {
    return this.#workedUntil(b) - this.#workedUntil(a);
  }

  /** Loaded days from `fromDay` to `toDay`, both included, that are not settled yet, rising. Never throws. */
  provisionalWithin(fromDay: Day, toDay: Day): Day[] {
    return [...this.#tables.provisional].filter((day) => day >= fromDay && day <= toDay);
  }

  /** Whether any day from `fromDay` to `toDay`, both included, is not settled or not loaded yet. Never throws. */
  hasProvisional(fromDay: Day, toDay: Day): boolean {
    if (toDay > this.lastDay) return true;
    const { provisional } = this.#tables;
    for (let i = provisional.length - 1; i >= 0 && read(provisional, i) >= fromDay; i--)
      if (read(provisional, i) <= toDay) return true;
    return false;
  }

  /** Only the name and version are written: the days are stored once, under them. */
  toJSON(): CalendarRef {
    return { name: this.name, version: this.version };
  }

  #workedUntil(instant: Instant): number {
    const { opens, worked } = this.#tables;
    const session = this.#sessionEndingAfter(instant);
    const done = session === 0 ? 0 : read(worked, session - 1);
    return session < opens.length ? done + Math.max(0, instant - read(opens, session)) : done;
  }

  /** Index of the first session that closes after an instant; the number of sessions when none does. */
  #sessionEndingAfter(instant: Instant): number {
    const index = this.#index(dayOf(instant));
    const { sessionAt, closes } = this.#tables;
    const end = read(sessionAt, index + 1);
    let session = read(sessionAt, index);
    while (session < end && read(closes, session) <= instant) session++;
    return session;
  }

  #index(day: Day): number {
    if (!this.covers(day)) throw this.#outside(day);
    return day - this.firstDay;
  }

  #needWorkingDay(day: Day): void {
    if (this.isWorkingDay(day)) return;
    const date = formatDay(day);
    throw new DomainError('calendar.notWorkingDay', `${date} is not a working day`, { date });
  }

  #outside(day: Day): DomainError {
    const date = day >= -719_528 && day <= 2_932_896 ? formatDay(Math.floor(day)) : String(day);
    const [firstDay, lastDay] = [formatDay(this.firstDay), formatDay(this.lastDay)];
    return new DomainError(
      'calendar.outsideLoadedYears',
      `Calendar ${this.name} version ${this.version} knows ${firstDay} to ${lastDay}, and cannot count on ${date}`,
      { date, firstDay, lastDay, calendar: this.name, version: this.version },
    );
  }
}

/** An element that is known to exist. */
function read(array: Int32Array | Float64Array, index: number): number {
  return array[index] as number;
}
