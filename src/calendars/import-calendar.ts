// Loads days into a calendar: always a new version, never a change to one that dossiers were counted on.
import { type CalendarDefinition, DEFAULT_WEEK } from '../domain/time/calendar-definition.ts';
import { type CalendarCsvOptions, readCalendarCsv } from '../domain/time/read-calendar-csv.ts';
import { checkCalendarDefinition } from '../domain/time/check-calendar.ts';
import { AdministrationLog } from '../organization/administration-log/administration-log.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { CalendarBook } from './calendar-book.ts';
import { type CalendarStanding, holdCalendar } from './hold-calendar.ts';
import {
  type CalendarDifferences,
  calendarDifferences,
  firstChangedDay,
  mergeCalendars,
  sameCalendar,
} from './merge-calendars.ts';
import { insertCalendar } from './stored-calendars.ts';

/** What came in: a file of days off, or a whole stretch of days with, if wanted, its week. */
export type CalendarSource =
  | { readonly csv: string; readonly fileName: string }
  | (Pick<CalendarDefinition, 'firstDay' | 'lastDay' | 'days'> & Partial<Pick<CalendarDefinition, 'week'>>);

export interface CalendarImport {
  readonly name: string;
  /** The version that holds now; the one before when nothing is new. */
  readonly version: number;
  readonly created: boolean;
  /** Against the version before; null for the first. */
  readonly differences: CalendarDifferences | null;
}

export interface PreparedCalendar {
  readonly before: CalendarDefinition | undefined;
  readonly after: CalendarDefinition;
  /** Null for the first version of a calendar. */
  readonly differences: CalendarDifferences | null;
  /** What it was built on. */
  readonly standing: CalendarStanding;
}

/** Reads a file of days off; `by` is whose file it is, null for the service's own. */
export type ReadDaysOff = (
  text: string,
  options: CalendarCsvOptions,
  by: string | null,
) => CalendarDefinition | Promise<CalendarDefinition>;

export class ImportCalendar {
  /** @param readDaysOff here and now if left out: for commands, and for files of the service's own */
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly book: CalendarBook,
    private readonly log: AdministrationLog,
    private readonly readDaysOff: ReadDaysOff = readCalendarCsv,
  ) {}

  /**
   * Writes the next version of a calendar, or nothing when it would say the same. Years that the source does not
   * speak of stay as they are.
   *
   * @param by staff member, null for the service itself
   * @throws DomainError `calendar.invalidCsv`, `calendar.invalid`, `calendar.gap`; `calendar.changedMeanwhile` when
   *   somebody else imported at the same time, or what it was built on was annulled
   */
  async run(
    name: string,
    source: CalendarSource,
    by: string | null,
    note: string | null,
  ): Promise<CalendarImport> {
    const { before, after, differences, standing } = await this.prepare(name, source, by);
    if (before !== undefined && differences !== null && sameCalendar(differences))
      return { name, version: before.version, created: false, differences };
    const stored = { definition: after, createdAt: this.clock.now(), createdBy: by, note };
    const firstDay = differences === null ? null : firstChangedDay(differences);
    await this.database.transaction(async (sql) => {
      await holdCalendar(sql, name, standing);
      await insertCalendar(sql, stored, firstDay);
      await this.log.write(sql, {
        action: 'calendar.loaded',
        subject: { id: name, name },
        before: before === undefined ? null : { version: before.version },
        after: { version: after.version, note, ...differences },
      });
    });
    await this.book.refresh();
    return { name, version: after.version, created: true, differences };
  }

  /**
   * What the next version would be, without writing it.
   *
   * @throws DomainError as `run`, `calendar.changedMeanwhile` excepted
   */
  async prepare(name: string, source: CalendarSource, by: string | null): Promise<PreparedCalendar> {
    await this.book.refresh();
    const standing = this.book.standing(name);
    const before = standing.newest === 0 ? undefined : this.book.stored(name).definition;
    const incoming = await this.definitionOf(name, source, before, by);
    const after =
      before === undefined ? incoming : { ...mergeCalendars(before, incoming), version: standing.newest + 1 };
    checkCalendarDefinition(after);
    const differences = before === undefined ? null : calendarDifferences(before, after);
    return { before, after, differences, standing };
  }

  private async definitionOf(
    name: string,
    source: CalendarSource,
    before: CalendarDefinition | undefined,
    by: string | null,
  ): Promise<CalendarDefinition> {
    const week = before?.week ?? DEFAULT_WEEK;
    if ('csv' in source)
      return this.readDaysOff(source.csv, { name, version: 1, fileName: source.fileName, week }, by);
    const definition = { ...source, name, version: 1, week: source.week ?? week };
    checkCalendarDefinition(definition);
    return definition;
  }
}
