// The shipped calendar for tests, read from its data file, and variations on it.
import { readFileSync } from 'node:fs';
import { type CalendarDay, type CalendarDefinition } from '../../../src/domain/time/calendar-definition.ts';
import { readCalendarCsv } from '../../../src/domain/time/read-calendar-csv.ts';
import { formatInstant, type Instant, parseInstant } from '../../../src/domain/time/instant.ts';
import { WorkingCalendar } from '../../../src/domain/time/working-calendar.ts';

const file = new URL('../../../workflows/calendars/vn.csv', import.meta.url);

export const vnDefinition: CalendarDefinition = readCalendarCsv(readFileSync(file, 'utf8'), {
  name: 'vn',
  version: 1,
  fileName: 'vn.csv',
});

export const vn = new WorkingCalendar(vnDefinition);

/** The shipped calendar as a later version in which some days differ. */
export function vnWith(days: readonly CalendarDay[], version = 2): WorkingCalendar {
  const changed = new Set(days.map((day) => day.date));
  const kept = vnDefinition.days.filter((day) => !changed.has(day.date));
  return new WorkingCalendar({ ...vnDefinition, version, days: [...kept, ...days] });
}

/** A local date and time, `2024-04-26 08:30`. */
export function at(text: string): Instant {
  return parseInstant(text.replace(' ', 'T'));
}

/** `2024-04-26 08:30`, with seconds when there are any. */
export function shown(instant: Instant): string {
  return formatInstant(instant).replace('+07:00', '').replace('T', ' ').replace(/:00$/, '');
}

/** The code of the domain error that something throws, or `none`. */
export function codeOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
