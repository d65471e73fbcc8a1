// Definitions whose calendar comes in versions, and in which some units go by another one.
import type { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import type { PinnedProcess } from '../../src/dossier-kind/definitions.ts';
import { FixedDefinitions } from './fictional.ts';

export class VersionedCalendars extends FixedDefinitions {
  /** How many of the versions are in force by now. */
  inForce = 1;

  constructor(
    processes: readonly PinnedProcess[],
    private readonly versions: readonly WorkingCalendar[],
    private readonly others: readonly WorkingCalendar[] = [],
  ) {
    super(processes);
  }

  override calendar(name = 'vn'): WorkingCalendar {
    return this.others.find((one) => one.name === name) ?? this.versions[this.inForce - 1]!;
  }

  override calendarVersion(name = 'vn', version = 1): WorkingCalendar {
    return this.others.find((one) => one.name === name) ?? this.versions[version - 1]!;
  }
}
