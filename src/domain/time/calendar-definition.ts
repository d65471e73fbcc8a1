// A working calendar as data: the week, the days that differ from it, and how a file of such days is read.
import { CsvError, parse } from 'csv-parse/sync';
import { DomainError } from '../domain-error.ts';
import { checkCalendarDefinition } from './check-calendar.ts';
import { parseDay } from './instant.ts';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/**
 * - `off`, `swapOff`: nobody works; the second was exchanged for a `swapWork` day.
 * - `swapWork`: works `hours`, or the week's Monday hours (whatever its own weekday has).
 * - `work`: works `hours`, or its weekday's hours, or Monday's when that weekday is off.
 * - `halfDay`: works `hours`, or the first session of its weekday.
 */
export const CALENDAR_DAY_KINDS = Object.freeze(['off', 'swapOff', 'swapWork', 'halfDay', 'work'] as const);
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number];

export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly kind: CalendarDayKind;
  readonly name?: string;
  readonly note?: string;
  /** `07:00-11:30,13:30-17:00`. */
  readonly hours?: string;
  /** Not yet announced by the Prime Minister (Labour Code 2019 Art. 112.3). */
  readonly provisional?: boolean;
}

/** One version of a calendar. It says nothing about a day outside `firstDay` to `lastDay`. */
export interface CalendarDefinition {
  readonly name: string;
  readonly version: number;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Office hours by weekday; a weekday without hours is off. */
  readonly week: Partial<Record<Weekday, string>>;
  readonly days: readonly CalendarDay[];
}

/** Monday to Friday, 07:00–11:30 and 13:30–17:00: eight hours. Provinces fix their own. */
export const DEFAULT_WEEK: Partial<Record<Weekday, string>> = Object.freeze({
  mon: '07:00-11:30,13:30-17:00',
  tue: '07:00-11:30,13:30-17:00',
  wed: '07:00-11:30,13:30-17:00',
  thu: '07:00-11:30,13:30-17:00',
  fri: '07:00-11:30,13:30-17:00',
});

const KINDS: Readonly<Record<string, CalendarDayKind>> = Object.freeze({
  OFF: 'off',
  SWAP_OFF: 'swapOff',
  SWAP_WORK: 'swapWork',
  HALF_DAY: 'halfDay',
  WORK: 'work',
});
const COLUMNS = ['date', 'kind', 'name_vi', 'note', 'confidence'];

export interface CalendarCsvOptions {
  readonly name: string;
  readonly version: number;
  /** Named in errors. */
  readonly fileName: string;
  readonly week?: Partial<Record<Weekday, string>>;
}

interface CsvRow {
  readonly info: { readonly lines: number };
  readonly record: string[];
}

/**
 * Reads a file with the columns date, kind, name_vi, note, confidence and, if wanted, hours. A note that begins with
 * PROVISIONAL, or confidence `low`, makes a day provisional. The years loaded are the first to the last in the file,
 * whole. All or nothing.
 *
 * @throws DomainError `calendar.invalidCsv`, whose `problems` name the file, the line and what was expected
 */
export function readCalendarCsv(text: string, options: CalendarCsvOptions): CalendarDefinition {
  const { fileName } = options;
  const [header, ...rows] = readRows(text, fileName);
  const columns = header?.record.map((column) => column.trim()) ?? [];
  if (COLUMNS.some((column, index) => columns[index] !== column) || columns.length > COLUMNS.length + 1)
    throw invalidCsv([`${fileName}:1: expected the columns ${COLUMNS.join(',')} and optionally hours`]);
  const problems: string[] = [];
  const lineOf = new Map<string, number>();
  const days: CalendarDay[] = [];
  for (const { info, record } of rows) {
    const place = `${fileName}:${info.lines}`;
    const [date = '', kindText = '', name = '', note = '', confidence = '', hours = ''] = record.map((cell) =>
      cell.trim(),
    );
    const kind = Object.hasOwn(KINDS, kindText) ? KINDS[kindText] : undefined;
    const earlier = lineOf.get(date);
    if (record.length !== columns.length)
      problems.push(`${place}: expected ${columns.length} columns, found ${record.length}`);
    else if (!isDate(date)) problems.push(`${place}: expected a date YYYY-MM-DD, found "${date}"`);
    else if (earlier !== undefined) problems.push(`${place}: ${date} is already on line ${earlier}`);
    else if (kind === undefined)
      problems.push(`${place}: expected kind ${Object.keys(KINDS).join(', ')}, found "${kindText}"`);
    else {
      lineOf.set(date, info.lines);
      days.push({
        date,
        kind,
        ...(name === '' ? {} : { name }),
        ...(note === '' ? {} : { note }),
        ...(hours === '' ? {} : { hours }),
        ...(note.startsWith('PROVISIONAL') || confidence === 'low' ? { provisional: true } : {}),
      });
    }
  }
  if (days.length === 0 && problems.length === 0)
    problems.push(`${fileName}: expected at least one day, found none`);
  if (problems.length > 0) throw invalidCsv(problems);
  days.sort((a, b) => (a.date < b.date ? -1 : 1));
  const definition: CalendarDefinition = {
    name: options.name,
    version: options.version,
    firstDay: `${days[0]?.date.slice(0, 4)}-01-01`,
    lastDay: `${days.at(-1)?.date.slice(0, 4)}-12-31`,
    week: options.week ?? DEFAULT_WEEK,
    days,
  };
  checkCalendarDefinition(definition, (date) => `${fileName}:${lineOf.get(date) ?? 1}: `);
  return definition;
}

function readRows(text: string, fileName: string): CsvRow[] {
  try {
    return parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as CsvRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw invalidCsv([`${fileName}: expected comma-separated values, ${error.message}`]);
  }
}

function isDate(text: string): boolean {
  try {
    parseDay(text);
    return true;
  } catch {
    return false;
  }
}

function invalidCsv(problems: readonly string[]): DomainError {
  return new DomainError('calendar.invalidCsv', `The calendar file cannot be read. ${problems.join('; ')}`, {
    problems,
  });
}
