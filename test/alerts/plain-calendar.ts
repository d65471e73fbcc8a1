// A calendar for tests, the same for every unit: Monday to Friday, 07:00–11:30 and 13:30–17:00, with no holiday in 2026.
import { CalendarBook } from '../../src/calendars/calendar-book.ts';
import { DEFAULT_WEEK } from '../../src/domain/time/calendar-definition.ts';
import { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';

export const PLAIN_CALENDAR = new WorkingCalendar({
  name: 'plain',
  version: 1,
  firstDay: '2026-01-01',
  lastDay: '2026-12-31',
  week: DEFAULT_WEEK,
  days: [],
});

/** A book that knows this calendar under any name, without a database. */
export class PlainCalendarBook extends CalendarBook {
  override current(): WorkingCalendar {
    return PLAIN_CALENDAR;
  }
}
