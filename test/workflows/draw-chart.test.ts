// What is drawn of a chart: every place and way, marked, and still few for a long process.
import { describe, expect, it, test } from '@jest/globals';
import type {
  CaseDefinition,
  ProcessDefinition,
  StepDefinition,
} from '../../src/domain/process/procedure-definition.ts';
import type { ClockFacts, DossierEvent } from '../../workflows/one-stop/dossier-events.ts';
import { drawChart, type Journey } from '../../workflows/tools/draw-chart.ts';
import { NOTHING_DUE } from '../../workflows/one-stop/dossier-context.ts';
import { nextPlaces } from '../../workflows/tools/next-places.ts';
import { outlineChart } from '../../workflows/tools/outline-chart.ts';
import { type ChartState, prepareChart, startChart, stepChart } from '../../workflows/one-stop/run-chart.ts';
import { KITE_LICENCE } from '../support/fictional.ts';

const FACTS: ClockFacts = {
  due: NOTHING_DUE,
  deadline: () => 1,
  stepDue: () => null,
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
const UNITS = { receiving: ['desk'], competent: ['office'], provinceOffice: ['province'] };
const LODGED = {
  at: 0,
  units: UNITS,
  requestEnds: 'stopped',
  calendarName: 'vn',
  receptionDueAt: null,
} as const;

/** Sends events to a fresh dossier and draws it. */
function drawn(
  process: ProcessDefinition,
  ...events: { readonly type: string; readonly [fact: string]: unknown }[]
) {
  const chart = prepareChart(process);
  const outline = outlineChart(process, 'stopped');
  const first = startChart(chart, LODGED);
  let state: ChartState = first.state;
  const course = [{ event: 'lodge', state: first.course }];
  for (const event of events) {
    const step = stepChart(chart, state, {
      ...event,
      at: 0,
      facts: FACTS,
      by: null,
    } as unknown as DossierEvent);
    if (step === null) throw new Error(`not possible: ${JSON.stringify(event)}`);
    state = step.state;
    course.push({ event: event.type, state: step.course });
  }
  const next = nextPlaces(chart, process, state, 0, FACTS);
  const journey: Journey = { course, next, runWorkingMs: 0 };
  return drawChart(chart, { process, limit: KITE_LICENCE.limit }, outline, journey);
}

const FIFTEEN: ProcessDefinition = {
  steps: Array.from({ length: 15 }, (_, index): StepDefinition => {
    const kind = index === 0 ? 'receive' : index === 13 ? 'sign' : index === 14 ? 'issue' : 'appraise';
    return {
      key: `step${index}`,
      kind,
      position: index === 0 ? 'reception' : 'officer',
      unit: index === 0 ? 'receiving' : 'competent',
      budget: { amount: 1, unit: 'workingDays' },
      ...(index === 3 && { label: 'Chuyên viên phòng Diều' }),
    };
  }),
};

describe('a process by itself', () => {
  const chart = prepareChart(KITE_LICENCE.process);
  const { nodes, edges } = drawChart(chart, KITE_LICENCE, outlineChart(KITE_LICENCE.process, 'stopped'));

  it('has every place in its order, called in both languages, with its time and its holder', () => {
    expect(nodes.map(({ id, kind }) => [id, kind])).toEqual([
      ['lodged', 'lodging'],
      ['accepted', 'step'],
      ['processing.assign', 'step'],
      ['processing.appraise', 'step'],
      ['processing.review', 'step'],
      ['processing.sign', 'step'],
      ['processing.issue', 'step'],
      ['awaitingSupplement', 'waiting'],
      ['awaitingFinancialDuty', 'waiting'],
      ['resolved', 'waiting'],
      ['returned', 'end'],
      ['refused', 'end'],
      ['withdrawn', 'end'],
      ['stopped', 'end'],
    ]);
    expect(nodes[3]).toMatchObject({
      label: 'Thẩm định',
      labelEn: 'Appraise',
      budgetMinutes: 7 * 480,
      position: 'officer',
      unit: 'competent',
    });
    expect(nodes[1]!.budgetMinutes).toBe(240);
    expect(nodes.every(({ mark, visits }) => mark === 'none' && visits === 0)).toBe(true);
    expect(edges.every(({ mark, times }) => mark === 'none' && times === 0)).toBe(true);
  });

  it('goes forward step by step to the returned result', () => {
    const forward = edges.filter(({ path }) => path === 'forward').map(({ from, to }) => [from, to]);
    expect(forward).toHaveLength(8);
    for (const [from, to] of [
      ['lodged', 'accepted'],
      ['accepted', 'processing.assign'],
      ['processing.issue', 'resolved'],
      ['resolved', 'returned'],
    ])
      expect(forward).toContainEqual([from, to]);
  });

  it('tells a pause once, with all the places it may be made in, and only where it may', () => {
    const asking = edges.filter(({ event }) => event === 'requestSupplement');
    expect(asking).toHaveLength(1);
    expect([asking[0]!.from, ...asking[0]!.alsoFrom]).toEqual([
      'lodged',
      'processing.assign',
      'processing.appraise',
      'processing.review',
      'processing.sign',
    ]);
    expect(edges).toContainEqual(
      expect.objectContaining({ from: 'awaitingSupplement', to: 'stopped', event: 'lapse', path: 'exit' }),
    );
  });

  it('ends at request as the regime says', () => {
    const older = drawChart(chart, KITE_LICENCE, outlineChart(KITE_LICENCE.process, 'withdrawn'));
    const endings = (all: typeof edges) =>
      all.filter(({ event }) => event === 'endAtRequest').map(({ to, alsoFrom }) => [to, alsoFrom.length]);
    expect(endings(older.edges)).toEqual([['withdrawn', 7]]);
    expect(new Map(endings(edges) as [string, number][])).toEqual(
      new Map([
        ['withdrawn', 1],
        ['stopped', 6],
      ]),
    );
  });

  it('in calendar days has no minutes until a run gives them', () => {
    const definition: Pick<CaseDefinition, 'limit' | 'process'> = {
      limit: { amount: 30, unit: 'days' },
      process: {
        steps: KITE_LICENCE.process.steps.map((step) => ({ ...step, budget: { amount: 3, unit: 'days' } })),
      },
    };
    const outline = outlineChart(definition.process, 'stopped');
    const bare = drawChart(chart, definition, outline);
    const run = drawChart(chart, definition, outline, { course: [], next: [], runWorkingMs: 600 * 60_000 });
    expect([bare.nodes[2]!.budgetMinutes, run.nodes[2]!.budgetMinutes]).toEqual([null, 60]);
  });
});

describe('a dossier', () => {
  it('is marked where it was, is, and can go next', () => {
    const { nodes, edges } = drawn(KITE_LICENCE.process, { type: 'accept' }, { type: 'transfer' });
    const marks = Object.fromEntries(nodes.map(({ id, mark }) => [id, mark]));
    expect(marks).toMatchObject({
      lodged: 'done',
      accepted: 'done',
      'processing.assign': 'current',
      'processing.appraise': 'next',
      'processing.review': 'none',
      awaitingSupplement: 'next',
      withdrawn: 'none',
      stopped: 'next',
      refused: 'none',
    });
    const done = edges.filter(({ mark }) => mark === 'done').map(({ from, to }) => [from, to]);
    expect(done).toEqual([
      ['lodged', 'accepted'],
      ['accepted', 'processing.assign'],
    ]);
    const next = edges.filter(({ mark }) => mark === 'next');
    expect(next.every(({ from }) => from === 'processing.assign')).toBe(true);
    expect(next.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['complete', 'sendBack', 'requestSupplement', 'endAtRequest']),
    );
  });

  it('that was sent back counts its visits, and its next step is next again', () => {
    const { nodes, edges } = drawn(
      KITE_LICENCE.process,
      { type: 'accept' },
      { type: 'transfer' },
      { type: 'complete' },
      { type: 'sendBack', to: 'assign', reason: '-' },
    );
    const appraise = nodes.find(({ id }) => id === 'processing.appraise')!;
    const assign = nodes.find(({ id }) => id === 'processing.assign')!;
    expect([appraise.mark, appraise.visits, assign.mark, assign.visits]).toEqual(['next', 1, 'current', 2]);
    expect(edges.find(({ event, mark }) => event === 'sendBack' && mark === 'done')).toMatchObject({
      from: 'processing.appraise',
      to: 'processing.assign',
      path: 'back',
      times: 1,
    });
    expect(edges.find(({ to }) => to === 'processing.appraise')).toMatchObject({ mark: 'next', times: 1 });
  });

  it('that waits for supplement comes back only to the step it left', () => {
    const { nodes, edges } = drawn(
      KITE_LICENCE.process,
      { type: 'accept' },
      { type: 'transfer' },
      { type: 'complete' },
      { type: 'requestSupplement', reason: '-', items: [] },
    );
    expect(nodes.filter(({ mark }) => mark === 'next').map(({ id }) => id)).toEqual([
      'processing.appraise',
      'stopped',
    ]);
    const back = edges.filter(({ event, mark }) => event === 'completeSupplement' && mark === 'next');
    expect(back).toMatchObject([{ to: 'processing.appraise', alsoTo: [], path: 'resume' }]);
  });

  it('that is returned stands at its end and goes nowhere', () => {
    const events = ['accept', 'transfer', 'complete', 'complete', 'complete', 'complete', 'complete'];
    const { nodes, edges } = drawn(KITE_LICENCE.process, ...events.map((type) => ({ type })), {
      type: 'return',
      how: 'desk',
    });
    expect(nodes.find(({ mark }) => mark === 'current')!.id).toBe('returned');
    expect(nodes.some(({ mark }) => mark === 'next') || edges.some(({ mark }) => mark === 'next')).toBe(
      false,
    );
    expect(edges.filter(({ mark }) => mark === 'done')).toHaveLength(8);
  });
});

test('fifteen steps have a few edges a step, and no way is lost', () => {
  const outline = outlineChart(FIFTEEN, 'stopped');
  expect(outline.passages.length).toBeGreaterThan(150);
  const { nodes, edges } = drawn(
    FIFTEEN,
    { type: 'accept' },
    { type: 'transfer' },
    ...Array.from({ length: 7 }, () => ({ type: 'complete' })),
  );
  expect(nodes).toHaveLength(23);
  expect(edges.length).toBeLessThan(3 * 15 + 10);
  const told = edges.flatMap(({ from, to, event, alsoFrom, alsoTo }) => [
    `${from} ${event} ${to}`,
    ...alsoFrom.map((other) => `${other} ${event} ${to}`),
    ...alsoTo.map((other) => `${from} ${event} ${other}`),
  ]);
  expect(told.sort()).toEqual(outline.passages.map(({ from, to, event }) => `${from} ${event} ${to}`).sort());
  expect(nodes[4]).toMatchObject({ label: 'Thẩm định 3', actor: 'Chuyên viên phòng Diều' });
  expect(new Set(nodes.map(({ label }) => label)).size).toBe(nodes.length);
});
