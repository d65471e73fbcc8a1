// What times a dossier: its pinned process, the calendars that it names, and the settings of runs that begin now.
import { regimeNamed } from '../../workflows/law/regime-on.ts';
import type { Definitions } from './definitions.ts';
import type { DossierState } from './dossier-state.ts';
import type { Timing } from './facts.ts';

/** @throws whatever `Definitions` throws for a process or a calendar that it does not have */
export function timingOf(
  { columns, snapshot }: Pick<DossierState, 'columns' | 'snapshot'>,
  definitions: Definitions,
): Promise<Timing> {
  const { processVersionId, regime } = columns;
  return timingWith({ processVersionId, regime, calendarName: snapshot.context.calendarName }, definitions);
}

/** The same of a dossier that is only being lodged. */
export async function timingWith(
  named: { readonly processVersionId: string; readonly regime: string; readonly calendarName: string },
  definitions: Definitions,
): Promise<Timing> {
  return {
    pinned: await definitions.process(named.processVersionId),
    calendar: definitions.calendar(named.calendarName),
    calendarVersion: (name, version) => definitions.calendarVersion(name, version),
    calendarNamed: (name) => definitions.calendar(name),
    annulled: (ref) => definitions.annulled(ref),
    calendarsAfter: (ref) => definitions.calendarsAfter(ref),
    shortestPause: await definitions.shortestPause(),
    regime: regimeNamed(named.regime),
  };
}
