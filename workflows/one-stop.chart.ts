// The words of the one-stop chart: its events, delays, guards, effects and assignments, all named and pure.
import { setup } from 'xstate';
import type { AlertKind, DossierContext, DossierInput, DueInstants, Outcome } from './dossier-context.ts';
import type { ClockFacts, DossierEvent, TimerEvent } from './dossier-events.ts';
import type { StateMeta } from './rights.ts';

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
export const chart = setup({
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

export function factsOf(event: ChartEvent): ClockFacts {
  if (!('facts' in event)) throw new Error(`event ${event.type} carries no facts`);
  return event.facts;
}

export const alert = (kind: AlertKind, due: keyof DueInstants) =>
  ({ type: 'alert', params: { kind, due } }) as const;
export const closeAlerts = (reason: string, ...kinds: AlertKind[]) =>
  ({ type: 'closeAlerts', params: { kinds, reason } }) as const;
export const ledger = (move: LedgerMove) => ({ type: 'ledger', params: { move } }) as const;
export const form = (name: string) => ({ type: 'form', params: { form: name } }) as const;

/** Every instant of the clock as the facts have it; the step's own is set on entering the step. */
export const takeDue = chart.assign(({ context, event }) => ({
  due: { ...factsOf(event).due, step: context.due.step, reception: null, lapse: null, reminder: null },
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
export const askSupplement = chart.assign(({ context, event }) => ({
  supplements: context.supplements + (context.accepted ? 1 : 0),
  afterSupplement: factsOf(event).afterSupplement(),
  due: { ...context.due, lapse: factsOf(event).deadline('lapse'), reception: null },
}));
export const holdBy = chart.assign(({ event }) => {
  if (event.type === 'assign') return { officer: event.officerId };
  return event.type === 'take' ? { officer: event.by } : {};
});

/** The units that a decision names take the dossier's place of the old ones; who held it holds it no longer. */
export const handOverTo = chart.assign(({ event }) =>
  event.type === 'handOver' ? { units: event.units, officer: null, officers: {} } : {},
);

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
  if (event.type === 'complete' || event.type === 'transfer') return event.officerId ?? null;
  if (event.type === 'sendBack') return context.officers[key] ?? null;
  if (event.type === 'accept') return event.by;
  return context.officer;
}
