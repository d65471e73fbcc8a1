// Region `clock` of the one-stop chart: how the dossier's time stands.
import { alert, chart, closeAlerts, factsOf, ledger, notice, takeClock, withdrawAlerts } from './words.ts';

/** An end of time that lies ahead is announced anew. */
const moved = closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue');
const anew = (move: 'restart' | 'phase') =>
  [
    ledger(move),
    chart.assign({ lateRun: false }),
    closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue', 'dossierLate'),
  ] as const;
/** The first late instant has come; it comes in a pause too that took nothing of the last day. */
const fallLate = {
  target: '.late',
  guard: 'runNotLate',
  actions: [
    chart.assign({ lateRun: true, wasLate: true }),
    ledger('late'),
    alert('dossierLate', 'statutory'),
    closeAlerts('late', 'dueSoon'),
  ],
} as const;
/** Lateness is derived again: what was told is taken back, by an entry of its own. */
const forgetLate = chart.assign(({ event }) => ({ lateRun: false, wasLate: factsOf(event).wasLate }));
const takeVerdict = chart.assign(({ event }) => ({ verdict: factsOf(event).verdict }));
const tellMoved = [notice('dateMoved'), alert('dateMoved', 'statutory')] as const;
const onTimeOrLate = { always: { target: 'late', guard: 'runLate' } } as const;

/**
 * The date and the lateness of a clock that goes on, derived again from a fact that became known.
 *
 * @param ground why an alert of a lateness that never was is closed; @param told what is told of a date that moved
 */
const derivedAgain = (
  state: 'running' | 'paused',
  move: 'calendarChange' | 'correction' | 'handOver',
  ground: 'calendar' | 'correction',
  told: readonly object[],
) => {
  const known = [takeClock, ledger(move), moved] as const;
  return [
    {
      target: state,
      reenter: true,
      guard: 'neverLate',
      actions: [...known, forgetLate, ledger('lateWithdrawn'), closeAlerts(ground, 'dossierLate'), ...told],
    },
    {
      target: state,
      reenter: true,
      guard: 'lateMoved',
      actions: [...known, forgetLate, closeAlerts('dueDateMoved', 'dossierLate'), ...told],
    },
    { target: state, reenter: true, guard: 'movesLater', actions: [...known, ...told] },
    { target: state, reenter: true, actions: known },
  ] as const;
};
/** What becomes known of a clock, running or paused; a date that counts is told a paused one with the receipt of its end. */
const knownLater = (state: 'running' | 'paused') => {
  const told = state === 'running' ? tellMoved : [];
  return {
    recalendar: derivedAgain(state, 'calendarChange', 'calendar', told),
    approveAcceptanceCorrection: derivedAgain(state, 'correction', 'correction', []),
    handOver: derivedAgain(state, 'handOver', 'calendar', told).map(({ ...one }) => ({
      ...one,
      guard: 'guard' in one ? one.guard : 'changesCalendar',
    })),
  } as const;
};

export const clockRegion = {
  initial: 'notStarted',
  states: {
    notStarted: { on: { 'clock.start': { target: 'running', actions: ledger('start') } } },
    running: {
      initial: 'onTime',
      after: {
        late: fallLate,
        apologyTask: { guard: 'promiseFree', actions: alert('apologyDue', 'apology') },
      },
      states: {
        onTime: {
          ...onTimeOrLate,
          after: { dueSoon: { target: 'dueSoon', actions: alert('dueSoon', 'statutory') } },
        },
        dueSoon: {},
        late: {},
      },
      on: {
        'clock.pause': { target: 'paused', actions: ledger('pause') },
        'clock.stop': { target: 'stopped', actions: ledger('stop') },
        ...knownLater('running'),
        'clock.extend': {
          target: 'running',
          reenter: true,
          actions: [ledger('extend'), moved],
        },
        'clock.phase': { target: 'running', reenter: true, actions: anew('phase') },
      },
    },
    paused: {
      initial: 'onTime',
      after: { late: fallLate },
      states: { onTime: onTimeOrLate, late: {} },
      on: {
        'clock.resume': { target: 'running', actions: [ledger('resume'), moved] },
        'clock.restart': { target: 'running', actions: anew('restart') },
        'clock.phase': { target: 'running', actions: anew('phase') },
        'clock.stop': { target: 'stopped', actions: ledger('stop') },
        ...knownLater('paused'),
      },
    },
    stopped: {
      entry: closeAlerts('clockStopped', 'dueSoon', 'apologyDue', 'dossierLate', 'dateMoved', 'extended'),
      on: {
        // What ended late and never was by what is known now is told so; nothing else of it is derived again.
        recalendar: [
          {
            target: 'stopped',
            reenter: true,
            guard: 'neverLate',
            actions: [
              takeClock,
              ledger('calendarChange'),
              forgetLate,
              takeVerdict,
              ledger('lateWithdrawn'),
              withdrawAlerts('calendar', 'dossierLate'),
            ],
          },
          { guard: 'runLate', actions: ledger('calendarChange') },
        ],
      },
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
