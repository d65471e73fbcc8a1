// What times an existing dossier: its pinned process and the calendars that it names.
import { regimeNamed } from '../../workflows/regime-on.ts';
import type { Definitions } from './definitions.ts';
import type { DossierState } from './dossier-state.ts';
import type { Timing } from './facts.ts';

/** @throws whatever `Definitions` throws for a process or a calendar that it does not have */
export async function timingOf(dossier: DossierState, definitions: Definitions): Promise<Timing> {
  return {
    pinned: await definitions.process(dossier.columns.processVersionId),
    calendar: definitions.calendar(dossier.snapshot.context.calendarName),
    calendarVersion: (name, version) => definitions.calendarVersion(name, version),
    regime: regimeNamed(dossier.columns.regime),
  };
}
