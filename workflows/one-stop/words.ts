// The words of the one-stop chart: its events, delays, guards, effects and assignments, all named and pure.
import { setup } from 'xstate';
import type {
  AlertKind,
  DossierContext,
  DossierInput,
  DueInstants,
  NoticeKind,
  Outcome,
} from './dossier-context.ts';
import { statesOf } from '../law/ground.ts';
import type { Grounded } from '../law/ground.ts';
import type { ClockFacts, DossierEvent, TimerEvent } from './dossier-events.ts';
import type { StateMeta } from './rights.ts';
import { mayTakeBack } from './take-back.ts';

/** What an event does to the clock; the engine turns it into a ledger entry. */
export type LedgerMove =
  | 'start'
  | 'pause'
  | 'restart'
  /** A restart with the limit of the phase that begins. */
  | 'phase'
  | 'resume'
  | 'extend'
  | 'stop'
  | 'late'
  /** The run was never late by what is known now. */
  | 'lateWithdrawn'
  | 'promise'
  | 'calendarChange'
  /** The acceptance was recorded wrongly. */
  | 'correction'
  /** The unit that goes on counts on another calendar. */
  | 'handOver';

type ClockSignal = {
  readonly type: `clock.${'start' | 'pause' | 'restart' | 'phase' | 'resume' | 'extend' | 'stop'}`;
};
type ChartEvent = DossierEvent | TimerEvent | ClockSignal;

const wait =
  (name: keyof DueInstants) =>
  ({ context }: { context: DossierContext }): number => {
    const instant = context.due[name];
    return instant === null ? Number.POSITIVE_INFINITY : Math.max(0, instant - context.at);
  };

// Effects are data: the engine writes what these say in the transition's own transaction.
export const chart = setup({
  types: {} as {
    context: DossierContext;
    events: ChartEvent;
    input: DossierInput;
    meta: StateMeta;
    transitionMeta: Grounded;
  },
  actions: {
    alert: (_, _params: { kind: AlertKind; due: keyof DueInstants }) => undefined,
    closeAlerts: (_, _params: { kinds: readonly AlertKind[]; reason: string; closed?: boolean }) => undefined,
    ledger: (_, _params: { move: LedgerMove }) => undefined,
    form: (_, _params: { form: string }) => undefined,
    notice: (_, _params: { kind: NoticeKind }) => undefined,
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
    takeOverDue: wait('takeOver'),
  },
  guards: {
    accepted: ({ context }) => context.accepted,
    acceptedAt: ({ context }, params: { step: string }) => context.accepted && context.step === params.step,
    sentTo: ({ event }, params: { step: string }) => event.type === 'sendBack' && event.to === params.step,
    endsStopped: ({ context }) => context.accepted && context.requestEnds === 'stopped',
    promiseFree: ({ context }) => context.due.statutory !== null && context.promises < context.reappointments,
    startsHere: ({ context }) => !context.boundaryFree,
    boundaryFree: ({ context }) => context.boundaryFree && !hasStarted(context),
    immediate: ({ context }) => context.immediate,
    immediateWithReceipt: ({ context, event }) =>
      context.immediate && event.type === 'giveResult' && event.receipt === true,
    movesLater: ({ context, event }) =>
      (factsOf(event).due.statutory ?? 0) > (context.due.statutory ?? Number.POSITIVE_INFINITY),
    mayAskCorrection: ({ context }) => hasStarted(context) && correctionOf(context) === null,
    correctionAsked: ({ context }) => correctionOf(context) !== null,
    changesCalendar: ({ context, event }) =>
      event.type === 'handOver' &&
      event.calendarName !== undefined &&
      event.calendarName !== context.calendarName,
    mayExtend: ({ context, event }) =>
      !context.extended && hasStarted(context) && factsOf(event).extension !== null,
    takesBack: ({ context, event }, params: { step: string }) =>
      event.type === 'undo' && context.takeBack?.step === params.step && mayTakeBack(context, event),
    restarts: ({ context }) => context.afterSupplement === 'restart',
    runLate: ({ context }) => context.lateRun,
    runNotLate: ({ context }) => !context.lateRun,
    /** By the facts of the event the run, which is late, never was. */
    neverLate: ({ context, event }) => context.lateRun && !factsOf(event).lateRun,
    /** It is late still, but since another instant. */
    lateMoved: ({ context, event }) =>
      context.lateRun && factsOf(event).due.lateFrom !== context.due.lateFrom,
    verdictLate: ({ context }) => context.verdict === 'late',
    verdictEarly: ({ context }) => context.verdict === 'early',
  },
});

/** A state of the chart. */
export const state = statesOf(chart);
/** What a transition does, in the order that it is done. */
export type Actions = Extract<
  NonNullable<Parameters<typeof chart.createStateConfig>[0]['entry']>,
  readonly unknown[]
>;

function hasStarted({ due }: DossierContext): boolean {
  return due.statutory !== null;
}

const correctionOf = ({ acceptanceCorrection }: DossierContext) => acceptanceCorrection ?? null;

export function factsOf(event: ChartEvent): ClockFacts {
  if (!('facts' in event)) throw new Error(`event ${event.type} carries no facts`);
  return event.facts;
}

export const alert = (kind: AlertKind, due: keyof DueInstants) =>
  ({ type: 'alert', params: { kind, due } }) as const;
export const closeAlerts = (reason: string, ...kinds: AlertKind[]) =>
  ({ type: 'closeAlerts', params: { kinds, reason } }) as const;
/** Also of those that were closed when the clock stopped. */
export const withdrawAlerts = (reason: string, ...kinds: AlertKind[]) =>
  ({ type: 'closeAlerts', params: { kinds, reason, closed: true } }) as const;
export const ledger = (move: LedgerMove) => ({ type: 'ledger', params: { move } }) as const;
export const form = (name: string) => ({ type: 'form', params: { form: name } }) as const;
export const notice = (kind: NoticeKind) => ({ type: 'notice', params: { kind } }) as const;

/** Every instant of the clock as the facts have it; the step's own is set on entering the step. */
export const takeDue = chart.assign(({ context, event }) => ({
  due: {
    ...factsOf(event).due,
    step: context.due.step,
    reception: null,
    lapse: null,
    reminder: null,
    takeOver: null,
  },
}));
/** The clock's instants as the facts have them, of a clock that goes on as it is: what else is waited for stays. */
export const takeClock = chart.assign(({ context, event }) => ({
  due: { ...factsOf(event).due, step: context.due.step },
}));
/** A clock that stands still becomes late only when its last day was worked to the end. */
export const holdLate = chart.assign(({ context, event }) => ({
  due: { ...context.due, lateFrom: factsOf(event).due.lateFrom },
}));
/** A receipt before the clock runs: its date counts from the latest lawful take-over (118/2025/NĐ-CP Art. 17.3). */
export const promiseByTakeOver = chart.assign(({ context, event }) => ({
  due: {
    ...context.due,
    reception: null,
    promised: factsOf(event).deadline('receipt'),
    takeOver: factsOf(event).deadline('takeOver'),
  },
}));
export const awaitAnswer = chart.assign(({ context, event }) => ({
  due: { ...context.due, reception: factsOf(event).deadline('reception'), lapse: null },
}));
export const endWith = (outcome: Outcome) =>
  chart.assign(({ context, event }) => ({
    outcome,
    verdict: context.accepted ? factsOf(event).verdict : null,
    // A clock that stops in the middle of a pause has had its due date moved by that pause.
    due: { ...factsOf(event).due, step: null, reminder: factsOf(event).deadline('reminder') },
  }));
export const askSupplement = chart.assign(({ context, event }) => {
  const { stage, round, after } = factsOf(event).supplement(
    event.type === 'requestSupplement' ? event.leg : undefined,
  );
  return {
    stage,
    asked: { ...context.asked, [stage]: round },
    afterSupplement: after,
    due: { ...context.due, lapse: factsOf(event).deadline('lapse'), reception: null },
  };
});
export const supplemented = chart.assign(({ context }) => ({
  stage: null,
  supplementedAt:
    context.stage === null
      ? context.supplementedAt
      : { ...context.supplementedAt, [context.stage]: context.at },
}));
/** A new run has the steps' shares of the limit anew. */
export const shareAnew = chart.assign(({ context }) =>
  context.afterSupplement === 'restart' && context.accepted ? { spent: {} } : {},
);
export const holdBy = chart.assign(({ event }) => {
  if (event.type === 'assign') return { officer: event.officerId };
  return event.type === 'take' ? { officer: event.by } : {};
});

/** The units that a decision names take the place of the old ones; who is not of the new ones holds it no longer. */
export const handOverTo = chart.assign(({ context, event }) => {
  if (event.type !== 'handOver') return {};
  const stays = new Set(event.stays);
  return {
    units: event.units,
    calendarName: event.calendarName ?? context.calendarName,
    officer: context.officer !== null && stays.has(context.officer) ? context.officer : null,
    officers: Object.fromEntries(Object.entries(context.officers).filter(([, id]) => stays.has(id))),
  };
});

export const askCorrection = chart.assign(({ context, event }) =>
  event.type === 'askAcceptanceCorrection'
    ? {
        acceptanceCorrection: {
          acceptedAt: event.acceptedAt,
          reason: event.reason,
          by: event.by,
          at: context.at,
        },
      }
    : {},
);
export const forgetCorrection = chart.assign({ acceptanceCorrection: null });

export const enterStep = (key: string) =>
  chart.assign(({ context, event }) => ({
    step: key,
    stepSince: context.at,
    due: { ...context.due, step: factsOf(event).stepDue(key) },
    officer: officerOnEntry(context, event, key),
  }));
export const leaveStep = (key: string) =>
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
  if (event.type === 'complete' || event.type === 'transfer' || event.type === 'takeOver')
    return event.officerId ?? null;
  if (event.type === 'undo') return context.takeBack?.officer ?? null;
  if (event.type === 'sendBack') return context.officers[key] ?? null;
  if (event.type === 'accept') return event.by;
  return context.officer;
}
