// What several states of the course have in common: the events they all take, and what those do.
import { alert, chart, closeAlerts, endWith, form, ledger, notice, takeDue } from './words.ts';

export const ending = {
  endAtRequest: [
    { target: '#stopped', guard: 'endsStopped', actions: [endWith('stopped'), form('stopNotice')] },
    { target: '#withdrawn', actions: endWith('withdrawn') },
  ],
} as const;
/** A closed dossier stays with the unit that closed it. */
export const closed = {
  handOver: {},
  askAcceptanceCorrection: {},
  approveAcceptanceCorrection: {},
  rejectAcceptanceCorrection: {},
} as const;
export const apologise = {
  apologise: {
    guard: 'promiseFree',
    actions: [
      chart.assign(({ context, event }) => ({
        promises: context.promises + 1,
        due: { ...context.due, promised: event.type === 'apologise' ? event.promisedAt : null },
      })),
      ledger('promise'),
      form('apology'),
      notice('apology'),
      closeAlerts('apologised', 'apologyDue'),
    ],
  },
} as const;
/** More time by sector law, once: told to the applicant in writing and to the superior (Construction Law Art. 102). */
export const extension = {
  extend: {
    guard: 'mayExtend',
    actions: [
      takeDue,
      chart.assign({ extended: true }),
      chart.raise({ type: 'clock.extend' }),
      notice('extended'),
      alert('extended', 'statutory'),
    ],
  },
} as const;
/** The agency's own mistake, mended after the result at no cost to the applicant (Decree 61/2018 Art. 21): no form for it. */
export const correction = { correct: { actions: chart.assign({}) } } as const;
/** Changes nothing in the chart: the journal keeps that it was done, and which data. */
export const applicantData = { correctApplicant: { actions: chart.assign({}) } } as const;
/** What is missing goes to the applicant in writing, and is told him at once. */
export const asked = [form('supplementRequest'), notice('supplementAsked')] as const;
export const newReceipt = [form('receipt'), notice('newAppointment')] as const;

export const accepting = chart.assign(({ context, event }) => ({
  accepted: true,
  units: event.type === 'accept' && event.units ? event.units : context.units,
}));
/** A result ready before its day is told to the applicant first (Decree 61/2018 Art. 20.4). */
export const granted = [endWith('granted'), notice('resultReady')] as const;
export const atOnce = [takeDue, accepting, chart.raise({ type: 'clock.start' }), endWith('granted')] as const;
