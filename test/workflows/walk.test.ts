// Every shipped process walked: each state reached, each transition of the chart taken, each ending closed.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { AnyStateNode } from 'xstate';
import { readProcedureYaml } from '../../src/domain/process/read-procedure.ts';
import type { ProcessDefinition } from '../../src/domain/process/procedure-definition.ts';
import { atomicStates, checkChart } from '../../workflows/tools/check-chart.ts';
import { shapeOf } from '../../workflows/one-stop/process-shape.ts';
import { timerName } from '../../workflows/timer-names.ts';
import { type Walk, walkChart } from '../../workflows/tools/walk-chart.ts';

const FOLDER = 'workflows/procedures';
const shipped = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => {
    const { code, cases } = readProcedureYaml(readFileSync(`${FOLDER}/${file}`, 'utf8'), file);
    return cases.map(({ key, process }) => [`${code} ${key}`, process] as const);
  });
/** Processes of one shape have one chart; each shape is walked once, in full. */
const shapes = new Map(
  shipped.map(([name, process]): [string, readonly [string, ProcessDefinition]] => [
    JSON.stringify(process.steps.map(({ kind, unit }) => [kind, unit])),
    [name, process],
  ]),
);

test.each(shipped)('%s has a sound chart', (_, process) => {
  expect(checkChart(process)).toEqual([]);
});

test.each([...shapes.values()])('every state and transition of %s is walked', (_, process) => {
  const walk = walkChart(process, 'everyBranch');
  expect(walk.stranded).toEqual([]);
  for (const region of ['course', 'clock'] as const) {
    const reached = new Set(walk.states.map((state) => state[region]));
    expect(atomicStates(walk.chart, region).filter((state) => !reached.has(state))).toEqual([]);
  }
  expect(untaken(walk)).toEqual(guardedAway(process));
});

test('closed states lead nowhere, and every walk can come to one of each', () => {
  const [, process] = shipped[0]!;
  const { chart, states, edges } = walkChart(process, 'everyBranch');
  expect([...chart.closed].sort()).toEqual(['refused', 'returned', 'stopped', 'withdrawn']);
  // What ended late may turn out never to have been; it stays where it is all the same.
  const out = edges.filter(
    ({ from, to, event }) =>
      chart.closed.has(states[from]!.course) &&
      (event === 'recalendar' ? states[to]!.course !== states[from]!.course : to !== from),
  );
  expect(out.map(({ from, to }) => [states[from], states[to]])).toEqual([]);
});

/**
 * Transitions that stand in the chart because a list of targets is written once for all, and that its guards never
 * let happen: nothing is asked of the applicant before the hand-over or after the decision.
 */
function guardedAway(process: ProcessDefinition): string[] {
  const { steps, decidedAfter } = shapeOf(process);
  const neverLeft = [
    'accepted',
    ...steps
      .filter(({ kind }, index) => index > decidedAfter || kind === 'fulfilFinancialDuty')
      .map(({ key }) => `processing.${key}`),
  ];
  return [
    'course.lodged endAtRequest → stopped',
    ...neverLeft.map((state) => `course.awaitingSupplement completeSupplement → ${state}`),
    ...neverLeft.map((state) => `course.awaitingFinancialDuty completeFinancialDuty → ${state}`),
    // Refused by name, so that the events of the whole course do not reach a closed dossier.
    ...['returned', 'refused', 'withdrawn', 'stopped'].flatMap((state) =>
      [
        'handOver',
        'askAcceptanceCorrection',
        'approveAcceptanceCorrection',
        'rejectAcceptanceCorrection',
      ].map((event) => `course.${state} ${event} → (stays)`),
    ),
  ];
}

/** Transitions written in the chart that no step of the walk took, as `state event → target`. */
function untaken({ chart, states, edges }: Walk): string[] {
  const missing: string[] = [];
  const visit = (node: AnyStateNode): void => {
    const [region, ...path] = node.path;
    for (const transition of [...node.transitions.values()].flat()) {
      const target = transition.target?.[0]?.path.slice(1).join('.');
      const type = timerName(transition.eventType);
      const raised = type.startsWith('clock.');
      const taken = edges.some(({ from, to, event }) => {
        const [before, after] = [states[from]!, states[to]!].map((state) =>
          region === 'course' ? state.course : state.clock,
        ) as [string, string];
        return (
          (raised || event === type) &&
          within(before, path.join('.')) &&
          (target === undefined || within(after, target))
        );
      });
      if (!taken) missing.push(`${node.path.join('.')} ${type} → ${target ?? '(stays)'}`);
    }
    for (const child of Object.values(node.states)) visit(child);
  };
  for (const region of Object.values(chart.statechart.machine.root.states)) visit(region);
  return missing;
}

const within = (state: string, path: string) => path === '' || state === path || state.startsWith(`${path}.`);
