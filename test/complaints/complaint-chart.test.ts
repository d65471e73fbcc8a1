// The chart of a complaint: every state, which events each takes and refuses, who may send them, and what its clock does.
import { describe, expect, test } from '@jest/globals';
import {
  COMPLAINT_FACTS,
  COMPLAINT_STATES,
  COMPLAINT_TIMERS,
  complaintHold,
} from '../../workflows/complaint/words.ts';
import type {
  ComplaintCommand,
  ComplaintEventType,
  ComplaintInput,
  ComplaintState,
  ComplaintTimer,
} from '../../workflows/complaint/words.ts';
import { buildComplaint } from '../../workflows/complaint/complaint.machine.ts';
import {
  complaintMeta,
  startComplaint,
  stepComplaint,
  takesComplaintEvent,
  type ComplaintStep,
} from '../../workflows/complaint/run-complaint.ts';
import { Statechart } from '../../workflows/statechart.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DUE = { dueAt: 10 * DAY + 10 * HOUR, lateFrom: 11 * DAY - 7 * HOUR, dueSoon: 8 * DAY };
const LATER = { dueAt: 12 * DAY + 10 * HOUR, lateFrom: 13 * DAY - 7 * HOUR, dueSoon: 10 * DAY };
const INPUT: ComplaintInput = {
  at: 0,
  receiver: ['desk', 'agency'],
  office: ['provinceOffice'],
  limit: { amount: 15, unit: 'workingDays' },
  calendar: 'vn',
  due: DUE,
};

const FACTS: { readonly [T in ComplaintEventType]: Extract<ComplaintCommand, { type: T }> } = {
  assign: { type: 'assign', unit: ['land', 'department'], calendar: 'vn', until: DUE },
  giveTo: { type: 'giveTo', officerId: 'officer' },
  handBack: { type: 'handBack', reason: 'r' },
  answer: { type: 'answer', answer: 'a' },
  returnAnswer: { type: 'returnAnswer', reason: 'r' },
  publish: { type: 'publish', question: 'q', publicAnswer: 'a' },
  unpublish: { type: 'unpublish', reason: 'r' },
  close: { type: 'close' },
  passOn: { type: 'passOn', place: 'p', reason: 'r' },
  withdraw: { type: 'withdraw', reason: 'r' },
};
const EVENTS = Object.keys(FACTS) as ComplaintEventType[];

function send(
  from: ComplaintStep,
  type: ComplaintEventType,
  at: number,
  facts: Partial<ComplaintCommand> = {},
): ComplaintStep {
  const event = { ...FACTS[type], ...facts, at, by: 'somebody' } as Parameters<typeof stepComplaint>[1];
  const step = stepComplaint(from.state, event);
  if (step === null) throw new Error(`${type} is refused in ${from.course}`);
  return step;
}

const walk = (events: readonly ComplaintEventType[]): ComplaintStep =>
  events.reduce((step, type, index) => send(step, type, (index + 1) * HOUR), startComplaint(INPUT));

function fire(from: ComplaintStep, armed: ComplaintStep, name: ComplaintTimer): ComplaintStep {
  const step = stepComplaint(from.state, { type: name, at: armed.arm[name]!, by: null });
  if (step === null) throw new Error(`${name} means nothing in ${from.clock}`);
  return step;
}

describe.each<[name: ComplaintState, way: ComplaintEventType[], takes: Record<string, ComplaintState>]>([
  ['received', [], { assign: 'assigned', passOn: 'passedOn', withdraw: 'withdrawn' }],
  [
    'assigned',
    ['assign'],
    {
      assign: 'assigned',
      giveTo: 'assigned',
      handBack: 'received',
      answer: 'answered',
      passOn: 'passedOn',
      withdraw: 'withdrawn',
    },
  ],
  ['received', ['assign', 'handBack'], { assign: 'assigned', passOn: 'passedOn', withdraw: 'withdrawn' }],
  [
    'answered',
    ['assign', 'answer'],
    { publish: 'published', close: 'closed', returnAnswer: 'assigned', withdraw: 'withdrawn' },
  ],
  ['published', ['assign', 'answer', 'publish'], { close: 'closed', unpublish: 'answered' }],
  ['closed', ['assign', 'answer', 'close'], {}],
  ['closed', ['assign', 'answer', 'publish', 'close'], { unpublish: 'closed' }],
  ['passedOn', ['passOn'], {}],
  ['withdrawn', ['withdraw'], {}],
])('%s after %j', (name, way, takes) => {
  const state = walk(way);

  test('is the state', () => expect(state.course).toBe(name));

  test.each(EVENTS)('%s', (type) => {
    const event = { ...FACTS[type], at: 9 * HOUR, by: 'somebody' };
    expect(takesComplaintEvent(state.state, event)).toBe(type in takes);
    expect(stepComplaint(state.state, event)?.course).toBe(takes[type]);
  });

  test('has a right for each event that it takes', () => {
    expect(Object.keys(complaintMeta(name).may)).toEqual(expect.arrayContaining(Object.keys(takes)));
    expect(complaintMeta(name).waitsFor === 'nobody').toBe(state.closed);
  });
});

test('no state, event or timer is left out', () => {
  const chart = new Statechart(buildComplaint());
  expect(Object.keys(chart.machine.root.states['course']!.states)).toEqual([...COMPLAINT_STATES]);
  expect([...chart.timers].sort()).toEqual([...COMPLAINT_TIMERS].sort());
  expect(EVENTS.sort()).toEqual(Object.keys(COMPLAINT_FACTS).sort());
});

describe('who may', () => {
  const context = { receiver: ['desk', 'agency'], office: ['provinceOffice'], unit: ['land', 'department'] };
  const may = (
    state: ComplaintState,
    type: ComplaintEventType,
    hold: [position: string, unitId: string],
    officer: string | null = null,
  ): boolean =>
    complaintHold(complaintMeta(state).may[type]!, { ...context, officer }, 'me', [
      { position: hold[0] as never, unitId: hold[1], onBehalfOf: null },
    ]) !== null;

  test.each<[state: ComplaintState, type: ComplaintEventType, hold: [string, string], may: boolean]>([
    ['received', 'assign', ['head', 'agency'], true],
    ['received', 'assign', ['leader', 'agency'], true],
    ['received', 'assign', ['supervisor', 'provinceOffice'], true],
    ['received', 'assign', ['reception', 'desk'], false],
    ['received', 'assign', ['head', 'department'], false],
    ['received', 'withdraw', ['reception', 'desk'], true],
    ['received', 'withdraw', ['reception', 'elsewhere'], false],
    ['assigned', 'giveTo', ['head', 'land'], true],
    ['assigned', 'giveTo', ['officer', 'land'], false],
    ['assigned', 'answer', ['officer', 'land'], true],
    ['assigned', 'answer', ['head', 'department'], true],
    ['assigned', 'answer', ['reception', 'desk'], false],
    ['assigned', 'answer', ['supervisor', 'provinceOffice'], false],
    ['answered', 'publish', ['supervisor', 'provinceOffice'], true],
    ['answered', 'publish', ['head', 'department'], false],
    ['answered', 'close', ['supervisor', 'agency'], true],
    ['closed', 'unpublish', ['supervisor', 'provinceOffice'], true],
  ])('in %s %s as %j: %s', (state, type, hold, expected) => {
    expect(may(state, type, hold)).toBe(expected);
  });

  test('once somebody is in charge, no other officer answers', () => {
    expect(may('assigned', 'answer', ['officer', 'land'], 'me')).toBe(true);
    expect(may('assigned', 'answer', ['officer', 'land'], 'another')).toBe(false);
    expect(may('assigned', 'answer', ['head', 'land'], 'another')).toBe(true);
  });

  test('an administrator may nothing', () => {
    for (const state of COMPLAINT_STATES)
      for (const rights of Object.values(complaintMeta(state).may))
        for (const unitId of ['desk', 'agency', 'land', 'department', 'provinceOffice'])
          expect(
            complaintHold(rights, { ...context, officer: null }, 'me', [
              { position: 'administrator', unitId, onBehalfOf: null },
            ]),
          ).toBeNull();
  });
});

describe('the clock', () => {
  test('arms due soon and late when it is received, and keeps them while it changes hands', () => {
    expect(startComplaint(INPUT).arm).toEqual({ dueSoon: DUE.dueSoon, late: DUE.lateFrom });
    expect(walk(['assign', 'handBack', 'assign']).cancel).toEqual([]);
  });

  test('goes from on time to due soon to late, assigned or not', () => {
    const received = startComplaint(INPUT);
    const soon = fire(received, received, 'dueSoon');
    expect([soon.clock, soon.alerts]).toEqual(['running.dueSoon', ['complaintDueSoon']]);
    const late = fire(soon, soon, 'late');
    expect([late.clock, late.alerts, late.course]).toEqual(['running.late', ['complaintLate'], 'received']);
    expect(late.closedAlerts).toContainEqual({ kind: 'complaintDueSoon', reason: 'late' });
  });

  test('a unit whose calendar has more days off gets the later date, and nobody an earlier one', () => {
    const moved = send(startComplaint(INPUT), 'assign', HOUR, { until: LATER, calendar: 'hills' } as never);
    expect(moved.state.context).toMatchObject({ due: LATER, calendar: 'hills', originalDueAt: DUE.dueAt });
    expect(moved.arm).toEqual({ dueSoon: LATER.dueSoon, late: LATER.lateFrom });
    const again = send(moved, 'assign', 2 * HOUR, { until: DUE, calendar: 'vn' } as never);
    expect(again.state.context).toMatchObject({ due: LATER, calendar: 'hills' });
    expect(again.arm).toEqual({});
  });

  test('what is late stays late, whoever it is given to', () => {
    const received = startComplaint(INPUT);
    const late = fire(received, received, 'late');
    const given = send(late, 'assign', 11 * DAY, { until: LATER } as never);
    expect([given.clock, given.state.context.due]).toEqual(['running.late', DUE]);
  });

  test.each([
    ['the day before', 9 * DAY, 'early'],
    ['the due day, after the office closed', DUE.dueAt + HOUR, 'onTime'],
    ['the first late instant', DUE.lateFrom, 'late'],
  ])('an answer on %s', (_, at, verdict) => {
    const answered = send(walk(['assign']), 'answer', at);
    expect([answered.clock, answered.state.context.verdict]).toEqual(['held', verdict]);
    const closed = send(answered, 'close', at + 30 * DAY);
    expect(closed.clock).toBe(`stopped.${verdict}`);
    expect(closed.closedAlerts.map(({ kind }) => kind)).toContain('complaintLate');
  });

  test('an answer that is sent back runs on as if there had been none', () => {
    const back = send(walk(['assign', 'answer']), 'returnAnswer', 12 * DAY);
    expect([back.clock, back.alerts]).toEqual(['running.late', ['complaintLate']]);
    expect(back.state.context).toMatchObject({ answeredAt: null, verdict: null, returns: 1, wasLate: true });
  });

  test('passed on is judged like an answer; withdrawn has no verdict', () => {
    expect(send(startComplaint(INPUT), 'passOn', 12 * DAY).state.context.verdict).toBe('late');
    const withdrawn = walk(['withdraw']);
    expect([withdrawn.clock, withdrawn.state.context.verdict]).toEqual(['stopped.onTime', null]);
  });
});
