// What an event does to a task, as plain data: rights, missing facts, timers that come first, hashes.
import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { GENESIS } from '../../src/engine/chain.ts';
import { DomainError } from '../../src/domain/domain-error.ts';
import {
  decideGiving,
  decideTaskEvent,
  decideTaskTimers,
  possibleTaskEvents,
  type TaskSender,
} from '../../src/tasks/decide-task.ts';
import type { TaskState } from '../../src/tasks/task-state.ts';
import type { TaskCommand } from '../../workflows/assigned-task/words.ts';
import type { Hold } from '../../workflows/one-stop/rights.ts';

const DAY = 86_400_000;
const AT = 1_772_409_600_000;
const DUE = { dueAt: AT + 10 * DAY, lateFrom: AT + 10 * DAY + 25_200_000, dueSoon: AT + 8 * DAY };

const person = (staffId: string, position: Hold['position'], unitId: string): TaskSender => ({
  staffId,
  holds: [{ position, unitId, onBehalfOf: null }],
});
const CHIEF = person('chief', 'supervisor', 'office');
const LEADER = person('leader', 'leader', 'agency');
const OFFICER = person('officer', 'officer', 'department');
const OTHER = person('other', 'officer', 'department');

const given = decideGiving(
  { homeAgencyId: 'office', id: 'task', calendarName: 'vn' },
  {
    at: AT,
    kind: 'assignment',
    giver: ['office'],
    lead: ['agency'],
    partners: [],
    givenBy: 'chief',
    acceptBy: AT + DAY,
    due: DUE,
  },
  AT,
);
const act = (state: TaskState, command: TaskCommand, sender: TaskSender, at: number) =>
  decideTaskEvent(state, command, sender, at, at);
const accepted = act(given.state, { type: 'accept', officerId: 'officer' }, LEADER, AT + 1000).at(-1)!;

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'done';
}

describe('rights', () => {
  test.each<[who: string, sender: TaskSender, command: TaskCommand, code: string]>([
    ['the lead’s leader reports', LEADER, { type: 'reportDone', result: 'r' }, 'done'],
    [
      'the officer in charge reports from his department',
      OFFICER,
      { type: 'reportDone', result: 'r' },
      'done',
    ],
    ['another officer does not', OTHER, { type: 'reportDone', result: 'r' }, 'right.missing'],
    ['the officer in charge does not ask for time', OFFICER, asking(), 'right.missing'],
    ['the giver does not report', CHIEF, { type: 'reportDone', result: 'r' }, 'right.missing'],
    ['the giver withdraws', CHIEF, { type: 'withdraw', reason: 'r' }, 'done'],
    ['the lead does not withdraw', LEADER, { type: 'withdraw', reason: 'r' }, 'right.missing'],
    ['nobody approves what is not reported', CHIEF, { type: 'approve' }, 'task.eventNotPossible'],
    ['nothing is granted that is not asked', CHIEF, { type: 'grantExtension' }, 'task.eventNotPossible'],
    ['a reason is missing', CHIEF, { type: 'withdraw', reason: '' }, 'facts.missing'],
  ])('%s', (_, sender, command, code) => {
    expect(codeOf(() => act(accepted.state, command, sender, AT + 2000))).toBe(code);
  });

  function asking(): TaskCommand {
    return { type: 'requestExtension', until: DUE, reason: 'r' };
  }

  test('what is possible is what may be sent', () => {
    const names = (sender: TaskSender) =>
      possibleTaskEvents(accepted.state, sender, AT + 2000).map(({ type }) => type);
    expect(names(OFFICER)).toEqual(['reportProgress', 'reportDone']);
    expect(names(CHIEF)).toEqual(['withdraw']);
    expect(names(OTHER)).toEqual([]);
  });

  test('a substitute acts for the officer in charge, and the entry says for whom', () => {
    const substitute: TaskSender = {
      staffId: 'other',
      holds: [{ position: 'officer', unitId: 'department', onBehalfOf: 'officer' }],
    };
    const [entry] = act(accepted.state, { type: 'reportDone', result: 'r' }, substitute, AT + 2000);
    expect(entry!.entry).toMatchObject({ by: 'other', position: 'officer', onBehalfOf: 'officer' });
  });
});

describe('timers', () => {
  test('those that were due come first, each at its own instant', () => {
    const late = act(accepted.state, { type: 'reportDone', result: 'r' }, OFFICER, AT + 20 * DAY);
    expect(late.map(({ entry }) => [entry.type.replace(/.*after\.(\w+)\..*/, '$1'), entry.at])).toEqual([
      ['dueSoon', DUE.dueSoon],
      ['late', DUE.lateFrom],
      ['reportDone', AT + 20 * DAY],
    ]);
    expect(late.at(-1)!.state.snapshot.context.verdict).toBe('late');
  });

  test('none fires before it is due, and none twice', () => {
    expect(decideTaskTimers(accepted.state, DUE.dueSoon - 1, AT)).toEqual([]);
    const [soon] = decideTaskTimers(accepted.state, DUE.dueSoon, AT);
    expect(decideTaskTimers(soon!.state, DUE.dueSoon, AT)).toEqual([]);
  });

  test('an alert names who it is for: the lead by its due date, the giver by the instant', () => {
    const [, late] = decideTaskTimers(accepted.state, DUE.lateFrom, AT);
    expect(late!.alerts).toEqual([
      {
        kind: 'taskLate',
        subject: 'task',
        dueAt: DUE.dueAt,
        at: DUE.lateFrom,
        unitId: 'agency',
        officerId: 'officer',
      },
    ]);
    const [reported] = act(accepted.state, { type: 'reportDone', result: 'r' }, OFFICER, AT + 3000);
    expect(reported!.alerts).toEqual([
      {
        kind: 'taskReported',
        subject: 'task',
        dueAt: AT + 3000,
        at: AT + 3000,
        unitId: 'office',
        officerId: 'chief',
      },
    ]);
  });
});

test('each hash is made of the one before and the entry as it is stored', () => {
  const first = createHash('sha256').update(GENESIS).update(given.text).digest();
  expect(given.state.lastHash).toEqual(first);
  expect(accepted.state.lastHash).toEqual(createHash('sha256').update(first).update(accepted.text).digest());
  expect(accepted.entry.seq).toBe(2);
});
