// The slow way to what a ledger gives: each version of the calendar walked day by day and minute by minute, and the
// latest date taken. Nothing is shared with the calculator but the data of the calendar.
import type { CalendarDay } from '../../../src/domain/time/calendar-definition.ts';
import { vnDefinition } from './vn-calendar.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const ZONE = 7 * 3_600_000;

export interface Stretch {
  readonly from: number;
  /** Endless while it is not over. */
  readonly to: number;
}

export interface SlowRun {
  readonly from: number;
  readonly amount: number;
  readonly unit: 'workingDays' | 'days' | 'hours';
  readonly pauses: readonly Stretch[];
  /** The days that differ in each version from the shipped calendar. */
  readonly versions: readonly (readonly CalendarDay[])[];
  readonly shortestMinutes: number;
}

const dayOf = (instant: number) => Math.floor((instant + ZONE) / DAY);
const midnight = (day: number) => day * DAY - ZONE;

const known = new Map<readonly CalendarDay[], Map<number, boolean>>();

function worksOn(day: number, version: readonly CalendarDay[]): boolean {
  const days = known.get(version) ?? new Map<number, boolean>();
  known.set(version, days);
  const works = days.get(day) ?? looksUp(day, version);
  days.set(day, works);
  return works;
}

function looksUp(day: number, version: readonly CalendarDay[]): boolean {
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  const own = version.find((one) => one.date === date) ?? vnDefinition.days.find((one) => one.date === date);
  if (own !== undefined) return own.kind === 'swapWork' || own.kind === 'work';
  const weekday = new Date(day * DAY).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}

function isWorkedMinute(instant: number, version: readonly CalendarDay[]): boolean {
  const day = dayOf(instant);
  const minute = (instant - midnight(day)) / MINUTE;
  const open = (minute >= 420 && minute < 690) || (minute >= 810 && minute < 1020);
  return open && worksOn(day, version);
}

/** Intervals that overlap or touch, as one. */
function together(pauses: readonly Stretch[]): Stretch[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of [...pauses].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else if (to > from) all.push({ from, to });
  }
  return all;
}

function officeMinutes({ from, to }: Stretch, version: readonly CalendarDay[], enough: number): number {
  let minutes = 0;
  for (let now = from; now < to && minutes < enough; now += MINUTE)
    if (isWorkedMinute(now, version)) minutes++;
  return minutes;
}

/** The days that the pauses take. */
function takenDays(run: SlowRun, version: readonly CalendarDay[]): (day: number) => boolean {
  const counted = together(run.pauses).filter(
    (pause) => officeMinutes(pause, version, run.shortestMinutes) >= run.shortestMinutes,
  );
  const afterClose = (instant: number) =>
    worksOn(dayOf(instant), version) && instant >= midnight(dayOf(instant)) + 17 * 60 * MINUTE;
  return (day) =>
    counted.some(({ from, to }) => {
      const first = dayOf(from) + (afterClose(from) ? 1 : 0);
      return day >= first && day < dayOf(to);
    });
}

function dueBy(run: SlowRun, version: readonly CalendarDay[]): number {
  if (run.unit === 'hours') {
    let now = run.from;
    for (let left = run.amount * 60; left > 0; now += MINUTE) {
      const minute = now;
      const paused = run.pauses.some(({ from, to }) => minute >= from && minute < to);
      if (isWorkedMinute(minute, version) && !paused) left--;
    }
    return now;
  }
  const taken = takenDays(run, version);
  let day = dayOf(run.from);
  for (let left = run.amount; left > 0;) {
    day++;
    if (!taken(day) && (run.unit === 'days' || worksOn(day, version))) left--;
  }
  while (taken(day) || !worksOn(day, version)) day++;
  return midnight(day) + 17 * 60 * MINUTE;
}

/** The latest date of all versions. */
export function slowDue(run: SlowRun): number {
  return Math.max(...run.versions.map((version) => dueBy(run, version)));
}

/**
 * The first late instant, or null while a pause that is not over keeps it from coming: if that pause lasted for half a
 * year, the date would be another one.
 *
 * @param open since when it stands paused
 */
export function slowLateFrom(run: SlowRun, open: number | null): number | null {
  const due = slowDue(run);
  const late = run.unit === 'hours' ? due : midnight(dayOf(due) + 1);
  if (open === null) return late;
  const lasting = { ...run, pauses: [...run.pauses, { from: open, to: open + 180 * DAY }] };
  return slowDue(lasting) > due ? null : late;
}
