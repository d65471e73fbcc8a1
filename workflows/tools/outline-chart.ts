// The outline of a chart: the places a dossier can come to and every way between them, its clock left out.
import type { ProcessDefinition } from '../../src/domain/process/procedure-definition.ts';
import { atomicStates } from './check-chart.ts';
import type { DossierContext } from '../one-stop/dossier-context.ts';
import { walkChart } from './walk-chart.ts';

/** One way from a place to another; `event` is an event's name, or `lapse` for the timer that moves a dossier. */
export interface Passage {
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

export interface Outline {
  /** Dotted paths, e.g. `processing.appraise`, in the order of the process; endings last. */
  readonly places: readonly string[];
  readonly passages: readonly Passage[];
}

/**
 * Walks the chart of a process, so that what is told can really happen: a way that guards always refuse is not
 * told. The same for every dossier of a process version; worth keeping, since it takes some milliseconds.
 *
 * @param requestEnds how the regime names an ending that the applicant asks for after acceptance
 * @param boundaryFree whether it was received regardless of boundary, to be taken over by the competent unit
 * @throws whatever building the chart throws
 */
export function outlineChart(
  process: ProcessDefinition,
  requestEnds: DossierContext['requestEnds'],
  boundaryFree = false,
): Outline {
  const { chart, states, edges } = walkChart(process, 'reachability', { requestEnds, boundaryFree });
  const reached = new Set(states.map(({ course }) => course));
  const passages = new Map<string, Passage>();
  for (const edge of edges) {
    const [from, to] = [states[edge.from]!.course, states[edge.to]!.course];
    // What is taken back has no way of its own: it lies where it was before.
    if (from === to || edge.event === 'undo') continue;
    const { event } = edge;
    passages.set(`${from} ${event} ${to}`, { from, to, event });
  }
  return {
    places: atomicStates(chart, 'course').filter((place) => reached.has(place)),
    passages: [...passages.values()],
  };
}
