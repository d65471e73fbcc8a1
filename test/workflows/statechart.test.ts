// The door to XState: timers keep their names when a state is renamed or nested, and a chart that fails says so.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { assign, createMachine, setup } from 'xstate';
import { readProcedureYaml } from '../../src/domain/process/read-procedure.ts';
import { TASK_FACTS, TASK_TIMERS } from '../../workflows/assigned-task/words.ts';
import { DOSSIER_TIMERS, isDossierTimer, REQUIRED_FACTS } from '../../workflows/one-stop/dossier-events.ts';
import { prepareChart } from '../../workflows/one-stop/run-chart.ts';
import { Statechart } from '../../workflows/statechart.ts';
import type { Made } from '../../workflows/statechart.ts';
import { timerName } from '../../workflows/timer-names.ts';

interface Waiting {
  readonly at: number;
  readonly until: number;
}

const words = setup({
  types: {} as { context: Waiting; input: Waiting },
  delays: { late: ({ context }) => context.until - context.at },
});
const context = ({ input }: { input: Waiting }) => input;
const goOn = { after: { late: 'over' }, on: { stop: 'stopped' } } as const;

const named = (waiting: string): Made =>
  words.createMachine({
    id: waiting,
    context,
    initial: waiting,
    states: { [waiting]: goOn, over: {}, stopped: { tags: ['closed'] } },
  } as never);

const nested: Made = words.createMachine({
  id: 'nested',
  context,
  initial: 'open',
  states: {
    open: { initial: 'asked', states: { asked: { after: { late: '#over' } } }, on: { stop: 'stopped' } },
    over: { id: 'over' },
    stopped: { tags: ['closed'] },
  },
} as never);

const chartOf = (machine: Made) => new Statechart<Waiting>(machine);
const begun = { at: 1_000, until: 5_000 };

describe('a timer', () => {
  it('is named after its delay and armed at an absolute instant', () => {
    const step = chartOf(named('asked')).begin(begun);
    expect([...step.arm]).toEqual([['late', 5_000]]);
  });

  it.each([
    ['renamed', named('invited'), 'invited'],
    ['nested', nested, { open: 'asked' }],
  ])('that was armed still fires where its state has been %s since', (_, machine, value) => {
    const armed = chartOf(named('asked')).begin(begun);
    const [name] = [...armed.arm.keys()];
    const chart = chartOf(machine);
    const fired = chart.step({ value, context: armed.context }, { type: name!, at: 5_000 });
    expect(fired?.value).toBe('over');
    const stopped = chart.step({ value, context: armed.context }, { type: 'stop', at: 2_000 });
    expect([[...stopped!.cancel], stopped!.closed]).toEqual([['late'], true]);
  });

  it('means nothing to a state that does not wait for it', () => {
    const chart = chartOf(named('asked'));
    const over = chart.step(chart.begin(begun), { type: 'late', at: 5_000 })!;
    expect(chart.step(over, { type: 'late', at: 6_000 })).toBeNull();
    expect(chart.can(over, { type: 'late', at: 6_000 })).toBe(false);
  });

  it('cannot be two: states that are active together must not wait under one name', () => {
    const waits = { initial: 'asked', states: { asked: { after: { late: 'over' } }, over: {} } };
    const parallel = { id: 'both', type: 'parallel', context, states: { one: waits, other: waits } };
    expect(() => chartOf(words.createMachine(parallel as never))).toThrow(
      'two states wait under the name late',
    );
  });

  it('is read by its name in entries of every time', () => {
    expect(timerName('xstate.after.late.one-stop.clock.running')).toBe('late');
    expect(timerName('xstate.after.stepDue.step:appraise')).toBe('stepDue');
    expect(timerName('leg:tax:due')).toBe('leg:tax:due');
    expect(timerName('accept')).toBe('accept');
  });

  it('has no name that an event has', () => {
    expect(Object.keys(REQUIRED_FACTS).filter(isDossierTimer)).toEqual([]);
    expect(TASK_TIMERS.filter((timer) => timer in TASK_FACTS)).toEqual([]);
  });

  it('of the one-stop charts is one of those that are listed, and each listed one is waited for', () => {
    const folder = new URL('../../workflows/procedures/', import.meta.url);
    const shipped = readdirSync(folder).flatMap((name) =>
      readProcedureYaml(readFileSync(new URL(name, folder), 'utf8'), name).cases.map(
        ({ process }) => process,
      ),
    );
    const found = new Set(shipped.flatMap((process) => [...prepareChart(process).statechart.timers]));
    expect([...found].sort()).toEqual([...DOSSIER_TIMERS].sort());
  });
});

describe('a chart that fails as it begins', () => {
  const fail = (): never => {
    throw new Error('no such instant');
  };
  const asked = { initial: 'asked', states: { asked: { after: { late: 'over' } }, over: {} } } as const;

  it.each([
    [
      'a delay',
      setup({ delays: { late: fail } }).createMachine({ id: 'delay', context: { at: 0 }, ...asked }),
    ],
    ['an entry action', createMachine({ id: 'entry', context: { at: 0 }, entry: assign(fail) })],
  ])('by %s says so instead of beginning a case without its timers', (_, machine) => {
    expect(() => new Statechart(machine).begin({ at: 1 })).toThrow('no such instant');
  });
});
