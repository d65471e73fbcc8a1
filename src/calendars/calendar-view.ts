// What the calendars look like from outside.
import { formatInstant } from '../domain/time/instant.ts';
import type { CalendarDefinition } from '../domain/time/calendar-definition.ts';
import type { CalendarEnd } from './calendar-end.ts';
import type { StoredCalendar } from './stored-calendars.ts';

export interface CalendarVersionSummary {
  readonly version: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly provisionalDays: number;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly note: string | null;
}

export interface CalendarSummary {
  readonly name: string;
  readonly current: number;
  readonly daysLeft: number;
  /** Whether the loaded years end so soon that the next must be loaded. */
  readonly endsSoon: boolean;
  readonly versions: readonly CalendarVersionSummary[];
}

export type CalendarVersionView = CalendarVersionSummary & Pick<CalendarDefinition, 'name' | 'week' | 'days'>;

export function summaryOf(
  name: string,
  versions: readonly StoredCalendar[],
  end: CalendarEnd,
  endsSoon: boolean,
): CalendarSummary {
  return {
    name,
    current: end.version,
    daysLeft: end.daysLeft,
    endsSoon,
    versions: versions.map(versionSummaryOf),
  };
}

export function viewOf(stored: StoredCalendar): CalendarVersionView {
  const { name, week, days } = stored.definition;
  return { name, ...versionSummaryOf(stored), week, days };
}

function versionSummaryOf({
  definition,
  createdAt,
  createdBy,
  note,
}: StoredCalendar): CalendarVersionSummary {
  return {
    version: definition.version,
    firstDay: definition.firstDay,
    lastDay: definition.lastDay,
    provisionalDays: definition.days.filter(({ provisional }) => provisional).length,
    createdAt: formatInstant(createdAt),
    createdBy,
    note,
  };
}
