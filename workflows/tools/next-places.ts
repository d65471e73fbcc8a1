// Where one event would take a dossier from where it stands, whoever may send it.
import type { ProcessDefinition } from '../../src/domain/process/procedure-definition.ts';
import { type ClockFacts, type DossierEvent, SYSTEM_EVENTS } from '../one-stop/dossier-events.ts';
import { type Chart, type ChartState, dotted, stepChart } from '../one-stop/run-chart.ts';
import { commandsFor } from './walk-chart.ts';
import type { Passage } from './outline-chart.ts';

/**
 * Asks the chart itself, event by event: what its guards refuse now is not told, nor what leaves the dossier where
 * it is, nor timers.
 *
 * @param facts of this instant, from the dossier's own clock and calendar
 */
export function nextPlaces(
  chart: Chart,
  process: ProcessDefinition,
  state: ChartState,
  at: number,
  facts: ClockFacts,
): Passage[] {
  const from = dotted(state.value.course);
  return commandsFor(process)
    .filter(({ type }) => !SYSTEM_EVENTS.has(type) && type !== 'undo')
    .flatMap((command) => {
      const step = stepChart(chart, state, { ...command, at, facts, by: null } as DossierEvent);
      if (step === null || step.course === from) return [];
      return [{ from, to: step.course, event: command.type }];
    });
}
