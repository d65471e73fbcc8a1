// Sets the evaluation's clock forward, so that what is due by then happens now.
import { Injectable } from '@nestjs/common';
import { RungSweepJob } from '../alerts/raise/rung-sweep.job.ts';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { DomainError } from '../domain/domain-error.ts';
import { dayOf, formatDay, formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { TimerSweepJob } from '../engine/timer-sweep.job.ts';
import { AdministrationLog } from '../organization/administration-log/administration-log.ts';
import { Sessions } from '../organization/sign-in/sessions.ts';
import { Clock, SettableClock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { ClockSetting } from '../platform/clock-setting.ts';

@Injectable()
export class SetClock {
  constructor(
    private readonly clock: Clock,
    private readonly setting: ClockSetting,
    private readonly calendars: CalendarBook,
    private readonly sweep: TimerSweepJob,
    private readonly rungs: RungSweepJob,
    private readonly sessions: Sessions,
    private readonly database: Database,
    private readonly log: AdministrationLog,
  ) {}

  get settable(): boolean {
    return this.clock instanceof SettableClock;
  }

  /** When the office opens on the first working day after this one; null beyond the loaded years. */
  nextWorkingDay(after: Instant): Instant | null {
    const calendar = this.calendars.current();
    try {
      const day = calendar.addWorkingDays(dayOf(after), 1);
      return calendar.isLoaded(day) ? calendar.openOf(day) : null;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'calendar.outsideLoadedYears') return null;
      throw error;
    }
  }

  /**
   * @throws DomainError `clock.notSettable` outside evaluation mode, `clock.backwards`,
   *   `calendar.outsideLoadedYears` where no working day is known any more
   */
  async run(to: Instant): Promise<void> {
    const calendar = this.calendars.current();
    if (this.settable && !calendar.isLoaded(dayOf(to)))
      throw new DomainError('calendar.outsideLoadedYears', 'The calendar ends before that day', {
        lastDay: formatDay(calendar.lastDay),
      });
    const before = this.clock.now();
    await this.setting.setForward(to);
    await this.sessions.moveWithClock(this.clock.now() - before);
    await this.log.write(this.database, {
      action: 'clock.set',
      subject: { id: null, name: null },
      before: { now: formatInstant(before) },
      after: { now: formatInstant(to) },
    });
    this.sweep.wake();
    this.rungs.wake();
  }
}
