// The chart of one leg of an interlinked dossier (Decree 61/2018 Art. 19.6, 19.7): waiting, open or paused, each in time
// or late, then done, refused or cancelled. Pure, never started.
import { setup } from 'xstate';
import type { ChildAlertKind, LegContext } from '../child-state.ts';
import type { ChildEvent, LegRun } from '../child-events.ts';

const chart = setup({
  types: {} as { context: LegContext; events: ChildEvent; input: LegContext },
  actions: {
    alert: (_, _params: { kind: ChildAlertKind }) => undefined,
    closeAlerts: (_, _params: { reason: string; kinds?: readonly ChildAlertKind[] }) => undefined,
  },
  delays: {
    due: ({ context }) =>
      context.lateFrom === null ? Number.POSITIVE_INFINITY : Math.max(0, context.lateFrom - context.at),
  },
  guards: {
    lateRun: ({ context }) => context.lateRun,
    /** By the calendar that is known now the run was never late. */
    neverLate: ({ context, event }) =>
      event.type === 'moveDue' && (event.lateFrom ?? Number.POSITIVE_INFINITY) > context.at,
    startsAnew: ({ event }) => event.type === 'resume' && event.run.anew,
    /** By the calendars that are known when it goes on, the run that was told to be late never was. */
    resumedNeverLate: ({ context, event }) =>
      event.type === 'resume' && context.lateRun && event.run.lateFrom > context.at,
  },
});

const alert = (kind: ChildAlertKind) => ({ type: 'alert', params: { kind } }) as const;
const closeAlerts = (reason: string) => ({ type: 'closeAlerts', params: { reason } }) as const;
const endWith = (outcome: 'done' | 'refused' | 'cancelled') =>
  chart.assign(({ context, event }) => ({
    outcome,
    endedAt: context.at,
    workingMinutes: event.workingMinutes,
    ...(event.type === 'completeLeg' && { reference: event.reference ?? null }),
  }));
/** The run's instants as `domain/time` computed them; a new run forgets that the one before was late. */
const takeRun = chart.assign(({ context, event }) => {
  if (event.type !== 'begin' && event.type !== 'resume') return {};
  const run: LegRun = event.run;
  return {
    ...run,
    startedAt: context.startedAt ?? context.at,
    pausedAt: null,
    lateRun: run.anew ? false : context.lateRun,
    ...(run.anew && context.late && { lateBefore: true }),
  };
});

/** It stands still; once late it stays late since when it was. */
const takePause = chart.assign(({ context, event }) =>
  event.type === 'pause'
    ? { pausedAt: context.at, lateFrom: context.lateRun ? context.lateFrom : event.lateFrom }
    : {},
);

const takeDue = chart.assign(({ event }) => {
  if (event.type !== 'moveDue') return {};
  const { dueAt, lateFrom, dueSoonAt, calendars } = event;
  return { dueAt, lateFrom, calendars, ...(dueSoonAt !== undefined && { dueSoonAt }) };
});

/** What was told of a lateness that never was. */
const forgetLate = chart.assign(({ context }) => ({ lateRun: false, late: context.lateBefore ?? false }));
const closeLate = (reason: string) =>
  ({ type: 'closeAlerts', params: { reason, kinds: ['legLate'] } }) as const;
const withdrawn = closeLate('calendar');

/** In time or late, also while it stands paused: the first late instant comes in a pause that took nothing of the last day. */
const inTimeOrLate = {
  initial: 'onTime',
  states: {
    onTime: {
      always: { guard: 'lateRun', target: 'late' },
      on: { moveDue: { target: 'onTime', reenter: true, actions: takeDue } },
      after: {
        due: { target: 'late', actions: [chart.assign({ late: true, lateRun: true }), alert('legLate')] },
      },
    },
    late: {
      on: {
        moveDue: [
          { guard: 'neverLate', target: 'onTime', actions: [takeDue, forgetLate, withdrawn] },
          { actions: takeDue },
        ],
      },
    },
  },
} as const;

const cancelled = {
  target: '#cancelled',
  actions: [endWith('cancelled'), closeAlerts('cancelled')],
} as const;

export const legMachine = chart.createMachine({
  id: 'leg',
  context: ({ input }) => input,
  initial: 'waiting',
  states: {
    waiting: {
      on: { begin: { target: 'open', actions: [takeRun, alert('legOpened')] }, cancel: cancelled },
    },
    open: {
      ...inTimeOrLate,
      on: {
        takeLeg: { actions: chart.assign(({ event }) => ({ officer: event.by })) },
        assignLeg: {
          actions: chart.assign(({ context, event }) =>
            event.type === 'assignLeg' ? { officer: event.officerId, unit: event.unit ?? context.unit } : {},
          ),
        },
        completeLeg: { target: 'done', actions: [endWith('done'), closeAlerts('done')] },
        refuseLeg: { target: 'refused', actions: [endWith('refused'), closeAlerts('refused')] },
        // The supplement itself is asked for by the dossier, which then pauses its legs.
        returnLeg: { actions: chart.assign({}) },
        pause: {
          target: 'paused',
          actions: [takePause, { type: 'closeAlerts', params: { reason: 'paused', kinds: ['legOpened'] } }],
        },
        cancel: cancelled,
      },
    },
    paused: {
      ...inTimeOrLate,
      on: {
        resume: [
          { guard: 'startsAnew', target: 'open', actions: [takeRun, closeLate('dueDateMoved')] },
          { guard: 'resumedNeverLate', target: 'open', actions: [takeRun, forgetLate, withdrawn] },
          { target: 'open', actions: takeRun },
        ],
        cancel: cancelled,
      },
    },
    done: { tags: ['ended'] },
    refused: { tags: ['ended'] },
    cancelled: { id: 'cancelled', tags: ['ended'] },
  },
});
