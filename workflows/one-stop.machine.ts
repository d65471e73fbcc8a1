// The statechart of a dossier, built for one published process (Decree 61/2018 Art. 17 to 20 as amended).
// Pure: nothing here is ever started; the engine asks `transition` and stores the delays as timers.
import { setup } from 'xstate';
import type { AnyStateMachine } from 'xstate';
import type { ProcessDefinition, StepDefinition } from '../src/domain/process/procedure-definition.ts';
import { initialContext } from './dossier-context.ts';
import type { AlertKind, DossierContext, DossierInput, DueInstants, Outcome } from './dossier-context.ts';
import type { ClockFacts, DossierEvent, TimerEvent } from './dossier-events.ts';
import { acceptedMeta, STATE_META, stepMeta } from './one-stop.rights.ts';
import type { StateMeta } from './rights.ts';

/** Version of the chart's shape; pinned on a dossier beside its process version. */
export const ONE_STOP_VERSION = 1;

/** What an event does to the clock; the engine turns it into a ledger entry. */
export type LedgerMove =
  'start' | 'pause' | 'restart' | 'resume' | 'stop' | 'late' | 'promise' | 'calendarChange';

type ClockSignal = { readonly type: `clock.${'start' | 'pause' | 'restart' | 'resume' | 'stop'}` };
type ChartEvent = DossierEvent | TimerEvent | ClockSignal;

const wait =
  (name: keyof DueInstants) =>
  ({ context }: { context: DossierContext }): number => {
    const instant = context.due[name];
    return instant === null ? Number.POSITIVE_INFINITY : Math.max(0, instant - context.at);
  };

// Effects are data: the engine writes what these say in the transition's own transaction.
const chart = setup({
  types: {} as { context: DossierContext; events: ChartEvent; input: DossierInput; meta: StateMeta },
  actions: {
    alert: (_, _params: { kind: AlertKind; due: keyof DueInstants }) => undefined,
    closeAlerts: (_, _params: { kinds: readonly AlertKind[]; reason: string }) => undefined,
    ledger: (_, _params: { move: LedgerMove }) => undefined,
    form: (_, _params: { form: string }) => undefined,
  },
  delays: {
    dueSoon: wait('dueSoon'),
    apologyTask: wait('apologyTask'),
    late: wait('lateFrom'),
    stepDue: wait('step'),
    transferDue: wait('transfer'),
    receptionDue: wait('reception'),
    lapse: wait('lapse'),
    reminder: wait('reminder'),
  },
  guards: {
    accepted: ({ context }) => context.accepted,
    acceptedAt: ({ context }, params: { step: string }) => context.accepted && context.step === params.step,
    sentTo: ({ event }, params: { step: string }) => event.type === 'sendBack' && event.to === params.step,
    endsStopped: ({ context }) => context.accepted && context.requestEnds === 'stopped',
    promiseFree: ({ context }) => !context.promiseMoved,
    restarts: ({ context }) => context.afterSupplement === 'restart',
    runLate: ({ context }) => context.lateRun,
    runNotLate: ({ context }) => !context.lateRun,
    verdictLate: ({ context }) => context.verdict === 'late',
    verdictEarly: ({ context }) => context.verdict === 'early',
  },
});

function factsOf(event: ChartEvent): ClockFacts {
  if (!('facts' in event)) throw new Error(`event ${event.type} carries no facts`);
  return event.facts;
}

const alert = (kind: AlertKind, due: keyof DueInstants) =>
  ({ type: 'alert', params: { kind, due } }) as const;
const closeAlerts = (reason: string, ...kinds: AlertKind[]) =>
  ({ type: 'closeAlerts', params: { kinds, reason } }) as const;
const ledger = (move: LedgerMove) => ({ type: 'ledger', params: { move } }) as const;
const form = (name: string) => ({ type: 'form', params: { form: name } }) as const;

/** Every instant of the clock as the facts have it; the step's own is set on entering the step. */
const takeDue = chart.assign(({ context, event }) => ({
  due: { ...factsOf(event).due, step: context.due.step, reception: null, lapse: null, reminder: null },
}));
const awaitAnswer = chart.assign(({ context, event }) => ({
  due: { ...context.due, reception: factsOf(event).deadline('reception'), lapse: null },
}));
const endWith = (outcome: Outcome) =>
  chart.assign(({ context, event }) => ({
    outcome,
    verdict: context.accepted ? factsOf(event).verdict : null,
    // A clock that stops in the middle of a pause has had its due date moved by that pause.
    due: { ...factsOf(event).due, step: null, reminder: factsOf(event).deadline('reminder') },
  }));
const askSupplement = chart.assign(({ context, event }) => ({
  supplements: context.supplements + (context.accepted ? 1 : 0),
  afterSupplement: factsOf(event).afterSupplement(),
  due: { ...context.due, lapse: factsOf(event).deadline('lapse'), reception: null },
}));
const holdBy = chart.assign(({ event }) => {
  if (event.type === 'assign') return { officer: event.officerId };
  return event.type === 'take' ? { officer: event.by } : {};
});

const enterStep = (key: string) =>
  chart.assign(({ context, event }) => ({
    step: key,
    stepSince: context.at,
    due: { ...context.due, step: factsOf(event).stepDue(key) },
    officer: officerOnEntry(context, event, key),
  }));
const leaveStep = (key: string) =>
  chart.assign(({ context, event }) => {
    const holder = context.officer ?? ('by' in event ? event.by : null);
    return {
      spent: { ...context.spent, [key]: (context.spent[key] ?? 0) + factsOf(event).spentNow() },
      officers: holder === null ? context.officers : { ...context.officers, [key]: holder },
      due: { ...context.due, step: null },
    };
  });

/** Who holds a step on entry: the person named, whoever had it before, or nobody yet. */
function officerOnEntry(context: DossierContext, event: ChartEvent, key: string): string | null {
  if (event.type === 'complete' || event.type === 'transfer') return event.officerId ?? null;
  if (event.type === 'sendBack') return context.officers[key] ?? null;
  if (event.type === 'accept') return event.by;
  return context.officer;
}

const ending = {
  endAtRequest: [
    { target: '#stopped', guard: 'endsStopped', actions: [endWith('stopped'), form('stopNotice')] },
    { target: '#withdrawn', actions: endWith('withdrawn') },
  ],
} as const;
const apologise = {
  apologise: {
    guard: 'promiseFree',
    actions: [
      chart.assign(({ context, event }) => ({
        promiseMoved: true,
        due: { ...context.due, promised: event.type === 'apologise' ? event.promisedAt : null },
      })),
      ledger('promise'),
      form('apology'),
      closeAlerts('apologised', 'apologyDue'),
    ],
  },
} as const;

/** A process with its statechart-relevant order worked out once. */
interface Shape {
  /** The leading receiving step, which is the state `accepted`; null where a process has none. */
  readonly receive: StepDefinition | null;
  readonly steps: readonly StepDefinition[];
  /** Index in `steps` of the last signing step; steps after it stand on a decision. */
  readonly decidedAfter: number;
}

export function shapeOf(process: ProcessDefinition): Shape {
  const [first] = process.steps;
  const receives = first?.kind === 'receive' && first.unit === 'receiving' ? first : null;
  const steps = receives ? process.steps.slice(1) : process.steps;
  const lastSign = steps.map((step) => step.kind).lastIndexOf('sign');
  return { receive: receives, steps, decidedAfter: lastSign < 0 ? steps.length : lastSign };
}

/** The key under which the state `accepted` keeps its time. */
export const receiveKey = (shape: Shape): string => shape.receive?.key ?? 'handOver';

function stepState(shape: Shape, index: number) {
  const step = shape.steps[index]!;
  const next = shape.steps[index + 1];
  const decided = index > shape.decidedAfter;
  const waitsForCitizen = step.kind === 'fulfilFinancialDuty';
  const resuming = [takeDue, chart.raise({ type: 'clock.resume' })];
  const leaving = waitsForCitizen ? { actions: resuming } : {};
  const earlier = [
    { target: '#accepted', key: receiveKey(shape) },
    ...shape.steps.slice(0, index).map(({ key }) => ({ target: `#step:${key}`, key })),
  ].map(({ target, key }) => ({
    target,
    guard: { type: 'sentTo', params: { step: key } } as const,
    ...leaving,
  }));
  const undecided = {
    requestSupplement: {
      target: '#awaitingSupplement',
      actions: [askSupplement, chart.raise({ type: 'clock.pause' }), form('supplementRequest')],
    },
    refuse: { target: '#resolved', actions: [endWith('refused'), form('refusal')] },
    startFinancialDuty: { target: '#awaitingFinancialDuty', actions: chart.raise({ type: 'clock.pause' }) },
    ...ending,
  } as const;
  return chart.createStateConfig({
    id: `step:${step.key}`,
    meta: stepMeta(step, decided),
    entry: [enterStep(step.key), ...(waitsForCitizen ? [chart.raise({ type: 'clock.pause' })] : [])],
    exit: [leaveStep(step.key), closeAlerts('stepLeft', 'stepLate')],
    after: { stepDue: { actions: alert('stepLate', 'step') } },
    on: {
      complete: {
        target: next ? `#step:${next.key}` : '#resolved',
        actions: [...(waitsForCitizen ? resuming : []), ...(next ? [] : [endWith('granted')])],
      },
      sendBack: earlier,
      assign: { actions: holdBy },
      take: { actions: holdBy },
      recalendar: { target: `#step:${step.key}`, reenter: true },
      ...apologise,
      ...(decided || waitsForCitizen ? {} : undecided),
    },
  });
}

function courseRegion(shape: Shape) {
  const receive = receiveKey(shape);
  const firstStep = shape.steps[0];
  const backToStep = [
    { target: '#accepted', key: receive },
    ...shape.steps.map(({ key }) => ({ target: `#step:${key}`, key })),
  ];
  const back = (actions: object) =>
    backToStep.map(({ target, key }) => ({
      target,
      guard: { type: 'acceptedAt', params: { step: key } } as const,
      actions,
    }));
  return {
    initial: 'lodged',
    states: {
      lodged: {
        meta: STATE_META.lodged,
        exit: closeAlerts('answered', 'receptionLate'),
        after: { receptionDue: { actions: alert('receptionLate', 'reception') } },
        on: {
          accept: {
            target: '#accepted',
            actions: [
              takeDue,
              chart.assign(({ context, event }) => ({
                accepted: true,
                units: event.type === 'accept' && event.units ? event.units : context.units,
              })),
              chart.raise({ type: 'clock.start' }),
              form('receipt'),
            ],
          },
          requestSupplement: {
            target: '#awaitingSupplement',
            actions: [askSupplement, form('supplementRequest')],
          },
          refuse: { target: '#refused', actions: [endWith('refused'), form('refusal')] },
          take: { actions: holdBy },
          ...ending,
        },
      },
      accepted: {
        id: 'accepted',
        meta: acceptedMeta(shape.receive),
        entry: [
          enterStep(receive),
          chart.assign(({ context, event }) => ({
            due: { ...context.due, transfer: factsOf(event).deadline('transfer') },
          })),
        ],
        exit: [leaveStep(receive), closeAlerts('transferred', 'transferLate', 'stepLate')],
        after: {
          stepDue: { actions: alert('stepLate', 'step') },
          transferDue: { actions: alert('transferLate', 'transfer') },
        },
        on: {
          transfer: firstStep
            ? { target: `#step:${firstStep.key}` }
            : { target: '#resolved', actions: endWith('granted') },
          take: { actions: holdBy },
          recalendar: { target: '#accepted', reenter: true },
          ...apologise,
          ...ending,
        },
      },
      processing: {
        initial: firstStep?.key,
        states: Object.fromEntries(shape.steps.map((step, index) => [step.key, stepState(shape, index)])),
      },
      awaitingSupplement: {
        id: 'awaitingSupplement',
        meta: STATE_META.awaitingSupplement,
        after: { lapse: { target: '#stopped', actions: [endWith('stopped'), form('stopNotice')] } },
        on: {
          completeSupplement: [
            ...back([takeDue, chart.raise(({ context }) => ({ type: `clock.${context.afterSupplement}` }))]),
            { target: 'lodged', actions: awaitAnswer },
          ],
          ...apologise,
          ...ending,
        },
      },
      awaitingFinancialDuty: {
        id: 'awaitingFinancialDuty',
        meta: STATE_META.awaitingFinancialDuty,
        on: {
          completeFinancialDuty: back([takeDue, chart.raise({ type: 'clock.resume' })]),
          ...apologise,
          ...ending,
        },
      },
      resolved: {
        id: 'resolved',
        meta: STATE_META.resolved,
        entry: chart.raise({ type: 'clock.stop' }),
        exit: closeAlerts('handedOver', 'resultWaiting'),
        after: { reminder: { actions: alert('resultWaiting', 'reminder') } },
        on: { return: 'returned' },
      },
      returned: { id: 'returned', tags: ['closed'], meta: STATE_META.returned },
      refused: {
        id: 'refused',
        tags: ['closed'],
        meta: STATE_META.refused,
        entry: chart.raise({ type: 'clock.stop' }),
      },
      withdrawn: {
        id: 'withdrawn',
        tags: ['closed'],
        meta: STATE_META.withdrawn,
        entry: chart.raise({ type: 'clock.stop' }),
      },
      stopped: {
        id: 'stopped',
        tags: ['closed'],
        meta: STATE_META.stopped,
        entry: chart.raise({ type: 'clock.stop' }),
      },
    },
  };
}

const clockRegion = {
  initial: 'notStarted',
  states: {
    notStarted: { on: { 'clock.start': { target: 'running', actions: ledger('start') } } },
    running: {
      initial: 'onTime',
      after: {
        late: {
          target: '.late',
          guard: 'runNotLate',
          actions: [
            chart.assign({ lateRun: true, wasLate: true }),
            ledger('late'),
            alert('dossierLate', 'statutory'),
            closeAlerts('late', 'dueSoon'),
          ],
        },
        apologyTask: { guard: 'promiseFree', actions: alert('apologyDue', 'apology') },
      },
      states: {
        onTime: {
          always: { target: 'late', guard: 'runLate' },
          after: { dueSoon: { target: 'dueSoon', actions: alert('dueSoon', 'statutory') } },
        },
        dueSoon: {},
        late: {},
      },
      on: {
        'clock.pause': { target: 'paused', actions: ledger('pause') },
        'clock.stop': { target: 'stopped', actions: ledger('stop') },
        recalendar: {
          target: 'running',
          reenter: true,
          actions: [takeDue, ledger('calendarChange'), closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue')],
        },
      },
    },
    paused: {
      on: {
        'clock.resume': { target: 'running', actions: ledger('resume') },
        'clock.restart': {
          target: 'running',
          actions: [
            ledger('restart'),
            chart.assign({ lateRun: false }),
            closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue', 'dossierLate'),
          ],
        },
        'clock.stop': { target: 'stopped', actions: ledger('stop') },
      },
    },
    stopped: {
      entry: closeAlerts('clockStopped', 'dueSoon', 'apologyDue', 'dossierLate'),
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

// XState builds a throw-away actor, with no input, for every pure transition; this keeps that cheap.
const UNLODGED = initialContext({
  at: 0,
  units: { receiving: [], competent: [], provinceOffice: [] },
  requestEnds: 'withdrawn',
  receptionDueAt: null,
});

/**
 * The chart of a dossier that follows this process: region `course` says where it is, region `clock` how its
 * time stands. The machine is immutable and may be shared by every dossier of the process version.
 */
export function buildOneStop(process: ProcessDefinition): AnyStateMachine {
  const shape = shapeOf(process);
  return chart.createMachine({
    id: 'one-stop',
    type: 'parallel',
    context: ({ input }: { input?: DossierInput }) => (input ? initialContext(input) : UNLODGED),
    states: { course: courseRegion(shape), clock: clockRegion },
  } as never) as unknown as AnyStateMachine;
}
