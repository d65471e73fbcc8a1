// Reception (61/2018/NĐ-CP Art. 17; 118/2025/NĐ-CP Art. 17): accepted, answered at once, sent for more, or refused.
import { law, setting } from '../law/ground.ts';
import { metaOf } from './state-meta.ts';
import { applicantData, asked, boundaryFree, ending, taking } from './shared.ts';
import {
  alert,
  askSupplement,
  chart,
  closeAlerts,
  endWith,
  form,
  notice,
  promiseByTakeOver,
  state,
  takeDue,
} from './words.ts';

const accepting = chart.assign(({ context, event }) => ({
  accepted: true,
  units: event.type === 'accept' && event.units ? event.units : context.units,
}));
const atOnce = [takeDue, accepting, chart.raise({ type: 'clock.start' }), endWith('granted')] as const;

export const lodged = () =>
  state({
    meta: metaOf('lodged'),
    exit: closeAlerts('answered', 'receptionLate'),
    after: {
      receptionDue: {
        actions: [chart.assign({ receptionLate: true }), alert('receptionLate', 'reception')],
        meta: setting('eight working hours: a general rule for online lodging whose text was not compared'),
      },
    },
    on: {
      accept: [
        {
          target: '#accepted',
          guard: 'startsHere',
          actions: [takeDue, accepting, chart.raise({ type: 'clock.start' }), form('receipt')],
          meta: law(
            '61/2018/NĐ-CP Art. 17.1, 17.2',
            '118/2025/NĐ-CP Art. 17.1, 17.2',
            '118/2025/NĐ-CP Art. 17.3 as amended by 309/2026/NĐ-CP',
          ),
        },
        {
          target: '#accepted',
          actions: [accepting, promiseByTakeOver, form('receipt')],
          meta: boundaryFree,
        },
      ],
      giveResult: [
        {
          target: '#returned',
          guard: 'immediateWithReceipt',
          actions: [...atOnce, form('receipt')],
          meta: law('61/2018/NĐ-CP Art. 17.4, 17.5'),
        },
        {
          target: '#returned',
          guard: 'immediate',
          actions: atOnce,
          meta: law('61/2018/NĐ-CP Art. 17.4, 17.5'),
        },
      ],
      requestSupplement: {
        target: '#awaitingSupplement',
        actions: [askSupplement, ...asked],
        meta: law(
          '61/2018/NĐ-CP Art. 15.3, 17.1, 17.2',
          '118/2025/NĐ-CP Art. 17.2.a as amended by 309/2026/NĐ-CP',
        ),
      },
      refuse: {
        target: '#refused',
        actions: [endWith('refused'), form('refusal'), notice('notAccepted')],
        meta: law('61/2018/NĐ-CP Art. 17.1, 17.2', '118/2025/NĐ-CP Art. 17.2.a as amended by 309/2026/NĐ-CP'),
      },
      ...taking,
      ...applicantData,
      ...ending,
    },
  });
