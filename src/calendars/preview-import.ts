// What importing a calendar would change: its days, and the due dates of open dossiers. Nothing is written.
import { Injectable } from '@nestjs/common';
import { formatInstant } from '../domain/time/instant.ts';
import { WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { CalendarEffect } from './calendar-effects.ts';
import { CalendarEffects } from './calendar-effects.ts';
import type { CalendarPreviewView } from './calendar-preview-view.ts';
import { type CalendarSource, ImportCalendar } from './import-calendar.ts';
import { type CalendarDifferences, firstChangedDay, sameCalendar } from './merge-calendars.ts';

const NO_DIFFERENCES: CalendarDifferences = Object.freeze({ weekChanged: false, days: [] });
const NO_EFFECT: CalendarEffect = Object.freeze({ affected: 0, later: 0, earlier: 0, paused: 0, sample: [] });

@Injectable()
export class PreviewImport {
  constructor(
    private readonly imports: ImportCalendar,
    private readonly effects: CalendarEffects,
  ) {}

  /** @throws DomainError as `ImportCalendar.prepare` */
  async run(name: string, source: CalendarSource, by: string): Promise<CalendarPreviewView> {
    const { before, after, differences } = await this.imports.prepare(name, source, by);
    const changes = differences !== null && !sameCalendar(differences);
    // A calendar that did not exist is nobody's: no dossier was counted on it.
    const effect = changes
      ? await this.effects.estimate(new WorkingCalendar(after), firstChangedDay(differences))
      : NO_EFFECT;
    const { weekChanged, range, days } = differences ?? NO_DIFFERENCES;
    return {
      name,
      version: changes || before === undefined ? after.version : before.version,
      wouldCreate: changes || before === undefined,
      weekChanged,
      ...(range === undefined ? {} : { range }),
      days: {
        added: days.filter((day) => day.before === null),
        removed: days.filter((day) => day.after === null),
        changed: days.filter((day) => day.before !== null && day.after !== null),
      },
      affectedCount: effect.affected,
      laterCount: effect.later,
      earlierCount: effect.earlier,
      pausedCount: effect.paused,
      sample: effect.sample.map((moved) => ({
        ...moved,
        dueBefore: formatInstant(moved.dueBefore),
        dueAfter: formatInstant(moved.dueAfter),
      })),
    };
  }
}
