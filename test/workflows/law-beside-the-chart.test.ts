// Every transition and every timer of every chart says on what it stands, and the rights are to what the charts take.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { readProcedureYaml } from '../../src/domain/process/read-procedure.ts';
import { lateCaseMachine } from '../../workflows/late-case/late-case.machine.ts';
import { buildAssignedTask } from '../../workflows/assigned-task/assigned-task.machine.ts';
import { buildComplaint } from '../../workflows/complaint/complaint.machine.ts';
import { CHILD_CHARTS } from '../../workflows/children/run-child.ts';
import { type Grounded, groundUnder, law, regimeOf, setting } from '../../workflows/law/ground.ts';
import type { Regime } from '../../workflows/law/regime.ts';
import { REGIMES } from '../../workflows/law/regimes.ts';
import { SYSTEM_EVENTS } from '../../workflows/one-stop/dossier-events.ts';
import { prepareChart } from '../../workflows/one-stop/run-chart.ts';
import { timerName } from '../../workflows/timer-names.ts';
import { SAMPLE_PROCESS } from '../../workflows/tools/sample-process.ts';

const FOLDER = 'workflows/procedures';
const shipped = readdirSync(FOLDER).flatMap((file) =>
  readProcedureYaml(readFileSync(`${FOLDER}/${file}`, 'utf8'), file).cases.map(
    ({ key, process }) => [`${file} ${key}`, prepareChart(process).statechart.machine] as const,
  ),
);
const sample = prepareChart(SAMPLE_PROCESS).statechart.machine;
const CHARTS: readonly (readonly [string, AnyStateMachine])[] = [
  ...shipped,
  ['every kind of step', sample],
  ['consultation', CHILD_CHARTS.consultation.machine],
  ['leg', CHILD_CHARTS.leg.machine],
  ['assigned task', buildAssignedTask() as AnyStateMachine],
  ['complaint', buildComplaint() as AnyStateMachine],
  ['late case', lateCaseMachine as unknown as AnyStateMachine],
];

interface Told {
  readonly place: string;
  readonly ground: unknown;
}

/** Every transition below a node, timers and those that need no event included. */
function* transitionsOf(node: AnyStateNode): Generator<Told> {
  for (const { eventType, meta } of [...node.transitions.values(), node.always ?? []].flat())
    yield { place: `${node.id} ${timerName(eventType)}`, ground: (meta as Grounded | undefined)?.ground };
  for (const child of Object.values(node.states)) yield* transitionsOf(child);
}

const stands = (ground: unknown): boolean => {
  const { articles, setting: why } = (ground ?? {}) as { articles?: readonly string[]; setting?: string };
  return articles === undefined ? (why ?? '').length > 10 : articles.every((article) => article.length > 0);
};

test.each(CHARTS)('in %s every transition has its article, or says why it is a setting', (_, machine) => {
  const told = [...transitionsOf(machine.root)];
  expect(told.length).toBeGreaterThan(5);
  expect(told.filter(({ ground }) => !stands(ground)).map(({ place }) => place)).toEqual([]);
});

test('a transition without ground is found', () => {
  const bare = { id: 'state', states: {}, always: [], transitions: new Map([['go', [{ eventType: 'go' }]]]) };
  const told = [...transitionsOf(bare as unknown as AnyStateNode)];
  expect(told.map(({ place, ground }) => [place, stands(ground)])).toEqual([['state go', false]]);
});

describe('a ground', () => {
  const under = (grounded: Grounded) => REGIMES.map(({ id }) => groundUnder(grounded.ground, id));

  it('of the first decree is kept as a setting where the later texts were not compared', () => {
    const [first, ...later] = under(law('61/2018/NĐ-CP Art. 19.4'));
    expect(first).toEqual({ article: '61/2018/NĐ-CP Art. 19.4' });
    expect(later.map((source) => Object.keys(source))).toEqual([['setting'], ['setting'], ['setting']]);
  });

  it('follows the decrees, and what only a later one says is a setting before it', () => {
    expect(
      under(law('118/2025/NĐ-CP Art. 14.2', '118/2025/NĐ-CP Art. 17.3 as amended by 309/2026/NĐ-CP')),
    ).toEqual([
      { setting: 'first said by 118/2025/NĐ-CP Art. 14.2, and so before it too' },
      { setting: 'first said by 118/2025/NĐ-CP Art. 14.2, and so before it too' },
      { article: '118/2025/NĐ-CP Art. 14.2' },
      { article: '118/2025/NĐ-CP Art. 17.3 as amended by 309/2026/NĐ-CP' },
    ]);
  });

  it('of another law holds whatever the regime, and a setting stays one', () => {
    expect(new Set(under(law('Luật Xây dựng Art. 102')).map((source) => JSON.stringify(source))).size).toBe(
      1,
    );
    expect(under(setting('nobody says it'))).toEqual(Array(4).fill({ setting: 'nobody says it' }));
  });
});

/** Where a chart's timer or event is governed by a rule of the regimes, both cite the same. */
test.each([
  ['transferDue', 'transferCutoff'],
  ['receptionDue', 'receptionAnswerHours'],
  ['lapse', 'supplementLapseDays'],
  ['apologyTask', 'apologyDaysBefore'],
  ['apologise', 'reappointments'],
  ['clock.restart', 'afterSupplement'],
] as const)('%s stands on what the regimes name for %s', (event, rule: keyof Regime) => {
  const told = [...transitionsOf(sample.root)].filter(({ place }) => place.endsWith(` ${event}`));
  expect(told.length).toBeGreaterThan(0);
  for (const { ground } of told)
    for (const regime of REGIMES) {
      const { source } = regime[rule] as Regime['transferCutoff'];
      const chart = groundUnder(ground as Grounded['ground'], regime.id);
      expect([regime.id, 'article' in chart ? chart : 'setting']).toEqual([
        regime.id,
        'article' in source ? source : 'setting',
      ]);
    }
});

test('an article of a decree is known by its regime', () => {
  expect(
    (
      [
        '61/2018/NĐ-CP Art. 17.1',
        '118/2025/NĐ-CP Art. 18.2',
        '118/2025/NĐ-CP Art. 18.2 as amended by 309/2026/NĐ-CP',
        '140/2025/NĐ-CP Art. 32.2',
      ] as const
    ).map(regimeOf),
  ).toEqual(['61/2018', '118/2025', '309/2026', null]);
});

const CORRECTION = ['askAcceptanceCorrection', 'approveAcceptanceCorrection', 'rejectAcceptanceCorrection'];
/** What the whole course takes, and nobody may send where the time has not begun or has ended. */
const NOBODY: Readonly<Record<string, readonly string[]>> = {
  lodged: CORRECTION,
  handedOver: CORRECTION,
  resolved: CORRECTION,
};

/** The events of people that are taken somewhere in a state: its own, and those of the states around it. */
function takenIn(node: AnyStateNode): Set<string> {
  const own = [...node.transitions.values()]
    .flat()
    .filter(({ target, actions }) => target !== undefined || actions.length > 0)
    .map(({ eventType }) => eventType);
  const refused = new Set(
    [...node.transitions.keys()].filter((event) => !own.includes(event) && !event.startsWith('xstate.')),
  );
  const around = node.parent === undefined ? [] : [...takenIn(node.parent)];
  return new Set([...own, ...around.filter((event) => !refused.has(event))]);
}

test.each([...shipped, ['every kind of step', sample] as const])(
  'in %s a right is to an event that the state takes, and what it takes somebody may send',
  (_, machine) => {
    const visit = (node: AnyStateNode): void => {
      const { may } = (node.meta ?? {}) as { may?: Record<string, readonly unknown[]> };
      if (may !== undefined) {
        const taken = takenIn(node);
        // The first step of a phase has none before it to send back to.
        const vain = Object.keys(may).filter((event) => !taken.has(event) && event !== 'sendBack');
        expect([node.id, vain]).toEqual([node.id, []]);
        const sent = [...taken].filter(
          (event) => !event.startsWith('xstate.') && !SYSTEM_EVENTS.has(event as never),
        );
        expect([node.id, sent.filter((event) => !(event in may))]).toEqual([node.id, NOBODY[node.key] ?? []]);
      }
      for (const child of Object.values(node.states)) visit(child);
    };
    visit(machine.root.states['course']!);
  },
);
