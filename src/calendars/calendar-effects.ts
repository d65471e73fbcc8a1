// What a calendar that is not in force yet would do to open dossiers; the room that knows dossiers answers.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';

export interface MovedDossier {
  readonly code: string | null;
  readonly lodgingNo: string | null;
  readonly dueBefore: Instant;
  readonly dueAfter: Instant;
  /** False for an earlier date: a date that was promised is never moved forward. */
  readonly applied: boolean;
  /** The clock stands still: the date moves on when it runs again. */
  readonly paused: boolean;
}

export interface CalendarEffect {
  /** Later and earlier ones together. */
  readonly affected: number;
  readonly later: number;
  readonly earlier: number;
  /** Of the affected ones, those whose clock stands still. */
  readonly paused: number;
  /** The first to be due, at most 50. */
  readonly sample: readonly MovedDossier[];
}

/** @param firstDay the first day that counts otherwise, `YYYY-MM-DD`; null when any may */
export type EstimateEffect = (calendar: WorkingCalendar, firstDay: string | null) => Promise<CalendarEffect>;

@Injectable()
export class CalendarEffects {
  #estimate: EstimateEffect | null = null;

  /** Names who answers; calendars themselves know no dossier. */
  answeredBy(estimate: EstimateEffect): void {
    this.#estimate = estimate;
  }

  estimate(calendar: WorkingCalendar, firstDay: string | null): Promise<CalendarEffect> {
    if (this.#estimate === null) throw new Error('nobody counts what a calendar does to dossiers');
    return this.#estimate(calendar, firstDay);
  }
}
