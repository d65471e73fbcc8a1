// Region `clock` of the one-stop chart: how the dossier's time stands (61/2018/NĐ-CP Art. 17.3, 19.4, 19.9, 20).
import { law, setting } from '../law/ground.ts';
import { financialDuty, newCalendar, supplementing, unfinishedGoOn, wrongAcceptance } from './shared.ts';
import {
  alert,
  chart,
  closeAlerts,
  factsOf,
  ledger,
  notice,
  state,
  takeClock,
  withdrawAlerts,
} from './words.ts';
import type { Actions } from './words.ts';

const byDate = law('61/2018/NĐ-CP Art. 20', 'Civil Code 2015 Art. 148');
const onceLate = setting(
  'no source says that a pause clears a lateness: what is late stays so when it goes on',
);

/** An end of time that lies ahead is announced anew. */
const moved = closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue');
const anew = (move: 'restart' | 'phase') =>
  [
    ledger(move),
    chart.assign({ lateRun: false }),
    closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue', 'dossierLate'),
  ] as const;
/** The first late instant has come; it comes in a pause too that took nothing of the last day. */
const fallingLate = {
  late: {
    target: '.late',
    guard: 'runNotLate',
    actions: [
      chart.assign({ lateRun: true, wasLate: true }),
      ledger('late'),
      alert('dossierLate', 'statutory'),
      closeAlerts('late', 'dueSoon'),
    ],
    meta: law('61/2018/NĐ-CP Art. 8, 19.9', 'Civil Code 2015 Art. 148.6'),
  },
} as const;
/** Lateness is derived again: what was told is taken back, by an entry of its own. */
const forgetLate = chart.assign(({ event }) => ({ lateRun: false, wasLate: factsOf(event).wasLate }));
const takeVerdict = chart.assign(({ event }) => ({ verdict: factsOf(event).verdict }));
const tellMoved = [notice('dateMoved'), alert('dateMoved', 'statutory')] as const;
const onTimeOrLate = { always: { target: 'late', guard: 'runLate', meta: onceLate } } as const;
const stopping = {
  'clock.stop': { target: 'stopped', actions: ledger('stop'), meta: law('61/2018/NĐ-CP Art. 19.8, 20') },
} as const;

/**
 * The date and the lateness of a clock that goes on, derived again from a fact that became known.
 *
 * @param closing why an alert of a lateness that never was is closed; @param told what is told of a date that moved
 */
const derivedAgain = (
  clock: 'running' | 'paused',
  move: 'calendarChange' | 'correction' | 'handOver',
  closing: 'calendar' | 'correction',
  told: Actions,
) => {
  const known = [takeClock, ledger(move), moved] as const;
  const meta = { calendarChange: newCalendar, correction: wrongAcceptance, handOver: unfinishedGoOn }[move];
  const again = { target: clock, reenter: true, meta } as const;
  return [
    {
      ...again,
      guard: 'neverLate',
      actions: [...known, forgetLate, ledger('lateWithdrawn'), closeAlerts(closing, 'dossierLate'), ...told],
    },
    {
      ...again,
      guard: 'lateMoved',
      actions: [...known, forgetLate, closeAlerts('dueDateMoved', 'dossierLate'), ...told],
    },
    { ...again, guard: 'movesLater', actions: [...known, ...told] },
    { ...again, actions: known },
  ] as const;
};
/** What becomes known of a clock, running or paused; a date that counts is told a paused one with the receipt of its end. */
const knownLater = (clock: 'running' | 'paused') => {
  const told = clock === 'running' ? tellMoved : [];
  const [neverLate, lateMoved, movesLater, stays] = derivedAgain(clock, 'handOver', 'calendar', told);
  return {
    recalendar: derivedAgain(clock, 'calendarChange', 'calendar', told),
    approveAcceptanceCorrection: derivedAgain(clock, 'correction', 'correction', []),
    handOver: [neverLate, lateMoved, movesLater, { ...stays, guard: 'changesCalendar' }],
  } as const;
};

export const clockRegion = state({
  initial: 'notStarted',
  states: {
    notStarted: {
      on: {
        'clock.start': {
          target: 'running',
          actions: ledger('start'),
          meta: law(
            '61/2018/NĐ-CP Art. 17.1',
            '118/2025/NĐ-CP Art. 17.3',
            '118/2025/NĐ-CP Art. 17.3 as amended by 309/2026/NĐ-CP',
          ),
        },
      },
    },
    running: {
      initial: 'onTime',
      after: {
        ...fallingLate,
        apologyTask: {
          guard: 'promiseFree',
          actions: alert('apologyDue', 'apology'),
          meta: law('61/2018/NĐ-CP Art. 19.9'),
        },
      },
      states: {
        onTime: {
          ...onTimeOrLate,
          after: {
            dueSoon: {
              target: 'dueSoon',
              actions: alert('dueSoon', 'statutory'),
              meta: setting(
                'how long before its end it is announced; 61/2018/NĐ-CP Art. 8 has what falls due watched',
              ),
            },
          },
        },
        dueSoon: {},
        late: {},
      },
      on: {
        'clock.pause': { target: 'paused', actions: ledger('pause'), meta: supplementing },
        ...stopping,
        ...knownLater('running'),
        'clock.extend': {
          target: 'running',
          reenter: true,
          actions: [ledger('extend'), moved],
          meta: law('Luật Xây dựng Art. 102'),
        },
        'clock.phase': { target: 'running', reenter: true, actions: anew('phase'), meta: financialDuty },
      },
    },
    paused: {
      initial: 'onTime',
      after: fallingLate,
      states: { onTime: onTimeOrLate, late: {} },
      on: {
        'clock.resume': {
          target: 'running',
          actions: [ledger('resume'), moved],
          meta: setting('a supplement by sector law or beyond the rule, and a financial duty, only pause'),
        },
        'clock.restart': { target: 'running', actions: anew('restart'), meta: supplementing },
        'clock.phase': { target: 'running', actions: anew('phase'), meta: financialDuty },
        ...stopping,
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
            meta: newCalendar,
          },
          { guard: 'runLate', actions: ledger('calendarChange'), meta: newCalendar },
        ],
      },
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
