// A published process in the order that matters to the chart.
import type { ProcessDefinition, StepDefinition } from '../../src/domain/process/procedure-definition.ts';

/** A process with its statechart-relevant order worked out once. */
export interface Shape {
  /** The leading receiving step, which is the state `accepted`; null where a process has none. */
  readonly receive: StepDefinition | null;
  readonly steps: readonly StepDefinition[];
  /** Index in `steps` of the last signing step; steps after it stand on a decision. */
  readonly decidedAfter: number;
  /** Keys of the steps that open the second and later phases, each with an appointment of its own. */
  readonly phaseStarts: ReadonlySet<string>;
}

export function shapeOf(process: ProcessDefinition): Shape {
  const [first] = process.steps;
  const receives = first?.kind === 'receive' && first.unit === 'receiving' ? first : null;
  const steps = receives ? process.steps.slice(1) : process.steps;
  const lastSign = steps.map((step) => step.kind).lastIndexOf('sign');
  const phaseStarts = new Set(process.phases?.slice(1).map(({ firstStep }) => firstStep));
  return { receive: receives, steps, decidedAfter: lastSign < 0 ? steps.length : lastSign, phaseStarts };
}

/** The key under which the state `accepted` keeps its time. */
export const receiveKey = (shape: Shape): string => shape.receive?.key ?? 'handOver';
