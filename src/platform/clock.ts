// The one door by which time enters: whoever needs "now" asks an injected Clock.
import { DomainError } from '../domain/domain-error.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';

/** Port: the machine's clock in production, one that can be set forward for evaluation, one that stands in tests. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return Date.now();
  }
}

/** Runs with the machine's clock at an offset that only ever grows (evaluation mode). */
export class SettableClock extends Clock {
  private offsetMs: number;

  /** A clock that shows `instant` now. */
  static startingAt(instant: Instant): SettableClock {
    return new SettableClock(instant - Date.now());
  }

  constructor(offsetMs = 0) {
    super();
    this.offsetMs = offsetMs;
  }

  now(): Instant {
    return Date.now() + this.offsetMs;
  }

  /** Milliseconds ahead of the machine's clock (behind it, if evaluation began in the past). */
  get offset(): number {
    return this.offsetMs;
  }

  /** Takes over the offset that another process has set; a smaller one is left unheard. */
  follow(offsetMs: number): void {
    this.offsetMs = Math.max(this.offsetMs, offsetMs);
  }

  /** @throws DomainError `clock.backwards` */
  setForward(to: Instant): void {
    if (to < this.now())
      throw new DomainError('clock.backwards', 'The clock can only be set forward', {
        now: formatInstant(this.now()),
        asked: formatInstant(to),
      });
    this.offsetMs = to - Date.now();
  }
}

/** Stands still until it is moved; for tests. */
export class ManualClock extends Clock {
  private instant: Instant;

  constructor(instant: Instant) {
    super();
    this.instant = instant;
  }

  now(): Instant {
    return this.instant;
  }

  /** @throws DomainError `clock.backwards` */
  set(instant: Instant): void {
    if (instant < this.instant)
      throw new DomainError('clock.backwards', 'The clock can only be set forward', {});
    this.instant = instant;
  }

  advance(ms: number): void {
    this.set(this.instant + ms);
  }
}
