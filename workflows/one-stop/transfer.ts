// Transfer (61/2018/NĐ-CP Art. 18; 118/2025/NĐ-CP Art. 18): from the one-stop to whoever resolves it, at once or by 15:00.
import { law, setting } from '../law/ground.ts';
import { acceptedMeta, handedOverMeta } from './state-meta.ts';
import {
  applicantData,
  apologising,
  boundaryFree,
  ending,
  extending,
  granted,
  handingOver,
  newCalendar,
  stepTime,
  taking,
} from './shared.ts';
import { takingBack } from './way-back.ts';
import { receiveKey } from './process-shape.ts';
import type { Shape } from './process-shape.ts';
import { alert, chart, closeAlerts, enterStep, factsOf, leaveStep, state, takeDue } from './words.ts';

/** Accepted, to be handed over: the published receiving step. */
export const accepted = (shape: Shape) => {
  const receive = receiveKey(shape);
  const first = shape.steps[0];
  return state({
    id: 'accepted',
    meta: acceptedMeta(shape),
    entry: [
      enterStep(receive),
      chart.assign(({ context, event }) => ({
        due: { ...context.due, transfer: factsOf(event).deadline('transfer') },
      })),
    ],
    exit: [leaveStep(receive), closeAlerts('transferred', 'transferLate', 'stepLate')],
    after: {
      ...stepTime,
      transferDue: { actions: alert('transferLate', 'transfer'), meta: handingOver },
    },
    on: {
      transfer: [
        {
          target: '#handedOver',
          guard: 'boundaryFree',
          meta: law('61/2018/NĐ-CP Art. 18.3', '118/2025/NĐ-CP Art. 18'),
        },
        first
          ? { target: `#step:${first.key}`, meta: handingOver }
          : { target: '#resolved', actions: granted, meta: handingOver },
      ],
      ...taking,
      undo: takingBack(shape, -1),
      recalendar: { target: '#accepted', reenter: true, meta: newCalendar },
      ...apologising,
      ...extending,
      ...applicantData,
      ...ending,
    },
  });
};

/** On its way to the competent unit, which takes it over. */
export const handedOver = (shape: Shape) => {
  const first = shape.steps[0];
  return state({
    id: 'handedOver',
    meta: handedOverMeta(shape),
    exit: closeAlerts('takenOver', 'takeOverLate'),
    after: {
      takeOverDue: {
        actions: alert('takeOverLate', 'takeOver'),
        meta: setting(
          'one working day for the paper: processes of provinces under 118/2025/NĐ-CP (Cao Bằng, Bắc Ninh)',
        ),
      },
    },
    on: {
      takeOver: {
        target: first ? `#step:${first.key}` : '#accepted',
        actions: [takeDue, chart.raise({ type: 'clock.start' })],
        meta: boundaryFree,
      },
      ...applicantData,
      ...ending,
    },
  });
};
