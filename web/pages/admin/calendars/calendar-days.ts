// The days of a year as a calendar version has them: plain, off, worked instead, half. Pure.
import type { components } from '../../../api/schema.d.ts';

export type CalendarVersion = components['schemas']['CalendarVersionView'];
type SpecialDay = CalendarVersion['days'][number];
/** `weekend`: off by the week; `plain`: worked by the week. */
type Look = 'plain' | 'weekend' | 'off' | 'swapOff' | 'swapWork' | 'halfDay' | 'work' | 'outside';

interface YearDay {
  readonly date: string;
  /** Of the month, from 1. */
  readonly number: number;
  readonly look: Look;
  readonly special: SpecialDay | null;
}

export interface Month {
  /** From 1. */
  readonly month: number;
  /** Weeks from Monday; null outside the month. */
  readonly weeks: readonly (readonly (YearDay | null)[])[];
  /** Days that differ from the week. */
  readonly special: readonly SpecialDay[];
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export function monthsOf(version: CalendarVersion, year: number): Month[] {
  const special = new Map(version.days.map((day) => [day.date, day]));
  return Array.from({ length: 12 }, (_, at) => {
    const days = Array.from({ length: daysIn(year, at + 1) }, (_each, index) =>
      dayOf(version, special, isoOf(year, at + 1, index + 1), index + 1),
    );
    return {
      month: at + 1,
      weeks: weeksOf(days),
      special: days.flatMap((day) => (day.special === null ? [] : [day.special])),
    };
  });
}

/** The years that a version speaks of. */
export function yearsOf({ firstDay, lastDay }: Pick<CalendarVersion, 'firstDay' | 'lastDay'>): number[] {
  const [first, last] = [Number(firstDay.slice(0, 4)), Number(lastDay.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function dayOf(
  { firstDay, lastDay, week }: CalendarVersion,
  special: ReadonlyMap<string, SpecialDay>,
  date: string,
  number: number,
): YearDay {
  const found = special.get(date) ?? null;
  if (date < firstDay || date > lastDay) return { date, number, look: 'outside', special: null };
  const hours = (week as Readonly<Record<string, string | undefined>>)[WEEKDAYS[weekdayOf(date)]!];
  return {
    date,
    number,
    look: found?.kind ?? (hours === undefined || hours === '' ? 'weekend' : 'plain'),
    special: found,
  };
}

function weeksOf(days: readonly YearDay[]): (YearDay | null)[][] {
  const lead = weekdayOf(days[0]!.date);
  const cells: (YearDay | null)[] = [...Array.from({ length: lead }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, at) => cells.slice(at * 7, at * 7 + 7));
}

/** 0 for Monday. */
function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isoOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
