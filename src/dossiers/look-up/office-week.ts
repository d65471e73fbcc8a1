// Office hours as they are written on a door: days in a row that have the same hours are one line.
import type { CalendarDefinition, Weekday } from '../../domain/time/calendar-definition.ts';

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export interface OfficeHours {
  readonly firstDay: Weekday;
  readonly lastDay: Weekday;
  /** `07:00-11:30,13:30-17:00` */
  readonly hours: string;
}

/** Monday first; a day that is off is in no line. */
export function officeWeek(week: CalendarDefinition['week']): OfficeHours[] {
  const lines: OfficeHours[] = [];
  let yesterday: string | undefined;
  for (const day of DAYS) {
    const hours = week[day];
    const last = lines.at(-1);
    if (hours !== undefined && hours === yesterday && last !== undefined)
      lines[lines.length - 1] = { ...last, lastDay: day };
    else if (hours !== undefined) lines.push({ firstDay: day, lastDay: day, hours });
    yesterday = hours;
  }
  return lines;
}
