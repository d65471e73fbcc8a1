// What is drawn of a chart: places and the ways between them, marked with where a dossier was, is and can go next.
import type {
  CaseDefinition,
  Position,
  StepDefinition,
  UnitRole,
} from '../../src/domain/process/procedure-definition.ts';
import { stepBudgetMs } from '../../src/domain/process/step-budget.ts';
import { MINUTE_MS } from '../../src/domain/time/instant.ts';
import { bundlePassages, type DrawnEdge } from './bundle-passages.ts';
import type { Outline, Passage } from './outline-chart.ts';
import { namePlace, stepOf } from './name-place.ts';
import type { Chart } from '../one-stop/run-chart.ts';

type PlaceKind = 'lodging' | 'step' | 'waiting' | 'end';
type PlaceMark = 'done' | 'current' | 'next' | 'none';

interface DrawnNode {
  /** Dotted path of the state, e.g. `processing.appraise`. */
  readonly id: string;
  readonly label: string;
  readonly labelEn: string;
  readonly kind: PlaceKind;
  /** Who does it in the published words; only where they were published. */
  readonly actor: string | null;
  readonly position: Position | null;
  readonly unit: UnitRole | null;
  /** Working minutes of the step; null where it has no time of its own. */
  readonly budgetMinutes: number | null;
  readonly mark: PlaceMark;
  /** How often the dossier came here. */
  readonly visits: number;
}

export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/** A dossier's way through the chart. */
export interface Journey {
  /** The state each entry of the journal left the dossier in, oldest first; the first is where it was lodged. */
  readonly course: readonly { readonly event: string; readonly state: string }[];
  readonly next: readonly Passage[];
  /** Working milliseconds between acceptance and due date, for budgets in calendar units. */
  readonly runWorkingMs: number;
}

/**
 * No positions: who draws it lays it out. Every way is told, but those of a kind are told as one edge
 * (`bundlePassages`), so that a long process has a few edges a step and not its square.
 *
 * A place that the dossier may go to next is marked `next` also where it has been before (`visits` tells), save for
 * a mere sending back, which every earlier step would be marked for.
 *
 * @param journey null draws the process itself
 */
export function drawChart(
  chart: Chart,
  definition: Pick<CaseDefinition, 'process' | 'limit'>,
  { places, passages }: Outline,
  journey: Journey | null = null,
): Drawing {
  const walked = journey === null ? [] : passagesOf(journey);
  const current = journey?.course.at(-1)?.state ?? null;
  const ahead = new Set(journey?.next.filter(({ event }) => event !== 'sendBack').map(({ to }) => to) ?? []);
  const markOf = (place: string, visits: number): PlaceMark => {
    if (place === current) return 'current';
    if (ahead.has(place)) return 'next';
    return visits > 0 ? 'done' : 'none';
  };
  const nodes = places.map((id): DrawnNode => {
    const visits = walked.filter(({ to }) => to === id).length + (journey?.course[0]?.state === id ? 1 : 0);
    const step = stepOf(definition, id);
    const { vi, en } = namePlace(id, definition.process);
    const holder = chart.metaOf.get(id)?.holder;
    return {
      id,
      label: vi,
      labelEn: en,
      kind: kindOf(chart, id),
      actor: step?.label ?? null,
      position: holder === undefined || holder === 'step' ? null : holder.position,
      unit: holder === undefined || holder === 'step' ? null : holder.unit,
      budgetMinutes: budgetOf(step, definition, journey),
      mark: markOf(id, visits),
      visits,
    };
  });
  return { nodes, edges: bundlePassages(nodes, passages, walked, journey?.next ?? []) };
}

/** The moves from place to place; entries that left the dossier where it was are none. */
function passagesOf({ course }: Journey): Passage[] {
  return course.flatMap(({ event, state }, index) => {
    const from = course[index - 1]?.state;
    return from === undefined || from === state ? [] : [{ from, to: state, event }];
  });
}

function kindOf(chart: Chart, place: string): PlaceKind {
  if (place === 'lodged') return 'lodging';
  if (place === 'accepted' || place.startsWith('processing.')) return 'step';
  return chart.closed.has(place) ? 'end' : 'waiting';
}

function budgetOf(
  step: StepDefinition | null,
  { limit }: Pick<CaseDefinition, 'limit'>,
  journey: Journey | null,
): number | null {
  const needsRun = step?.budget?.unit === 'days' || step?.budget?.unit === 'months';
  if (step === null || (needsRun && !journey?.runWorkingMs)) return null;
  const budget = stepBudgetMs(step.budget, limit, () => journey?.runWorkingMs ?? 0);
  return budget === null ? null : Math.round(budget / MINUTE_MS);
}
