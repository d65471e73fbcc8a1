// What is wrong with the chart of a process: states out of reach, dead ends, states unknown to the national portal.
import type { AnyStateNode } from 'xstate';
import { error, type Finding } from '../../src/domain/process/finding.ts';
import type { ProcessDefinition } from '../../src/domain/process/procedure-definition.ts';
import type { Chart } from '../one-stop/run-chart.ts';
import { type Walk, walkChart } from './walk-chart.ts';

export interface ChartFinding extends Finding {
  /** Dotted path of the state, e.g. `processing.appraise`; absent when no chart could be built. */
  readonly state?: string;
}

/**
 * Builds the chart of a process and walks it. Every state must be reachable, must lead to a state tagged `closed`
 * and must tell the national portal one of its ten statuses. An empty answer means that the chart is sound.
 *
 * @param path JSON pointer of the process in its procedure, for the findings
 */
export function checkChart(process: ProcessDefinition, path = '/process'): ChartFinding[] {
  const keys = process.steps.map(({ key }) => key);
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  if (keys.length === 0) return [unbuildable(path, 'quy trình không có bước nào', 'it has no steps')];
  if (twice.length > 0)
    return [
      unbuildable(
        path,
        `bước ${twice.join(', ')} bị trùng mã`,
        `two steps cannot be one state: ${twice.join(', ')}`,
      ),
    ];
  let walk: Walk;
  try {
    walk = walkChart(process, 'reachability', { boundaryFree: true });
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return [unbuildable(path, reason, reason)];
  }
  const at = (state: string): string => {
    const index = keys.indexOf(state.replace(/^processing\./, ''));
    return index < 0 ? path : `${path}/steps/${index}`;
  };
  return [...unreachable(walk, at), ...deadEnds(walk, at), ...withoutStatus(walk.chart, at)];
}

/** The states in which a dossier can stand, as dotted paths below their region. */
export function atomicStates(chart: Chart, region: 'course' | 'clock'): string[] {
  const paths: string[] = [];
  const visit = (node: AnyStateNode, path: readonly string[]): void => {
    const children = Object.entries(node.states);
    if (children.length === 0) paths.push(path.join('.'));
    for (const [key, child] of children) visit(child, [...path, key]);
  };
  visit(chart.statechart.machine.root.states[region]!, []);
  return paths;
}

type PathOf = (state: string) => string;

function unreachable({ chart, states }: Walk, at: PathOf): ChartFinding[] {
  const reached = new Set(states.map(({ course }) => course));
  return atomicStates(chart, 'course')
    .filter((state) => !reached.has(state))
    .map((state) => ({
      ...error(
        'chart.unreachable',
        at(state),
        `Không có cách nào đến trạng thái ${state}`,
        `No event leads to the state ${state}`,
      ),
      state,
    }));
}

function deadEnds({ states, stranded }: Walk, at: PathOf): ChartFinding[] {
  const courses = new Set(stranded.map((index) => states[index]!.course));
  return [...courses].map((state) => ({
    ...error(
      'chart.deadEnd',
      at(state),
      `Hồ sơ ở trạng thái ${state} không thể kết thúc`,
      `A dossier in the state ${state} can never be closed`,
    ),
    state,
  }));
}

function withoutStatus(chart: Chart, at: PathOf): ChartFinding[] {
  return atomicStates(chart, 'course')
    .filter((state) => !isNationalStatus(chart.metaOf.get(state)?.status))
    .map((state) => ({
      ...error(
        'chart.noNationalStatus',
        at(state),
        `Trạng thái ${state} không ứng với trạng thái nào của Cổng Dịch vụ công quốc gia`,
        `The state ${state} has no national status`,
      ),
      state,
    }));
}

function isNationalStatus(status: unknown): boolean {
  return Number.isInteger(status) && (status as number) >= 1 && (status as number) <= 10;
}

function unbuildable(path: string, reason: string, reasonEn: string): ChartFinding {
  return error(
    'chart.cannotBeBuilt',
    path,
    `Không dựng được sơ đồ trạng thái: ${reason}`,
    `No statechart can be built from the process: ${reasonEn}`,
  );
}
