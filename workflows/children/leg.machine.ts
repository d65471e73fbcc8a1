// The chart of one leg of an interlinked dossier (Decree 61/2018 Art. 19.6, 19.7): waiting, open or paused, each in time
// or late, then done, refused or cancelled. Pure, never started.
import { setup } from 'xstate';
import { law, setting, statesOf } from '../law/ground.ts';
import type { Grounded } from '../law/ground.ts';
import type { ChildAlertKind, LegContext } from '../child-state.ts';
import type { ChildEvent, LegRun } from '../child-events.ts';

const chart = setup({
  types: {} as { context: LegContext; events: ChildEvent; input: LegContext; transitionMeta: Grounded },
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

const state = statesOf(chart);

/** On paper one after another; electronically all at once, with a lead; between levels by the same rules. */
const interlinked = law('61/2018/NĐ-CP Art. 19.6, 19.7');
const supplementing = law('61/2018/NĐ-CP Art. 19.4');
const newCalendar = setting(
  'no source says what a calendar that is announced later does to the time of a part',
);

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
const inTimeOrLate = state({
  initial: 'onTime',
  states: {
    onTime: {
      always: {
        guard: 'lateRun',
        target: 'late',
        meta: setting('no source says that a pause clears a lateness: what is late stays so when it goes on'),
      },
      on: { moveDue: { target: 'onTime', reenter: true, actions: takeDue, meta: newCalendar } },
      after: {
        due: {
          target: 'late',
          actions: [chart.assign({ late: true, lateRun: true }), alert('legLate')],
          meta: interlinked,
        },
      },
    },
    late: {
      on: {
        moveDue: [
          {
            guard: 'neverLate',
            target: 'onTime',
            actions: [takeDue, forgetLate, withdrawn],
            meta: newCalendar,
          },
          { actions: takeDue, meta: newCalendar },
        ],
      },
    },
  },
});

const cancelled = {
  target: '#cancelled',
  actions: [endWith('cancelled'), closeAlerts('cancelled')],
  meta: setting(
    'the decree does not say it: a part that nobody needs any more ends with the dossier or its step',
  ),
} as const;

export const legMachine = chart.createMachine({
  id: 'leg',
  context: ({ input }) => input,
  initial: 'waiting',
  states: {
    waiting: state({
      on: {
        begin: { target: 'open', actions: [takeRun, alert('legOpened')], meta: interlinked },
        cancel: cancelled,
      },
    }),
    open: state({
      ...inTimeOrLate,
      on: {
        takeLeg: {
          actions: chart.assign(({ event }) => ({ officer: event.by })),
          meta: setting(
            'the decree has the head assign (61/2018/NĐ-CP Art. 19.1); what nobody was assigned may be taken up',
          ),
        },
        assignLeg: {
          actions: chart.assign(({ context, event }) =>
            event.type === 'assignLeg' ? { officer: event.officerId, unit: event.unit ?? context.unit } : {},
          ),
          meta: law('61/2018/NĐ-CP Art. 19.1'),
        },
        completeLeg: { target: 'done', actions: [endWith('done'), closeAlerts('done')], meta: interlinked },
        refuseLeg: {
          target: 'refused',
          actions: [endWith('refused'), closeAlerts('refused')],
          meta: law('61/2018/NĐ-CP Art. 19.8'),
        },
        // The supplement itself is asked for by the dossier, which then pauses its legs.
        returnLeg: { actions: chart.assign({}), meta: supplementing },
        pause: {
          target: 'paused',
          actions: [takePause, { type: 'closeAlerts', params: { reason: 'paused', kinds: ['legOpened'] } }],
          meta: supplementing,
        },
        cancel: cancelled,
      },
    }),
    paused: state({
      ...inTimeOrLate,
      on: {
        resume: [
          {
            guard: 'startsAnew',
            target: 'open',
            actions: [takeRun, closeLate('dueDateMoved')],
            meta: supplementing,
          },
          {
            guard: 'resumedNeverLate',
            target: 'open',
            actions: [takeRun, forgetLate, withdrawn],
            meta: newCalendar,
          },
          {
            target: 'open',
            actions: takeRun,
            meta: setting('a supplement by sector law or beyond the rule, and a financial duty, only pause'),
          },
        ],
        cancel: cancelled,
      },
    }),
    done: { tags: ['ended'] },
    refused: { tags: ['ended'] },
    cancelled: { id: 'cancelled', tags: ['ended'] },
  },
});
