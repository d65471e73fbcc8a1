// The chart of one consultation (Decree 61/2018 Art. 19.5): asked, then answered, lapsed or closed. Pure, never started.
import { setup } from 'xstate';
import { law, setting, statesOf } from '../law/ground.ts';
import type { Grounded } from '../law/ground.ts';
import type { ChildAlertKind, ConsultationContext } from '../child-state.ts';
import type { ChildEvent } from '../child-events.ts';

const chart = setup({
  types: {} as {
    context: ConsultationContext;
    events: ChildEvent;
    input: ConsultationContext;
    transitionMeta: Grounded;
  },
  actions: {
    alert: (_, _params: { kind: ChildAlertKind }) => undefined,
    closeAlerts: (_, _params: { reason: string; kinds?: readonly ChildAlertKind[] }) => undefined,
  },
  delays: {
    due: ({ context }) =>
      context.lateFrom === null ? Number.POSITIVE_INFINITY : Math.max(0, context.lateFrom - context.at),
  },
  guards: {
    silenceMeansConsent: ({ context }) => context.silenceMeansConsent,
    alerted: ({ context }) => context.openAlerts.length > 0,
    /** By the calendar that is known now it was never late. */
    neverLate: ({ context, event }) =>
      event.type === 'moveDue' && (event.lateFrom ?? Number.POSITIVE_INFINITY) > context.at,
  },
});

const state = statesOf(chart);

const opinions = law('61/2018/NĐ-CP Art. 19.5');
const newCalendar = setting(
  'no source says what a calendar that is announced later does to the time of an answer',
);
const endsWithStep = setting('the decree does not say it: a question ends with the step that asked it');

const alert = (kind: ChildAlertKind) => ({ type: 'alert', params: { kind } }) as const;
const closeAlerts = (reason: string) => ({ type: 'closeAlerts', params: { reason } }) as const;
/** What was told of a lateness that never was. */
const withdrawn = {
  type: 'closeAlerts',
  params: { reason: 'calendar', kinds: ['consultationLate'] },
} as const;
const late = chart.assign({ late: true });
const takeDue = chart.assign(({ event }) => {
  if (event.type !== 'moveDue') return {};
  const { dueAt, lateFrom, calendars } = event;
  return { dueAt, lateFrom, calendars };
});
const endWith = (outcome?: 'deemedConsent' | 'closed') =>
  chart.assign(({ context, event }) => ({
    endedAt: context.at,
    workingMinutes: event.workingMinutes,
    outcome: outcome ?? (event.type === 'answerOpinion' ? event.position : null),
  }));

export const consultationMachine = chart.createMachine({
  id: 'consultation',
  context: ({ input }) => input,
  initial: 'asked',
  states: {
    asked: state({
      entry: alert('opinionAsked'),
      initial: 'onTime',
      states: {
        onTime: {
          on: { moveDue: { target: 'onTime', reenter: true, actions: takeDue, meta: newCalendar } },
          after: {
            due: [
              {
                guard: 'silenceMeansConsent',
                target: '#lapsed',
                actions: [late, alert('consultationLate'), endWith('deemedConsent')],
                meta: law('Luật Xây dựng Art. 102'),
              },
              { target: 'late', actions: [late, alert('consultationLate')], meta: opinions },
            ],
          },
        },
        late: {
          on: {
            moveDue: [
              {
                guard: 'neverLate',
                target: 'onTime',
                actions: [takeDue, chart.assign({ late: false }), withdrawn],
                meta: newCalendar,
              },
              { actions: takeDue, meta: newCalendar },
            ],
          },
        },
      },
      on: {
        answerOpinion: {
          target: 'answered',
          actions: [endWith(), closeAlerts('answered')],
          meta: opinions,
        },
        closeConsultation: {
          target: 'closed',
          actions: [endWith('closed'), closeAlerts('closed')],
          meta: setting(
            'the decree does not say that a question may be taken back: whoever asked, with a reason',
          ),
        },
        assignConsultation: {
          actions: chart.assign(({ context, event }) =>
            event.type === 'assignConsultation'
              ? { officer: event.officerId, unit: event.unit ?? context.unit }
              : {},
          ),
          meta: law('61/2018/NĐ-CP Art. 19.1'),
        },
        stepLeft: {
          target: 'closed',
          actions: [endWith('closed'), closeAlerts('stepLeft')],
          meta: endsWithStep,
        },
      },
    }),
    answered: { tags: ['ended'] },
    // Nobody answered in time: taken for agreement, and the agency stays late and alerted until the step is left.
    lapsed: state({
      id: 'lapsed',
      tags: ['ended'],
      on: { stepLeft: { guard: 'alerted', actions: closeAlerts('stepLeft'), meta: endsWithStep } },
    }),
    closed: { tags: ['ended'] },
  },
});
