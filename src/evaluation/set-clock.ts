// Sets the evaluation's clock forward, so that what is due by then happens now.
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { DomainError } from '../domain/domain-error.ts';
import { dayOf, formatDay } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { TimerSweepJob } from '../engine/timer-sweep.job.ts';
import { Clock, SettableClock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { writeClockOffset } from './clock-offset.ts';

@Injectable()
export class SetClock {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly calendars: CalendarBook,
    private readonly sweep: TimerSweepJob,
  ) {}

  get settable(): boolean {
    return this.clock instanceof SettableClock;
  }

  /**
   * Other instances on the same database keep their own clock until they start again.
   *
   * @throws DomainError `clock.notSettable` outside evaluation mode, `clock.backwards`,
   *   `calendar.outsideLoadedYears` where no working day is known any more
   */
  async run(to: Instant): Promise<void> {
    const { clock } = this;
    if (!(clock instanceof SettableClock))
      throw new DomainError('clock.notSettable', 'The clock can be set only in evaluation mode');
    const calendar = this.calendars.current();
    if (!calendar.covers(dayOf(to)))
      throw new DomainError('calendar.outsideLoadedYears', 'The calendar ends before that day', {
        lastDay: formatDay(calendar.lastDay),
      });
    clock.setForward(to);
    await writeClockOffset(this.database, clock.offset, clock.now());
    this.sweep.wake();
  }
}
