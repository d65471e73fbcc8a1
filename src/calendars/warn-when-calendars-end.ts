// Tells operators how long the loaded years last, and warns while they end soon.
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Metrics } from '../platform/metrics.ts';
import { CalendarBook } from './calendar-book.ts';

@Injectable()
export class WarnWhenCalendarsEnd implements OnApplicationBootstrap {
  readonly #logger = new Logger('Calendars');

  constructor(
    private readonly book: CalendarBook,
    private readonly metrics: Metrics,
  ) {}

  /** The gauge `motcua_calendar_days_left` is the calendar that ends first; the log names each that ends soon. */
  onApplicationBootstrap(): void {
    this.metrics.gauge('calendar_days_left', 'Days until the first calendar ends', () =>
      Math.min(...this.book.ends().map(({ daysLeft }) => daysLeft)),
    );
    for (const { calendar, lastDay, daysLeft } of this.book.ending())
      this.#logger.warn(`Calendar ${calendar} ends on ${lastDay}, in ${daysLeft} days: load the next year`);
  }
}
