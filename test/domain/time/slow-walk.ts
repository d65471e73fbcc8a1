// The slow way to the same answers: day by day and minute by minute over the days of 2024 and 2025, nothing shared.
import { vnDefinition } from './vn-calendar.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(2024, 0, 1) / DAY;
const LAST = Date.UTC(2025, 11, 31) / DAY;

const workedDays = new Set<number>();
for (let day = FIRST; day <= LAST; day++) {
  const date = new Date(day * DAY);
  const own = vnDefinition.days.find((one) => one.date === date.toISOString().slice(0, 10));
  const weekday = date.getUTCDay();
  if (own === undefined ? weekday >= 1 && weekday <= 5 : own.kind === 'swapWork') workedDays.add(day);
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

const localDay = (instant: number): number => Math.floor((instant + 7 * 3_600_000) / DAY);

function isWorkedMinute(instant: number): boolean {
  const day = localDay(instant);
  const minute = Math.floor((instant + 7 * 3_600_000 - day * DAY) / 60_000);
  return ((minute >= 420 && minute < 690) || (minute >= 810 && minute < 1020)) && workedDays.has(day);
}

/** Whole minutes of work from an instant on a whole minute, minutes inside a pause left out. */
export function walkMinutes(from: number, minutes: number, pauses: readonly Interval[]): number {
  let now = from;
  for (let left = minutes; left > 0; now += 60_000) {
    const minute = now;
    if (isWorkedMinute(minute) && !pauses.some((pause) => minute >= pause.from && minute < pause.to)) left--;
  }
  return now;
}

/** The office close of the day on which a number of days has been counted, from the day after an instant. */
export function walkDays(
  from: number,
  count: number,
  workingOnly: boolean,
  pauses: readonly Interval[],
): number {
  const isPaused = (day: number): boolean =>
    pauses.some((pause) => day >= localDay(Math.max(pause.from, from)) && day < localDay(pause.to));
  let day = localDay(from);
  for (let left = count; left > 0;) {
    day++;
    if (!isPaused(day) && (!workingOnly || workedDays.has(day))) left--;
  }
  while (!workedDays.has(day) || isPaused(day)) day++;
  return day * DAY + 10 * 3_600_000; // 17:00 in UTC+7
}
