// Calendars for commands that need no database: shipped ones by name, others by file.
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { DomainError } from '../domain/domain-error.ts';
import { readCalendarCsv } from '../domain/time/read-calendar-csv.ts';
import { WorkingCalendar } from '../domain/time/working-calendar.ts';
import { shippedPath } from '../platform/shipped-files.ts';
import type { CalendarFinder } from './answer-due-line.ts';

/**
 * Finds calendars, each read once.
 *
 * @param usual name or file of the calendar for those who name none
 * @throws (the finder) DomainError `calendar.unknown`, `calendar.invalidCsv`
 */
export function calendarFiles(usual: string): CalendarFinder {
  const read = new Map<string, WorkingCalendar>();
  return (nameOrFile = usual) => {
    const known = read.get(nameOrFile);
    if (known !== undefined) return known;
    const calendar = readCalendar(nameOrFile);
    read.set(nameOrFile, calendar);
    return calendar;
  };
}

function readCalendar(nameOrFile: string): WorkingCalendar {
  const shipped = /^[\w-]+$/.test(nameOrFile)
    ? shippedPath('workflows', 'calendars', `${nameOrFile}.csv`)
    : '';
  const file = shipped !== '' && existsSync(shipped) ? shipped : nameOrFile;
  const name = basename(file, extname(file));
  return new WorkingCalendar(readCalendarCsv(textOf(file, nameOrFile), { name, version: 1, fileName: file }));
}

function textOf(file: string, asked: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new DomainError('calendar.unknown', `There is no calendar or calendar file ${asked}`, {
      calendar: asked,
    });
  }
}
