// The statechart of a task that the People's Committee gives to an agency: accepted, reported, evaluated, closed.
// The letter of 26 October 2023 has the Chief of Office watch each of them. Pure: never started, only stepped.
import { setup } from 'xstate';
import { law, setting, statesOf } from '../law/ground.ts';
import type { Grounded } from '../law/ground.ts';
import { TASK_RIGHTS } from './words.ts';
import type { TaskAlertKind, TaskContext, TaskDue, TaskEvent, TaskInput, TaskMeta } from './words.ts';
import type { Verdict } from '../one-stop/dossier-context.ts';
import type { Made } from '../statechart.ts';
import { dayOf } from '../../src/domain/time/instant.ts';

type Signal = { readonly type: `clock.${'hold' | 'goOn' | 'move' | 'stop'}` };
type Effect = 'lead' | 'giver';

const until =
  (name: keyof TaskDue) =>
  ({ context }: { context: TaskContext }) =>
    Math.max(0, context.due[name] - context.at);

const chart = setup({
  types: {} as {
    context: TaskContext;
    events: TaskEvent | Signal;
    input: TaskInput;
    meta: TaskMeta;
    transitionMeta: Grounded;
  },
  actions: {
    /** `tells` names the side whose people the alert climbs from. */
    alert: (_, _params: { kind: TaskAlertKind; tells: Effect }) => undefined,
    closeAlerts: (_, _params: { kinds: readonly TaskAlertKind[]; reason: string }) => undefined,
  },
  delays: {
    acceptance: ({ context }) => Math.max(0, context.acceptBy - context.at),
    dueSoon: until('dueSoon'),
    late: until('lateFrom'),
  },
  guards: {
    isDissemination: ({ context }) => context.kind === 'dissemination',
    isAssignment: ({ context }) => context.kind === 'assignment',
    alreadyLate: ({ context }) => context.at >= context.due.lateFrom,
    nothingAsked: ({ context }) => context.asked === null,
    asked: ({ context }) => context.asked !== null,
    verdictLate: ({ context }) => context.verdict === 'late',
    verdictEarly: ({ context }) => context.verdict === 'early',
  },
});

const state = statesOf(chart);

/** Chief of Office: to watch, urge and check tasks that were given, and to report whose are often overdue. */
const watched = law('letter 5442/UBND-NC');
const practice = setting(
  'letter 5442/UBND-NC has tasks watched; how one is taken on and answered for, the office says',
);
const byDate = setting('by calendar date, as for dossiers (Civil Code 2015 Art. 148)');

const alert = (kind: TaskAlertKind, tells: Effect) => ({ type: 'alert', params: { kind, tells } }) as const;
const closeAlerts = (reason: string, ...kinds: TaskAlertKind[]) =>
  ({ type: 'closeAlerts', params: { kinds, reason } }) as const;
const signal = (type: Signal['type']) => chart.raise({ type });

const take = chart.assign(({ event, context }) => ({
  officer: 'officerId' in event ? (event.officerId ?? context.officer) : context.officer,
}));
/** By calendar date, as for dossiers: on the due day is on time, before it early. */
const report = chart.assign(({ context }) => ({
  reportedAt: context.at,
  percent: 100,
  verdict: verdictAt(context),
}));

function verdictAt({ at, due, wasLate }: TaskContext): Verdict {
  if (wasLate || at >= due.lateFrom) return 'late';
  return dayOf(at) < dayOf(due.dueAt) ? 'early' : 'onTime';
}

const withdraw = {
  withdraw: {
    target: '#withdrawn',
    actions: closeAlerts('withdrawn', 'taskNotAccepted', 'taskDeclined'),
    meta: practice,
  },
} as const;

const assigned = state({
  id: 'assigned',
  meta: { waitsFor: 'lead', may: TASK_RIGHTS.assigned },
  after: { acceptance: { actions: alert('taskNotAccepted', 'lead'), meta: practice } },
  exit: closeAlerts('answered', 'taskNotAccepted'),
  on: {
    accept: { guard: 'isAssignment', target: 'inProgress', actions: take, meta: practice },
    acknowledge: {
      guard: 'isDissemination',
      target: '#closed',
      actions: [report, signal('clock.stop')],
      meta: practice,
    },
    decline: { guard: 'isAssignment', target: 'declined', meta: practice },
    ...withdraw,
  },
});

const declined = state({
  meta: { waitsFor: 'giver', may: TASK_RIGHTS.declined },
  entry: alert('taskDeclined', 'giver'),
  exit: closeAlerts('decided', 'taskDeclined'),
  on: {
    reassign: {
      target: 'assigned',
      actions: chart.assign(({ event }) => ({
        ...(event.type === 'reassign' ? { lead: event.lead, acceptBy: event.acceptBy } : {}),
        officer: null,
      })),
      meta: practice,
    },
    ...withdraw,
  },
});

const inProgress = state({
  id: 'inProgress',
  meta: { waitsFor: 'lead', may: TASK_RIGHTS.inProgress },
  exit: [chart.assign({ asked: null }), closeAlerts('reported', 'taskExtensionAsked')],
  on: {
    assign: { actions: take, meta: practice },
    reportProgress: {
      actions: chart.assign(({ event }) =>
        event.type === 'reportProgress' ? { percent: event.percent } : {},
      ),
      meta: watched,
    },
    requestExtension: {
      guard: 'nothingAsked',
      actions: [
        chart.assign(({ event }) => (event.type === 'requestExtension' ? { asked: event.until } : {})),
        alert('taskExtensionAsked', 'giver'),
      ],
      meta: practice,
    },
    grantExtension: {
      guard: 'asked',
      actions: [
        chart.assign(({ event, context }) => ({
          due: (event.type === 'grantExtension' ? event.until : undefined) ?? context.asked!,
          asked: null,
          extensions: context.extensions + 1,
        })),
        closeAlerts('answered', 'taskExtensionAsked'),
        signal('clock.move'),
      ],
      meta: practice,
    },
    refuseExtension: {
      guard: 'asked',
      actions: [chart.assign({ asked: null }), closeAlerts('answered', 'taskExtensionAsked')],
      meta: practice,
    },
    reportDone: { target: 'reported', actions: [report, signal('clock.hold')], meta: watched },
    ...withdraw,
  },
});

const reported = state({
  meta: { waitsFor: 'giver', may: TASK_RIGHTS.reported },
  entry: alert('taskReported', 'giver'),
  exit: closeAlerts('evaluated', 'taskReported'),
  on: {
    approve: { target: '#closed', actions: signal('clock.stop'), meta: watched },
    returnWork: {
      target: 'inProgress',
      actions: [chart.assign({ reportedAt: null, verdict: null }), signal('clock.goOn')],
      meta: watched,
    },
    ...withdraw,
  },
});

const course = state({
  initial: 'assigned',
  states: {
    assigned,
    declined,
    inProgress,
    reported,
    closed: { id: 'closed', tags: ['closed'], meta: { waitsFor: 'nobody', may: TASK_RIGHTS.closed } },
    withdrawn: {
      id: 'withdrawn',
      tags: ['closed'],
      meta: { waitsFor: 'nobody', may: TASK_RIGHTS.withdrawn },
      entry: signal('clock.stop'),
    },
  },
});

const clock = state({
  initial: 'running',
  states: {
    running: {
      initial: 'onTime',
      states: {
        onTime: {
          always: { guard: 'alreadyLate', target: 'late', meta: byDate },
          after: {
            dueSoon: {
              target: 'dueSoon',
              actions: alert('taskDueSoon', 'lead'),
              meta: setting('how long before its end it is announced: the letter gives no number'),
            },
            late: { target: 'late', meta: watched },
          },
        },
        dueSoon: { after: { late: { target: 'late', meta: watched } } },
        late: {
          entry: [
            chart.assign({ wasLate: true }),
            alert('taskLate', 'lead'),
            closeAlerts('late', 'taskDueSoon'),
          ],
        },
      },
      on: {
        'clock.hold': { target: 'held', meta: practice },
        'clock.move': {
          target: 'running',
          reenter: true,
          actions: closeAlerts('dueDateMoved', 'taskDueSoon', 'taskLate'),
          meta: practice,
        },
        'clock.stop': { target: 'stopped', meta: practice },
      },
    },
    /** Reported, not yet evaluated: the verdict is that of the report. */
    held: {
      entry: closeAlerts('reported', 'taskDueSoon'),
      on: {
        'clock.goOn': { target: 'running', meta: practice },
        'clock.stop': { target: 'stopped', meta: practice },
      },
    },
    stopped: {
      entry: closeAlerts('clockStopped', 'taskDueSoon', 'taskLate'),
      initial: 'onTime',
      states: {
        onTime: {
          always: [
            { target: 'late', guard: 'verdictLate', meta: byDate },
            { target: 'early', guard: 'verdictEarly', meta: byDate },
          ],
        },
        early: {},
        late: {},
      },
    },
  },
});

function initialContext(input: TaskInput): TaskContext {
  return {
    ...input,
    officer: null,
    originalDueAt: input.due.dueAt,
    asked: null,
    extensions: 0,
    percent: 0,
    reportedAt: null,
    wasLate: false,
    verdict: null,
  };
}

/** The chart of an assigned task: region `course` says whose move it is, region `clock` how its time stands. */
export function buildAssignedTask(): Made {
  return chart.createMachine({
    id: 'assigned-task',
    type: 'parallel',
    context: ({ input }) => initialContext(input),
    states: { course, clock },
  });
}
