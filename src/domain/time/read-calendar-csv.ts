// Reads a working calendar from a CSV file of the days that differ from the week.
import { CsvError, parse } from 'csv-parse/sync';
import { DomainError } from '../domain-error.ts';
import { cleanLine } from '../text/clean-text.ts';
import { DEFAULT_WEEK } from './calendar-definition.ts';
import type { CalendarDay, CalendarDayKind, CalendarDefinition, Weekday } from './calendar-definition.ts';
import { checkCalendarDefinition } from './check-calendar.ts';
import { parseDay } from './instant.ts';

const KINDS: Readonly<Record<string, CalendarDayKind>> = Object.freeze({
  OFF: 'off',
  SWAP_OFF: 'swapOff',
  SWAP_WORK: 'swapWork',
  HALF_DAY: 'halfDay',
  WORK: 'work',
});
/** A hundred days a year that differ from the week, in as many years as a calendar may have. */
const MOST_DAYS = 100 * 200;
const MOST_TOLD = 50;
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
  const problems = new Problems();
  const lineOf = new Map<string, number>();
  const days: CalendarDay[] = [];
  for (const { info, record } of rows) {
    const place = `${fileName}:${info.lines}`;
    const [date = '', kindText = '', name = '', note = '', confidence = '', hours = ''] = record.map((cell) =>
      cleanLine(cell),
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
  if (rows.length > MOST_DAYS) problems.push(`${fileName}: expected ${MOST_DAYS} days at most`);
  if (days.length === 0 && problems.count === 0)
    problems.push(`${fileName}: expected at least one day, found none`);
  if (problems.count > 0) throw invalidCsv(problems.told, problems.count);
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
      to: MOST_DAYS + 2,
    }) as unknown as CsvRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw invalidCsv([`${fileName}: expected comma-separated values, ${error.message}`]);
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Most of what is no date is seen at once; a refusal for each of thousands of rows would take long. */
function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  try {
    parseDay(text);
    return true;
  } catch {
    return false;
  }
}

/** The first fifty problems of a file, and how many there are. */
class Problems {
  readonly told: string[] = [];
  count = 0;

  push(problem: string): void {
    this.count += 1;
    if (this.told.length < MOST_TOLD) this.told.push(problem);
  }
}

function invalidCsv(problems: readonly string[], count = problems.length): DomainError {
  const more = count - problems.length;
  const words = [...problems, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
  return new DomainError('calendar.invalidCsv', `The calendar file cannot be read. ${words}`, {
    problems,
    ...(more > 0 && { more }),
  });
}
