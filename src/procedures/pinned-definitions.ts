// Answers the engine's questions about processes and calendars from the published ones.
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { SHORTEST_PAUSE } from '../calendars/shortest-pause.ts';
import type { CalendarRef, WorkingCalendar } from '../domain/time/working-calendar.ts';
import { Definitions } from '../dossier-kind/definitions.ts';
import type { PinnedProcess } from '../dossier-kind/definitions.ts';
import { Settings } from '../platform/settings/settings.ts';
import { ProcessVersions } from './process-versions.ts';

@Injectable()
export class PinnedDefinitions extends Definitions {
  constructor(
    private readonly versions: ProcessVersions,
    private readonly calendars: CalendarBook,
    private readonly settings: Settings,
  ) {
    super();
  }

  process(id: string): Promise<PinnedProcess> {
    return this.versions.get(id);
  }

  calendar(name: string): WorkingCalendar {
    return this.calendars.current(name);
  }

  calendarVersion(name: string, version: number): WorkingCalendar {
    return this.calendars.version(name, version);
  }

  override annulled(ref: CalendarRef): CalendarRef | null {
    const annulment = this.calendars.annulmentOf(ref);
    const instead = annulment?.state === 'approved' ? this.calendars.inForceBefore(ref) : null;
    return instead === null ? null : { name: ref.name, version: instead };
  }

  shortestPause(): Promise<number> {
    return this.settings.read(SHORTEST_PAUSE);
  }
}
