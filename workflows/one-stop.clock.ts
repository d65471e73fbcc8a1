// Region `clock` of the one-stop chart: how the dossier's time stands.
import { alert, chart, closeAlerts, ledger, notice, takeDue } from './one-stop.chart.ts';

const newCalendar = [
  takeDue,
  ledger('calendarChange'),
  closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue'),
] as const;
const anew = (move: 'restart' | 'phase') =>
  [
    ledger(move),
    chart.assign({ lateRun: false }),
    closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue', 'dossierLate'),
  ] as const;

export const clockRegion = {
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
        recalendar: [
          {
            target: 'running',
            reenter: true,
            guard: 'movesLater',
            actions: [...newCalendar, notice('dateMoved'), alert('dateMoved', 'statutory')],
          },
          { target: 'running', reenter: true, actions: newCalendar },
        ],
        'clock.extend': {
          target: 'running',
          reenter: true,
          actions: [ledger('extend'), closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue')],
        },
        'clock.phase': { target: 'running', reenter: true, actions: anew('phase') },
      },
    },
    paused: {
      on: {
        'clock.resume': {
          target: 'running',
          actions: [ledger('resume'), closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue')],
        },
        'clock.restart': { target: 'running', actions: anew('restart') },
        'clock.phase': { target: 'running', actions: anew('phase') },
        'clock.stop': { target: 'stopped', actions: ledger('stop') },
      },
    },
    stopped: {
      entry: closeAlerts('clockStopped', 'dueSoon', 'apologyDue', 'dossierLate', 'dateMoved', 'extended'),
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
