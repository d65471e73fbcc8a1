// What the engine must be told: the pinned process of a dossier and the calendars that time it.
import type { CaseDefinition } from '../domain/process/procedure-definition.ts';
import type { CalendarRef, WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { Chart } from '../../workflows/one-stop/run-chart.ts';

/** A published process version, immutable, with its chart made ready. */
export interface PinnedProcess {
  readonly id: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly caseKey: string;
  readonly version: number;
  readonly definition: CaseDefinition;
  readonly chart: Chart;
}

/** Port: the procedures and calendars rooms answer in the service, a fixed set in tests and benchmarks. */
export abstract class Definitions {
  /** Process versions never change, so an implementation may keep them for ever. */
  abstract process(id: string): Promise<PinnedProcess>;
  /** The calendar in force now under this name. */
  abstract calendar(name: string): WorkingCalendar;
  /** A named version, for ledger lines that were written under it. */
  abstract calendarVersion(name: string, version: number): WorkingCalendar;
  /** Office minutes below which a pause moves no date in days: a setting, kept with each run that begins under it. */
  abstract shortestPause(): Promise<number>;

  /** The version in force in place of one that was a mistake; null for one that was not. */
  annulled(_ref: CalendarRef): CalendarRef | null {
    return null;
  }

  /** The versions in force that came after one, the newest last. */
  calendarsAfter({ name, version }: CalendarRef): readonly WorkingCalendar[] {
    const newest = this.calendar(name).version;
    const later = Array.from({ length: Math.max(0, newest - version) }, (_, index) => version + 1 + index);
    return later
      .filter((each) => this.annulled({ name, version: each }) === null)
      .map((each) => this.calendarVersion(name, each));
  }
}
