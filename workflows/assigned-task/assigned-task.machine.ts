// The statechart of a task that the People's Committee gives to an agency: accepted, reported, evaluated, closed.
// The letter of 26 October 2023 has the Chief of Office watch each of them. Pure: never started, only stepped.
import { setup } from 'xstate';
import type {
  TaskAlertKind,
  TaskContext,
  TaskDue,
  TaskEvent,
  TaskInput,
  TaskMeta,
  TaskRight,
} from './words.ts';
import type { Verdict } from '../one-stop/dossier-context.ts';
import { machineOf } from '../statechart.ts';
import type { Made } from '../statechart.ts';
import { dayOf } from '../../src/domain/time/instant.ts';

type Signal = { readonly type: `clock.${'hold' | 'goOn' | 'move' | 'stop'}` };
type Effect = 'lead' | 'giver';

const until =
  (name: keyof TaskDue) =>
  ({ context }: { context: TaskContext }) =>
    Math.max(0, context.due[name] - context.at);

const chart = setup({
  types: {} as { context: TaskContext; events: TaskEvent | Signal; input: TaskInput; meta: TaskMeta },
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

const alert = (kind: TaskAlertKind, tells: Effect) => ({ type: 'alert', params: { kind, tells } }) as const;
const closeAlerts = (reason: string, ...kinds: TaskAlertKind[]) =>
  ({ type: 'closeAlerts', params: { kinds, reason } }) as const;
const signal = (type: Signal['type']) => chart.raise({ type });

const headsOf = (side: TaskRight['side']): TaskRight[] => [
  { position: 'head', side },
  { position: 'leader', side },
];
/** Whoever gives tasks: the supervisors of the giving office, its heads and leaders. */
const GIVER: TaskRight[] = [{ position: 'supervisor', side: 'giver' }, ...headsOf('giver')];
const LEAD: TaskRight[] = headsOf('lead');
/** Those who do the work: the person in charge, and the heads over him. */
const WORKER: TaskRight[] = [
  { position: 'officer', side: 'lead', holder: true },
  { position: 'head', side: 'lead', holder: true },
  ...LEAD,
];

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
  withdraw: { target: '#withdrawn', actions: closeAlerts('withdrawn', 'taskNotAccepted', 'taskDeclined') },
} as const;
const mayWithdraw = { withdraw: GIVER };

const course = {
  initial: 'assigned',
  states: {
    assigned: {
      id: 'assigned',
      meta: {
        waitsFor: 'lead',
        may: { accept: LEAD, acknowledge: LEAD, decline: LEAD, ...mayWithdraw },
      } satisfies TaskMeta,
      after: { acceptance: { actions: alert('taskNotAccepted', 'lead') } },
      exit: closeAlerts('answered', 'taskNotAccepted'),
      on: {
        accept: { guard: 'isAssignment', target: 'inProgress', actions: take },
        acknowledge: {
          guard: 'isDissemination',
          target: '#closed',
          actions: [report, signal('clock.stop')],
        },
        decline: { guard: 'isAssignment', target: 'declined' },
        ...withdraw,
      },
    },
    declined: {
      meta: { waitsFor: 'giver', may: { reassign: GIVER, ...mayWithdraw } } satisfies TaskMeta,
      entry: alert('taskDeclined', 'giver'),
      exit: closeAlerts('decided', 'taskDeclined'),
      on: {
        reassign: {
          target: 'assigned',
          actions: chart.assign(({ event }) => ({
            ...(event.type === 'reassign' ? { lead: event.lead, acceptBy: event.acceptBy } : {}),
            officer: null,
          })),
        },
        ...withdraw,
      },
    },
    inProgress: {
      id: 'inProgress',
      meta: {
        waitsFor: 'lead',
        may: {
          assign: LEAD,
          reportProgress: WORKER,
          requestExtension: LEAD,
          grantExtension: GIVER,
          refuseExtension: GIVER,
          reportDone: WORKER,
          ...mayWithdraw,
        },
      } satisfies TaskMeta,
      exit: [chart.assign({ asked: null }), closeAlerts('reported', 'taskExtensionAsked')],
      on: {
        assign: { actions: take },
        reportProgress: {
          actions: chart.assign(({ event }) =>
            event.type === 'reportProgress' ? { percent: event.percent } : {},
          ),
        },
        requestExtension: {
          guard: 'nothingAsked',
          actions: [
            chart.assign(({ event }) => (event.type === 'requestExtension' ? { asked: event.until } : {})),
            alert('taskExtensionAsked', 'giver'),
          ],
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
        },
        refuseExtension: {
          guard: 'asked',
          actions: [chart.assign({ asked: null }), closeAlerts('answered', 'taskExtensionAsked')],
        },
        reportDone: { target: 'reported', actions: [report, signal('clock.hold')] },
        ...withdraw,
      },
    },
    reported: {
      meta: {
        waitsFor: 'giver',
        may: { approve: GIVER, returnWork: GIVER, ...mayWithdraw },
      } satisfies TaskMeta,
      entry: alert('taskReported', 'giver'),
      exit: closeAlerts('evaluated', 'taskReported'),
      on: {
        approve: { target: '#closed', actions: signal('clock.stop') },
        returnWork: {
          target: 'inProgress',
          actions: [chart.assign({ reportedAt: null, verdict: null }), signal('clock.goOn')],
        },
        ...withdraw,
      },
    },
    closed: {
      id: 'closed',
      tags: ['closed'],
      meta: { waitsFor: 'nobody', may: {} } satisfies TaskMeta,
    },
    withdrawn: {
      id: 'withdrawn',
      tags: ['closed'],
      meta: { waitsFor: 'nobody', may: {} } satisfies TaskMeta,
      entry: signal('clock.stop'),
    },
  },
} as const;

const clock = {
  initial: 'running',
  states: {
    running: {
      initial: 'onTime',
      states: {
        onTime: {
          always: { guard: 'alreadyLate', target: 'late' },
          after: {
            dueSoon: { target: 'dueSoon', actions: alert('taskDueSoon', 'lead') },
            late: { target: 'late' },
          },
        },
        dueSoon: { after: { late: { target: 'late' } } },
        late: {
          entry: [
            chart.assign({ wasLate: true }),
            alert('taskLate', 'lead'),
            closeAlerts('late', 'taskDueSoon'),
          ],
        },
      },
      on: {
        'clock.hold': 'held',
        'clock.move': {
          target: 'running',
          reenter: true,
          actions: closeAlerts('dueDateMoved', 'taskDueSoon', 'taskLate'),
        },
        'clock.stop': 'stopped',
      },
    },
    /** Reported, not yet evaluated: the verdict is that of the report. */
    held: {
      entry: closeAlerts('reported', 'taskDueSoon'),
      on: { 'clock.goOn': 'running', 'clock.stop': 'stopped' },
    },
    stopped: {
      entry: closeAlerts('clockStopped', 'taskDueSoon', 'taskLate'),
      initial: 'onTime',
      states: {
        onTime: {
          always: [
            { target: 'late', guard: 'verdictLate' },
            { target: 'early', guard: 'verdictEarly' },
          ],
        },
        early: {},
        late: {},
      },
    },
  },
} as const;

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
  return machineOf(chart, {
    id: 'assigned-task',
    type: 'parallel',
    context: ({ input }: { input: TaskInput }) => initialContext(input),
    states: { course, clock },
  });
}
