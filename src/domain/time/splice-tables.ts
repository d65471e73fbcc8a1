// Two calendars laid out as one: the first until the day before, the second from a day on.
import type { CalendarTables } from './calendar-tables.ts';
import type { Day } from './instant.ts';

/** @param from a day that both know, or the day after the first one's last */
export function spliceTables(before: CalendarTables, after: CalendarTables, from: Day): CalendarTables {
  const { first } = before;
  const last = after.last;
  const kept = Math.max(0, Math.min(from, before.last + 1) - first);
  const skipped = Math.max(0, from - after.first);
  const daysKept = before.before[kept] as number;
  const daysSkipped = after.before[skipped] as number;
  const sessionsKept = before.sessionAt[kept] as number;
  const sessionsSkipped = after.sessionAt[skipped] as number;
  const workedKept = sessionsKept === 0 ? 0 : (before.worked[sessionsKept - 1] as number);
  const workedSkipped = sessionsSkipped === 0 ? 0 : (after.worked[sessionsSkipped - 1] as number);
  return {
    first,
    lastLoaded: after.lastLoaded,
    last,
    workingDays: joined(before.workingDays, daysKept, after.workingDays, daysSkipped, 0),
    before: joined(before.before, kept, after.before, skipped, daysKept - daysSkipped),
    sessionAt: joined(before.sessionAt, kept, after.sessionAt, skipped, sessionsKept - sessionsSkipped),
    opens: joined(before.opens, sessionsKept, after.opens, sessionsSkipped, 0),
    closes: joined(before.closes, sessionsKept, after.closes, sessionsSkipped, 0),
    worked: joined(before.worked, sessionsKept, after.worked, sessionsSkipped, workedKept - workedSkipped),
    provisional: Int32Array.from([
      ...before.provisional.filter((day) => day < from),
      ...after.provisional.filter((day) => day >= from),
    ]),
    special: new Map([
      ...[...before.special].filter(([day]) => day < from),
      ...[...after.special].filter(([day]) => day >= from),
    ]),
  };
}

/** The first `kept` members of one array, then those of the other from `skipped` on, each with `more` added. */
function joined<T extends Int32Array | Float64Array>(
  one: T,
  kept: number,
  other: T,
  skipped: number,
  more: number,
): T {
  const head = Array.from(one.subarray(0, kept));
  const tail = Array.from(other.subarray(skipped), (value) => value + more);
  const make = one instanceof Int32Array ? Int32Array : Float64Array;
  return make.from([...head, ...tail]) as unknown as T;
}
