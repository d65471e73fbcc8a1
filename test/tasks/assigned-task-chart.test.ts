// The chart of an assigned task: every state, which events each takes and refuses, and what its clock does.
import { describe, expect, test } from '@jest/globals';
import type {
  TaskCommand,
  TaskEventType,
  TaskInput,
  TaskTimer,
} from '../../workflows/assigned-task/words.ts';
import { TASK_FACTS } from '../../workflows/assigned-task/words.ts';
import {
  startTask,
  stepTask,
  takesTaskEvent,
  TASK_STATES,
  taskMeta,
  type TaskStep,
} from '../../workflows/assigned-task/run-task.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DUE = { dueAt: 10 * DAY + 10 * HOUR, lateFrom: 11 * DAY - 7 * HOUR, dueSoon: 8 * DAY };
const LATER = { dueAt: 20 * DAY + 10 * HOUR, lateFrom: 21 * DAY - 7 * HOUR, dueSoon: 18 * DAY };
const INPUT: TaskInput = {
  at: 0,
  kind: 'assignment',
  giver: ['office'],
  lead: ['agency'],
  partners: [],
  givenBy: 'chief',
  acceptBy: DAY,
  due: DUE,
};

const FACTS: { readonly [T in TaskEventType]: Extract<TaskCommand, { type: T }> } = {
  accept: { type: 'accept', officerId: 'officer' },
  acknowledge: { type: 'acknowledge' },
  decline: { type: 'decline', reason: 'r' },
  reassign: { type: 'reassign', lead: ['other'], acceptBy: 5 * DAY, reason: 'r' },
  assign: { type: 'assign', officerId: 'second' },
  reportProgress: { type: 'reportProgress', percent: 40, note: 'n' },
  requestExtension: { type: 'requestExtension', until: LATER, reason: 'r' },
  grantExtension: { type: 'grantExtension' },
  refuseExtension: { type: 'refuseExtension', reason: 'r' },
  reportDone: { type: 'reportDone', result: 'r' },
  approve: { type: 'approve' },
  returnWork: { type: 'returnWork', reason: 'r' },
  withdraw: { type: 'withdraw', reason: 'r' },
};
const EVENTS = Object.keys(FACTS) as TaskEventType[];

function send(from: TaskStep, type: TaskEventType, at: number): TaskStep {
  const step = stepTask(from.state, { ...FACTS[type], at, by: 'somebody' });
  if (step === null) throw new Error(`${type} is refused in ${from.course}`);
  return step;
}

function walk(events: readonly TaskEventType[], input: Partial<TaskInput> = {}): TaskStep {
  return events.reduce(
    (step, type, index) => send(step, type, (index + 1) * HOUR),
    startTask({ ...INPUT, ...input }),
  );
}

function fire(from: TaskStep, armed: TaskStep, part: string): TaskStep {
  const [name, at] = Object.entries(armed.arm).find(([key]) => key.includes(part))!;
  const step = stepTask(from.state, { type: name as TaskTimer, at, by: null });
  if (step === null) throw new Error(`${name} means nothing in ${from.clock}`);
  return step;
}

const kinds = ({ alerts }: TaskStep) => alerts.map(({ kind }) => kind);
const ENDS = { withdraw: 'withdrawn' } as const;

describe.each<[name: string, way: TaskEventType[], kind: TaskInput['kind'], takes: Record<string, string>]>([
  ['assigned', [], 'assignment', { accept: 'inProgress', decline: 'declined', ...ENDS }],
  ['assigned', [], 'dissemination', { acknowledge: 'closed', ...ENDS }],
  ['declined', ['decline'], 'assignment', { reassign: 'assigned', ...ENDS }],
  [
    'inProgress',
    ['accept'],
    'assignment',
    {
      assign: 'inProgress',
      reportProgress: 'inProgress',
      requestExtension: 'inProgress',
      reportDone: 'reported',
      ...ENDS,
    },
  ],
  [
    'inProgress',
    ['accept', 'requestExtension'],
    'assignment',
    {
      assign: 'inProgress',
      reportProgress: 'inProgress',
      grantExtension: 'inProgress',
      refuseExtension: 'inProgress',
      reportDone: 'reported',
      ...ENDS,
    },
  ],
  [
    'reported',
    ['accept', 'reportDone'],
    'assignment',
    { approve: 'closed', returnWork: 'inProgress', ...ENDS },
  ],
  ['closed', ['accept', 'reportDone', 'approve'], 'assignment', {}],
  ['closed', ['acknowledge'], 'dissemination', {}],
  ['withdrawn', ['withdraw'], 'assignment', {}],
])('%s after %j of a %s', (name, way, kind, takes) => {
  const state = walk(way, { kind });

  test('is the state', () => expect(state.course).toBe(name));

  test.each(EVENTS)('%s', (type) => {
    const event = { ...FACTS[type], at: 9 * HOUR, by: 'somebody' };
    expect(takesTaskEvent(state.state, event)).toBe(type in takes);
    expect(stepTask(state.state, event)?.course).toBe(takes[type]);
  });

  test('has a right for each event that it takes, and none once it is over', () => {
    expect(Object.keys(taskMeta(name).may)).toEqual(expect.arrayContaining(Object.keys(takes)));
    if (state.closed) expect(taskMeta(name)).toEqual({ waitsFor: 'nobody', may: {} });
  });
});

test('no state and no event is left out above', () => {
  expect([...TASK_STATES].sort()).toEqual(
    ['assigned', 'closed', 'declined', 'inProgress', 'reported', 'withdrawn'].sort(),
  );
  expect(EVENTS.sort()).toEqual(Object.keys(TASK_FACTS).sort());
});

describe('the clock', () => {
  test('arms acceptance, due soon and late when the task is given', () => {
    expect(Object.values(startTask(INPUT).arm).sort((a, b) => a - b)).toEqual([
      DAY,
      DUE.dueSoon,
      DUE.lateFrom,
    ]);
  });

  test('tells the lead when nobody accepts in time, and no more once somebody did', () => {
    const given = startTask(INPUT);
    const waited = fire(given, given, 'acceptance');
    expect(waited.alerts).toEqual([{ kind: 'taskNotAccepted', tells: 'lead' }]);
    expect(send(waited, 'accept', 2 * DAY).closedAlerts).toContainEqual({
      kind: 'taskNotAccepted',
      reason: 'answered',
    });
    expect(send(given, 'accept', HOUR).cancel).toEqual(
      expect.arrayContaining([expect.stringContaining('acceptance')]),
    );
  });

  test('a unit to which it is given anew has its own time to accept', () => {
    const again = walk(['decline', 'reassign']);
    expect(again.state.context).toMatchObject({ lead: ['other'], officer: null, acceptBy: 5 * DAY });
    expect(Object.values(again.arm)).toEqual([5 * DAY]);
  });

  test('goes from on time to due soon to late', () => {
    const given = startTask(INPUT);
    const soon = fire(send(given, 'accept', HOUR), given, 'dueSoon');
    expect([soon.clock, kinds(soon)]).toEqual(['running.dueSoon', ['taskDueSoon']]);
    const late = fire(soon, soon, 'late');
    expect([late.clock, kinds(late)]).toEqual(['running.late', ['taskLate']]);
    expect(late.closedAlerts).toContainEqual({ kind: 'taskDueSoon', reason: 'late' });
  });

  test('an extension moves the due date, closes what was told of the old one and begins anew', () => {
    const given = startTask(INPUT);
    const asked = send(send(given, 'accept', HOUR), 'requestExtension', 2 * HOUR);
    expect(kinds(asked)).toEqual(['taskExtensionAsked']);
    const granted = send(asked, 'grantExtension', 3 * HOUR);
    expect(granted.state.context).toMatchObject({
      due: LATER,
      originalDueAt: DUE.dueAt,
      asked: null,
      extensions: 1,
    });
    expect(Object.values(granted.arm).sort((a, b) => a - b)).toEqual([LATER.dueSoon, LATER.lateFrom]);
    expect(granted.closedAlerts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['taskDueSoon', 'taskLate', 'taskExtensionAsked']),
    );
  });

  test('a refused extension leaves everything as it was', () => {
    const refused = walk(['accept', 'requestExtension', 'refuseExtension']);
    expect(refused.state.context).toMatchObject({ due: DUE, asked: null, extensions: 0 });
  });

  test('is held while a report waits, and runs on when it is returned', () => {
    const reported = walk(['accept', 'reportDone']);
    expect([reported.clock, kinds(reported)]).toEqual(['held', ['taskReported']]);
    const returned = send(reported, 'returnWork', 12 * DAY);
    expect(returned.clock).toBe('running.late');
    expect(returned.state.context).toMatchObject({ reportedAt: null, verdict: null, wasLate: true });
    expect(kinds(returned)).toContain('taskLate');
  });

  test.each([
    ['the day before', 9 * DAY, 'early'],
    ['the due day, after the office closed', DUE.dueAt + HOUR, 'onTime'],
    ['the first late instant', DUE.lateFrom, 'late'],
  ])('a report on %s', (_, at, verdict) => {
    const reported = send(walk(['accept']), 'reportDone', at);
    expect(reported.state.context.verdict).toBe(verdict);
    expect(send(reported, 'approve', at + DAY).clock).toBe(`stopped.${verdict}`);
  });

  test('late once is late for good, whatever is granted afterwards', () => {
    const given = startTask(INPUT);
    const soon = fire(send(given, 'accept', HOUR), given, 'dueSoon');
    const late = fire(soon, soon, 'late');
    const granted = send(send(late, 'requestExtension', 12 * DAY), 'grantExtension', 13 * DAY);
    expect(granted.clock).toBe('running.onTime');
    expect(send(granted, 'reportDone', 14 * DAY).state.context.verdict).toBe('late');
  });
});
