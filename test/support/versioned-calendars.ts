// Definitions whose calendar comes in versions, for tests of what a new one does.
import type { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import type { PinnedProcess } from '../../src/engine/definitions.ts';
import { FixedDefinitions } from './fictional.ts';

export class VersionedCalendars extends FixedDefinitions {
  /** How many of the versions are in force by now. */
  inForce = 1;

  constructor(
    processes: readonly PinnedProcess[],
    private readonly versions: readonly WorkingCalendar[],
  ) {
    super(processes);
  }

  override calendar(): WorkingCalendar {
    return this.versions[this.inForce - 1]!;
  }

  override calendarVersion(_name?: string, version = 1): WorkingCalendar {
    return this.versions[version - 1]!;
  }
}
