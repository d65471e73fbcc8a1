// What is wrong with the chart of a process: states out of reach, dead ends, states unknown to the national portal.
import type { AnyStateNode } from 'xstate';
import type { ProcessDefinition } from '../src/domain/process/procedure-definition.ts';
import type { Chart } from './run-chart.ts';
import { type Walk, walkChart } from './walk-chart.ts';

export interface ChartFinding {
  readonly severity: 'error';
  readonly code: 'chart.cannotBeBuilt' | 'chart.unreachable' | 'chart.deadEnd' | 'chart.noNationalStatus';
  readonly message: string;
  /** Dotted path of the state, e.g. `processing.appraise`; absent when no chart could be built. */
  readonly state?: string;
}

/**
 * Builds the chart of a process and walks it. Every state must be reachable, must lead to a state tagged `closed`
 * and must tell the national portal one of its ten statuses. An empty answer means that the chart is sound.
 */
export function checkChart(process: ProcessDefinition): ChartFinding[] {
  const keys = process.steps.map(({ key }) => key);
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  if (keys.length === 0) return [finding('chart.cannotBeBuilt', 'A process without steps has no statechart')];
  if (twice.length > 0)
    return [finding('chart.cannotBeBuilt', `Two steps cannot be one state: ${twice.join(', ')}`)];
  let walk: Walk;
  try {
    walk = walkChart(process);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [finding('chart.cannotBeBuilt', `No statechart can be built from the process: ${reason}`)];
  }
  return [...unreachable(walk), ...deadEnds(walk), ...withoutStatus(walk.chart)];
}

/** The states in which a dossier can stand, as dotted paths below their region. */
export function atomicStates(chart: Chart, region: 'course' | 'clock'): string[] {
  const paths: string[] = [];
  const visit = (node: AnyStateNode, path: readonly string[]): void => {
    const children = Object.entries(node.states);
    if (children.length === 0) paths.push(path.join('.'));
    for (const [key, child] of children) visit(child, [...path, key]);
  };
  visit(chart.machine.root.states[region]!, []);
  return paths;
}

function unreachable({ chart, states }: Walk): ChartFinding[] {
  const reached = new Set(states.map(({ course }) => course));
  return atomicStates(chart, 'course')
    .filter((state) => !reached.has(state))
    .map((state) => finding('chart.unreachable', `No event leads to the state ${state}`, state));
}

function deadEnds({ states, stranded }: Walk): ChartFinding[] {
  const courses = new Set(stranded.map((index) => states[index]!.course));
  return [...courses].map((state) =>
    finding('chart.deadEnd', `A dossier in the state ${state} can never be closed`, state),
  );
}

function withoutStatus(chart: Chart): ChartFinding[] {
  return atomicStates(chart, 'course')
    .filter((state) => !isNationalStatus(chart.metaOf.get(state)?.status))
    .map((state) => finding('chart.noNationalStatus', `The state ${state} has no national status`, state));
}

function isNationalStatus(status: unknown): boolean {
  return Number.isInteger(status) && (status as number) >= 1 && (status as number) <= 10;
}

function finding(code: ChartFinding['code'], message: string, state?: string): ChartFinding {
  return { severity: 'error', code, message, ...(state === undefined ? {} : { state }) };
}
