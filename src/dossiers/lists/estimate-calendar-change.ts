// Counts what a calendar that is not in force yet would do to open dossiers, and to those that ended late. Nothing is written.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WalkPlace } from '../../calendars/calendar-change-work.ts';
import { type CalendarEffect, CalendarEffects, type MovedDossier } from '../../calendars/calendar-effects.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { calendarEffect } from '../../dossier-kind/calendar-changes/calendar-effect.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { findTouched, type TouchedDossier } from '../recalendar/find-touched.ts';

const PAGE = 1_000;
const SAMPLE = 50;

@Injectable()
export class EstimateCalendarChange implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly effects: CalendarEffects,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.effects.answeredBy((calendar, firstDay) => this.run(calendar, firstDay));
  }

  /** By the same rule as the job that carries it out. */
  async run(calendar: WorkingCalendar, firstDay: string | null): Promise<CalendarEffect> {
    const found = { later: 0, earlier: 0, paused: 0 };
    const sample: MovedDossier[] = [];
    let after: WalkPlace | null = null;
    for (;;) {
      const page: TouchedDossier[] = await findTouched(this.database, firstDay, after, PAGE);
      for (const dossier of page) {
        const moved = this.movedBy(calendar, dossier);
        if (moved === null) continue;
        found[moved.applied ? 'later' : 'earlier']++;
        if (moved.paused) found.paused++;
        if (sample.length < SAMPLE) sample.push(moved);
      }
      after = page.at(-1) ?? null;
      if (page.length < PAGE) return { affected: found.later + found.earlier, ...found, sample };
    }
  }

  private movedBy(calendar: WorkingCalendar, dossier: TouchedDossier): MovedDossier | null {
    const calendarOf = (name: string, version: number) => this.definitions.calendarVersion(name, version);
    const effect = calendarEffect(dossier.ledger, calendar, calendarOf, this.clock.now());
    if (effect === null || effect.kind === 'none') return null;
    const { code, lodgingNo } = dossier;
    const { before: dueBefore, after: dueAfter, kind, paused } = effect;
    return {
      code,
      lodgingNo,
      dueBefore,
      dueAfter,
      applied: kind === 'later' || kind === 'withdrawn',
      paused,
    };
  }
}
