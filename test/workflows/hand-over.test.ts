// A hand-over to another unit: possible wherever a dossier is open, and moving nothing but its units and holder.
import { expect, it } from '@jest/globals';
import type { ProcessDefinition } from '../../src/domain/process/procedure-definition.ts';
import type { ClockFacts, DossierEvent } from '../../workflows/one-stop/dossier-events.ts';
import { prepareChart, startChart, stepChart } from '../../workflows/one-stop/run-chart.ts';
import { commandsFor } from '../../workflows/tools/walk-chart.ts';

const AT = Date.UTC(2025, 6, 1, 1);
const OLD = { receiving: ['oldShop'], competent: ['oldOffice'], provinceOffice: ['province'] };
const NEW = { receiving: ['newShop'], competent: ['newOffice'], provinceOffice: ['province'] };
const KITES: ProcessDefinition = {
  steps: [
    { key: 'receive', kind: 'receive', position: 'reception', unit: 'receiving', budget: null },
    { key: 'appraise', kind: 'appraise', position: 'officer', unit: 'competent', budget: null },
    { key: 'pay', kind: 'fulfilFinancialDuty', position: 'officer', unit: 'competent', budget: null },
    { key: 'sign', kind: 'sign', position: 'leader', unit: 'competent', budget: null },
  ],
};
const DUE = {
  statutory: AT + 9e8,
  lateFrom: AT + 9e8,
  promised: AT + 9e8,
  dueSoon: AT + 8e8,
  apology: AT + 7e8,
  apologyTask: AT + 6e8,
  step: AT + 1e8,
  transfer: AT + 1e7,
  takeOver: AT + 1e7,
  reception: AT + 1e7,
  lapse: AT + 9e8,
  reminder: AT + 9e8,
};
const facts: ClockFacts = {
  due: DUE,
  deadline: () => AT + 1e7,
  stepDue: () => DUE.step,
  spentNow: () => 0,
  verdict: 'onTime',
  lateRun: false,
  wasLate: false,
  declaresDuty: true,
  namesFees: false,
  supplement: () => ({
    stage: 'appraisal',
    round: 1,
    after: 'restart',
    breach: false,
    windowEndsAt: null,
    legalBasis: null,
  }),
  extension: null,
};
const chart = prepareChart(KITES);
const sent = (event: object) => ({ ...event, at: AT, facts, by: 'somebody' }) as DossierEvent;
const handOver = sent({ type: 'handOver', units: NEW, decision: '1/QĐ', handOverId: 'one' });

/** Every state of the course that can be come to, by the shortest way that the walk's own events find. */
function reachable() {
  const start = startChart(chart, {
    at: AT,
    units: OLD,
    requestEnds: 'stopped',
    calendarName: 'vn',
    receptionDueAt: DUE.reception,
  });
  const found = new Map([[start.course, start]]);
  for (const step of found.values())
    for (const command of commandsFor(KITES)) {
      const next = stepChart(chart, step.state, sent(command));
      if (next !== null && !found.has(next.course)) found.set(next.course, next);
    }
  return [...found.values()];
}

it('is possible in every open state and in no closed one', () => {
  const states = reachable();
  const possible = states.filter(({ state }) => stepChart(chart, state, handOver) !== null);
  expect(states.map(({ course }) => course)).toContain('awaitingFinancialDuty');
  expect(possible.map(({ course }) => course).sort()).toEqual(
    states
      .map(({ course }) => course)
      .filter((course) => !chart.closed.has(course))
      .sort(),
  );
});

it.each(
  reachable()
    .filter(({ course }) => !chart.closed.has(course))
    .map((step) => [step.course, step] as const),
)(
  'in %s it changes the units and takes the officer away, and nothing else',
  (_, { state, course, clock }) => {
    const held = {
      ...state,
      context: { ...state.context, officer: 'officer', officers: { appraise: 'officer' } },
    };
    const after = stepChart(chart, held, handOver)!;
    expect([after.course, after.clock]).toEqual([course, clock]);
    expect([after.arm, after.cancel, after.moves, after.alerts, after.closed]).toEqual([[], [], [], [], []]);
    expect(after.state.context).toEqual({
      ...state.context,
      // What somebody has acted upon since cannot be taken back.
      takeBack: null,
      at: AT,
      units: NEW,
      officer: null,
      officers: {},
    });
  },
);
