// Instants and legal days: how they are held, read and written. A legal day is a day of Asia/Ho_Chi_Minh.
import { DomainError } from '../domain-error.ts';
import { civilOf, dayOfCivil, daysInMonth } from './civil-date.ts';
import type { Day } from './civil-date.ts';

export type { Day } from './civil-date.ts';

/** Milliseconds since 1970-01-01T00:00Z. A plain number is one; a `Day` is not, nor the other way round. */
export type Instant = number & { readonly counts?: 'milliseconds' };

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
const ZONE_MS = 7 * HOUR_MS;

/** The legal day an instant lies in. */
export function dayOf(instant: Instant): Day {
  return Math.floor((instant + ZONE_MS) / DAY_MS);
}

/** The first instant of a day, 00:00 in Asia/Ho_Chi_Minh; the day before ends here (Civil Code 2015 Art. 148.6). */
export function startOfDay(day: Day): Instant {
  return day * DAY_MS - ZONE_MS;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d{2}):(\d{2}))?$/;

/**
 * Reads ISO 8601: with `Z` or an offset, or a plain local date-time (`2024-04-26T08:30`), which is taken as
 * Asia/Ho_Chi_Minh. Digits below the millisecond are cut off. A date alone is not an instant.
 *
 * @throws DomainError `instant.invalid`
 */
export function parseInstant(text: string): Instant {
  const match = DATE_TIME.exec(text);
  if (match === null) throw invalidInstant(text, 'expected an ISO 8601 date and time');
  const [, date = '', hour, minute, second = '0', fraction = '', utc, sign, zoneHour, zoneMinute] = match;
  const day = readDay(date);
  if (day === null) throw invalidInstant(text, 'no such date');
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    throw invalidInstant(text, 'no such time of day');
  if (sign !== undefined && (Number(zoneHour) > 18 || Number(zoneMinute) > 59))
    throw invalidInstant(text, 'no such offset');
  const local = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  const millis = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const offset = (Number(zoneHour) * 60 + Number(zoneMinute)) * MINUTE_MS;
  const zone = utc === 'Z' ? 0 : sign === undefined ? ZONE_MS : sign === '-' ? -offset : offset;
  return day * DAY_MS + local + millis - zone;
}

/**
 * Writes an instant in Asia/Ho_Chi_Minh: `2024-05-04T17:00:00+07:00`, with milliseconds only when there are any.
 *
 * @throws DomainError `instant.invalid` when it is not a whole number of milliseconds in the years 0 to 9999
 */
export function formatInstant(instant: Instant): string {
  if (!Number.isInteger(instant)) throw invalidInstant(String(instant), 'expected whole milliseconds');
  const day = dayOf(instant);
  const inDay = instant - startOfDay(day);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const millis = inDay % 1000;
  const time = `${two(inDay / HOUR_MS)}:${two((inDay / MINUTE_MS) % 60)}:${two((inDay / 1000) % 60)}`;
  return `${formatDay(day)}T${time}${millis === 0 ? '' : `.${String(millis).padStart(3, '0')}`}+07:00`;
}

/**
 * Reads `2024-04-26`.
 *
 * @throws DomainError `day.invalid`
 */
export function parseDay(text: string): Day {
  const day = readDay(text);
  if (day === null)
    throw new DomainError('day.invalid', `"${text}" is not a date: expected YYYY-MM-DD`, { text });
  return day;
}

/**
 * Writes `2024-04-26`.
 *
 * @throws DomainError `day.invalid` outside the years 0 to 9999
 */
export function formatDay(day: Day): string {
  const date = civilOf(day);
  if (!Number.isInteger(day) || date.year < 0 || date.year > 9999)
    throw new DomainError('day.invalid', `${day} is not a day of the years 0 to 9999`, { day });
  const month = String(date.month).padStart(2, '0');
  return `${String(date.year).padStart(4, '0')}-${month}-${String(date.day).padStart(2, '0')}`;
}

function readDay(text: string): Day | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayOfCivil(year, month, day);
}

function invalidInstant(text: string, expected: string): DomainError {
  return new DomainError('instant.invalid', `"${text}" is not an instant: ${expected}`, { text, expected });
}
