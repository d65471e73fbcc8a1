// The statechart of a complaint or reflection (phản ánh, kiến nghị): received, assigned, answered, published or not,
// closed; passed on where it is nobody's here, withdrawn where it was meant no more. Pure: never started, only stepped.
import { setup } from 'xstate';
import type {
  ComplaintAlertKind,
  ComplaintContext,
  ComplaintDue,
  ComplaintEvent,
  ComplaintInput,
  ComplaintMeta,
  ComplaintRight,
} from './words.ts';
import { setting, statesOf } from '../law/ground.ts';
import type { Grounded } from '../law/ground.ts';
import type { Verdict } from '../one-stop/dossier-context.ts';
import type { Made } from '../statechart.ts';
import { dayOf } from '../../src/domain/time/instant.ts';

type Signal = { readonly type: `clock.${'hold' | 'goOn' | 'move' | 'stop'}` };

const until =
  (name: keyof ComplaintDue) =>
  ({ context }: { context: ComplaintContext }) =>
    Math.max(0, context.due[name] - context.at);

const chart = setup({
  types: {} as {
    context: ComplaintContext;
    events: ComplaintEvent | Signal;
    input: ComplaintInput;
    meta: ComplaintMeta;
    transitionMeta: Grounded;
  },
  actions: {
    alert: (_, _params: { kind: ComplaintAlertKind }) => undefined,
    closeAlerts: (_, _params: { kinds: readonly ComplaintAlertKind[]; reason: string }) => undefined,
  },
  delays: { dueSoon: until('dueSoon'), late: until('lateFrom') },
  guards: {
    alreadyLate: ({ context }) => context.at >= context.due.lateFrom,
    /** Counted on the new unit's calendar it is later; what is late already stays so. */
    movesDue: ({ context, event }) =>
      event.type === 'assign' &&
      context.at < context.due.lateFrom &&
      event.until.lateFrom > context.due.lateFrom,
    isPublished: ({ context }) => context.published,
    verdictLate: ({ context }) => context.verdict === 'late',
    verdictEarly: ({ context }) => context.verdict === 'early',
  },
});

const state = statesOf(chart);

// The text of Decree 20/2008, which receives and passes on what is said about administrative rules, was seen only as far
// as its Article 1: it leaves complaints and denunciations in the sense of the laws on them to those laws.
const office = setting('how the office deals with it is its own rule: no article was seen that says it');
const limit = setting('the office says in what time it answers; no article was seen that names one');
const deciding = setting('found late or not by the day it was answered or passed on, as a dossier is');

const alert = (kind: ComplaintAlertKind) => ({ type: 'alert', params: { kind } }) as const;
const closeAlerts = (reason: string, ...kinds: ComplaintAlertKind[]) =>
  ({ type: 'closeAlerts', params: { kinds, reason } }) as const;
const signal = (type: Signal['type']) => chart.raise({ type });

const SUPERVISOR: ComplaintRight[] = [
  { position: 'supervisor', side: 'office' },
  { position: 'supervisor', side: 'receiver' },
];
/** Whoever decides whose it is: the heads over the desk that received it, and the supervising office. */
const ASSIGNER: ComplaintRight[] = [
  { position: 'head', side: 'receiver' },
  { position: 'leader', side: 'receiver' },
  ...SUPERVISOR,
];
const HEAD: ComplaintRight[] = [
  { position: 'head', side: 'unit' },
  { position: 'leader', side: 'unit' },
];
/** Those who answer: the person in charge, and the heads over him. */
const WORKER: ComplaintRight[] = [{ position: 'officer', side: 'unit', holder: true }, ...HEAD];
/** Those at the desk, who are told that it is meant no more. */
const DESK: ComplaintRight[] = [
  { position: 'reception', side: 'receiver' },
  { position: 'clerk', side: 'receiver' },
  ...ASSIGNER,
];

/** By calendar date, as for dossiers: on the due day is on time, before it early. */
const fix = chart.assign(({ context }) => ({ answeredAt: context.at, verdict: verdictAt(context) }));

function verdictAt({ at, due, wasLate }: ComplaintContext): Verdict {
  if (wasLate || at >= due.lateFrom) return 'late';
  return dayOf(at) < dayOf(due.dueAt) ? 'early' : 'onTime';
}

const give = chart.assign(({ event }) =>
  event.type === 'assign' ? { unit: event.unit, officer: event.officerId ?? null } : {},
);
const move = chart.assign(({ event }) =>
  event.type === 'assign' ? { calendar: event.calendar, due: event.until } : {},
);
const assign = [
  { guard: 'movesDue', target: '#assigned', actions: [give, move, signal('clock.move')], meta: limit },
  { target: '#assigned', actions: give, meta: office },
] as const;
const passOn = { target: '#passedOn', actions: [fix, signal('clock.stop')], meta: deciding } as const;
const withdraw = { target: '#withdrawn', actions: signal('clock.stop'), meta: office } as const;
const unpublish = { actions: chart.assign({ published: false }), meta: office } as const;

const course = state({
  initial: 'received',
  states: {
    received: state({
      id: 'received',
      meta: { waitsFor: 'receiver', may: { assign: ASSIGNER, passOn: ASSIGNER, withdraw: DESK } },
      on: { assign, passOn, withdraw },
    }),
    assigned: state({
      id: 'assigned',
      meta: {
        waitsFor: 'unit',
        may: {
          giveTo: HEAD,
          answer: WORKER,
          handBack: HEAD,
          assign: ASSIGNER,
          passOn: ASSIGNER,
          withdraw: DESK,
        },
      },
      on: {
        giveTo: {
          actions: chart.assign(({ event }) => (event.type === 'giveTo' ? { officer: event.officerId } : {})),
          meta: office,
        },
        handBack: {
          target: 'received',
          actions: chart.assign(({ context }) => ({ unit: context.receiver, officer: null })),
          meta: office,
        },
        answer: { target: 'answered', actions: [fix, signal('clock.hold')], meta: deciding },
        assign,
        passOn,
        withdraw,
      },
    }),
    answered: state({
      id: 'answered',
      meta: {
        waitsFor: 'office',
        may: { publish: SUPERVISOR, close: SUPERVISOR, returnAnswer: SUPERVISOR, withdraw: DESK },
      },
      on: {
        publish: { target: 'published', actions: chart.assign({ published: true }), meta: office },
        close: { target: 'closed', actions: signal('clock.stop'), meta: office },
        returnAnswer: {
          target: 'assigned',
          actions: [
            chart.assign(({ context }) => ({
              answeredAt: null,
              verdict: null,
              returns: context.returns + 1,
            })),
            signal('clock.goOn'),
          ],
          meta: office,
        },
        withdraw,
      },
    }),
    published: state({
      meta: { waitsFor: 'office', may: { close: SUPERVISOR, unpublish: SUPERVISOR } },
      on: {
        close: { target: 'closed', actions: signal('clock.stop'), meta: office },
        unpublish: { ...unpublish, target: 'answered' },
      },
    }),
    /** What everybody can read may turn out to say too much, also long afterwards. */
    closed: state({
      tags: ['closed'],
      meta: { waitsFor: 'nobody', may: { unpublish: SUPERVISOR } },
      on: { unpublish: { ...unpublish, guard: 'isPublished' } },
    }),
    passedOn: state({ id: 'passedOn', tags: ['closed'], meta: { waitsFor: 'nobody', may: {} } }),
    withdrawn: state({ id: 'withdrawn', tags: ['closed'], meta: { waitsFor: 'nobody', may: {} } }),
  },
});

const clock = state({
  initial: 'running',
  states: {
    running: state({
      initial: 'onTime',
      states: {
        onTime: {
          always: { guard: 'alreadyLate', target: 'late', meta: limit },
          after: {
            dueSoon: { target: 'dueSoon', actions: alert('complaintDueSoon'), meta: limit },
            late: { target: 'late', meta: limit },
          },
        },
        dueSoon: { after: { late: { target: 'late', meta: limit } } },
        late: {
          entry: [
            chart.assign({ wasLate: true }),
            alert('complaintLate'),
            closeAlerts('late', 'complaintDueSoon'),
          ],
        },
      },
      on: {
        'clock.hold': { target: 'held', meta: deciding },
        'clock.move': {
          target: 'running',
          reenter: true,
          actions: closeAlerts('dueDateMoved', 'complaintDueSoon'),
          meta: limit,
        },
        'clock.stop': { target: 'stopped', meta: deciding },
      },
    }),
    /** Answered, not yet closed: the verdict is that of the answer. */
    held: state({
      entry: closeAlerts('answered', 'complaintDueSoon'),
      on: {
        'clock.goOn': { target: 'running', meta: deciding },
        'clock.stop': { target: 'stopped', meta: deciding },
      },
    }),
    stopped: state({
      entry: closeAlerts('clockStopped', 'complaintDueSoon', 'complaintLate'),
      initial: 'onTime',
      states: {
        onTime: {
          always: [
            { target: 'late', guard: 'verdictLate', meta: deciding },
            { target: 'early', guard: 'verdictEarly', meta: deciding },
          ],
        },
        early: {},
        late: {},
      },
    }),
  },
});

function initialContext(input: ComplaintInput): ComplaintContext {
  return {
    ...input,
    unit: input.receiver,
    officer: null,
    receivedAt: input.at,
    originalDueAt: input.due.dueAt,
    answeredAt: null,
    returns: 0,
    published: false,
    wasLate: false,
    verdict: null,
  };
}

/** The chart of a complaint: region `course` says whose move it is, region `clock` how its time stands. */
export function buildComplaint(): Made {
  return chart.createMachine({
    id: 'complaint',
    type: 'parallel',
    context: ({ input }) => initialContext(input),
    states: { course, clock },
  });
}
