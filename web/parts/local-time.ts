// What a field for date and time holds, by Vietnamese time, and the instant that it means.
import { formatHour, isoDay } from '../texts/format.ts';

/** `2026-12-07T16:30`, for a `datetime-local` field. */
export function localOf(instant: string | number): string {
  return `${isoDay(instant)}T${formatHour(instant)}`;
}

/** ISO 8601 with Vietnam's offset. */
export function instantOf(local: string): string {
  return `${local}:00+07:00`;
}
