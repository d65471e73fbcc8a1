// What the applicant is waited for: a supplement (61/2018/NĐ-CP Art. 19.4), or his financial duty.
import { law, setting } from '../law/ground.ts';
import { metaOf } from './state-meta.ts';
import { applicantData, ending, financialDuty, newReceipt, supplementing } from './shared.ts';
import { backToItsStep } from './way-back.ts';
import type { Shape } from './process-shape.ts';
import {
  awaitAnswer,
  chart,
  endWith,
  form,
  notice,
  shareAnew,
  state,
  supplemented,
  takeDue,
} from './words.ts';

export const awaitingSupplement = (shape: Shape) =>
  state({
    id: 'awaitingSupplement',
    meta: metaOf('awaitingSupplement'),
    after: {
      lapse: {
        target: '#stopped',
        actions: [endWith('stopped'), form('stopNotice'), notice('lapsed')],
        meta: setting('the decree sets no time: fifteen working days, as in 297/2025/NĐ-CP Art. 6.4'),
      },
    },
    on: {
      completeSupplement: [
        ...backToItsStep(
          shape,
          [
            takeDue,
            shareAnew,
            supplemented,
            chart.raise(({ context }) => ({ type: `clock.${context.afterSupplement}` })),
            ...newReceipt,
          ],
          supplementing,
        ),
        {
          target: 'lodged',
          actions: [supplemented, awaitAnswer],
          meta: law('61/2018/NĐ-CP Art. 15.3, 17.1, 17.2'),
        },
      ],
      ...applicantData,
      ...ending,
    },
  });

export const awaitingFinancialDuty = (shape: Shape) =>
  state({
    id: 'awaitingFinancialDuty',
    meta: metaOf('awaitingFinancialDuty'),
    on: {
      completeFinancialDuty: backToItsStep(
        shape,
        [takeDue, chart.raise({ type: 'clock.resume' }), ...newReceipt],
        financialDuty,
      ),
      ...applicantData,
      ...ending,
    },
  });
