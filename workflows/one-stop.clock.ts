// Region `clock` of the one-stop chart: how the dossier's time stands.
import { alert, chart, closeAlerts, ledger, takeDue } from './one-stop.chart.ts';

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
        recalendar: {
          target: 'running',
          reenter: true,
          actions: [takeDue, ledger('calendarChange'), closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue')],
        },
      },
    },
    paused: {
      on: {
        'clock.resume': {
          target: 'running',
          actions: [ledger('resume'), closeAlerts('dueDateMoved', 'dueSoon', 'apologyDue')],
        },
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
