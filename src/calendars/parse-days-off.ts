// Parser: a file of days off, swapped days and working Saturdays.
import type { CalendarDefinition } from '../domain/time/calendar-definition.ts';
import { type CalendarCsvOptions, readCalendarCsv } from '../domain/time/read-calendar-csv.ts';
import type { Parse } from '../platform/parsing/parser.ts';

export interface DaysOffInput {
  readonly text: string;
  readonly options: CalendarCsvOptions;
}

/** @throws DomainError `calendar.invalidCsv`, `calendar.invalid` */
export const parse: Parse<DaysOffInput, CalendarDefinition> = ({ text, options }) =>
  readCalendarCsv(text, options);
