// What several states of the course have in common: the events they all take, what those do, and on what they stand.
import { law, setting } from '../law/ground.ts';
import { alert, chart, closeAlerts, endWith, form, holdBy, ledger, notice, takeDue } from './words.ts';

export const handingOver = law(
  '61/2018/NĐ-CP Art. 18.2',
  '118/2025/NĐ-CP Art. 18.2',
  '118/2025/NĐ-CP Art. 18.2 as amended by 309/2026/NĐ-CP',
);
/** Received regardless of boundary: the time begins when the competent agency has it. */
export const boundaryFree = law(
  '118/2025/NĐ-CP Art. 14.2',
  '118/2025/NĐ-CP Art. 17.3 as amended by 309/2026/NĐ-CP',
);
export const supplementing = law('61/2018/NĐ-CP Art. 19.4');
export const financialDuty = setting(
  'the decrees do not speak of a financial duty: two appointments around it, as 138/2025/QĐ-UBND Đồng Tháp Art. 5.3 has them',
);
export const newCalendar = setting(
  'no source says what a calendar that is announced later does to a date: a later date is taken, an earlier one only where a version was annulled',
);
export const wrongAcceptance = setting(
  'no decree says how an acceptance that was recorded wrongly is put right',
);
export const unfinishedGoOn = law('140/2025/NĐ-CP Art. 32.2');

export const ending = {
  endAtRequest: [
    {
      target: '#stopped',
      guard: 'endsStopped',
      actions: [endWith('stopped'), form('stopNotice')],
      meta: law('118/2025/NĐ-CP Art. 21; 03/2025/TT-VPCP Art. 7'),
    },
    {
      target: '#withdrawn',
      actions: endWith('withdrawn'),
      meta: setting(
        'before acceptance, and by the decree of 2018: it has no notice of stopping; national status 7',
      ),
    },
  ],
} as const;
export const taking = {
  take: {
    actions: holdBy,
    meta: setting(
      'the decree has the head assign (61/2018/NĐ-CP Art. 19.1); what nobody was assigned may be taken up',
    ),
  },
} as const;
export const assigning = {
  assign: { actions: holdBy, meta: law('61/2018/NĐ-CP Art. 19.1') },
} as const;
export const apologising = {
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
    meta: law('61/2018/NĐ-CP Art. 19.9'),
  },
} as const;
/** More time by sector law, once: told to the applicant in writing and to the superior. */
export const extending = {
  extend: {
    guard: 'mayExtend',
    actions: [
      takeDue,
      chart.assign({ extended: true }),
      chart.raise({ type: 'clock.extend' }),
      notice('extended'),
      alert('extended', 'statutory'),
    ],
    meta: law('Luật Xây dựng Art. 102'),
  },
} as const;
/** The agency's own mistake, mended after the result at no cost to the applicant: no form for it. */
export const correcting = {
  correct: { actions: chart.assign({}), meta: law('61/2018/NĐ-CP Art. 21') },
} as const;
/** Changes nothing in the chart: the journal keeps that it was done, and which data. */
export const applicantData = {
  correctApplicant: {
    actions: chart.assign({}),
    meta: setting('no decree says how the data of an applicant that were noted wrongly are corrected'),
  },
} as const;
/** The step's own time runs as the published process has it. */
export const stepTime = {
  stepDue: { actions: alert('stepLate', 'step'), meta: law('61/2018/NĐ-CP Art. 12.3') },
} as const;

/** What is missing goes to the applicant in writing, and is told him at once. */
export const asked = [form('supplementRequest'), notice('supplementAsked')] as const;
export const newReceipt = [form('receipt'), notice('newAppointment')] as const;
/** A result ready before its day is told to the applicant first (61/2018/NĐ-CP Art. 20.4). */
export const granted = [endWith('granted'), notice('resultReady')] as const;
