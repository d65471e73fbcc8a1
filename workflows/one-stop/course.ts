// Region `course` of the one-stop chart: where the dossier is.
import {
  alert,
  askCorrection,
  askSupplement,
  awaitAnswer,
  chart,
  closeAlerts,
  endWith,
  enterStep,
  factsOf,
  forgetCorrection,
  form,
  handOverTo,
  holdBy,
  leaveStep,
  notice,
  promiseByTakeOver,
  shareAnew,
  supplemented,
  takeDue,
} from './words.ts';
import { acceptedMeta, handedOverMeta, STATE_META } from './state-rights.ts';
import {
  accepting,
  applicantData,
  apologise,
  asked,
  atOnce,
  closed,
  correction,
  ending,
  extension,
  granted,
  newReceipt,
} from './shared.ts';
import { stepState } from './step.ts';
import { takingBack } from './way-back.ts';
import { receiveKey } from './process-shape.ts';
import type { Shape } from './process-shape.ts';

export function courseRegion(shape: Shape) {
  const receive = receiveKey(shape);
  const firstStep = shape.steps[0];
  const backToStep = [
    { target: '#accepted', key: receive },
    ...shape.steps.map(({ key }) => ({ target: `#step:${key}`, key })),
  ];
  const back = (actions: object) =>
    backToStep.map(({ target, key }) => ({
      target,
      guard: { type: 'acceptedAt', params: { step: key } } as const,
      actions,
    }));
  return {
    initial: 'lodged',
    // Possible in every open state, and leave it and its own timers as they are.
    on: {
      handOver: { actions: handOverTo },
      // The clock itself follows in its own region.
      askAcceptanceCorrection: { guard: 'mayAskCorrection', actions: askCorrection },
      approveAcceptanceCorrection: { guard: 'correctionAsked', actions: forgetCorrection },
      rejectAcceptanceCorrection: { guard: 'correctionAsked', actions: forgetCorrection },
    },
    states: {
      lodged: {
        meta: STATE_META.lodged,
        exit: closeAlerts('answered', 'receptionLate'),
        after: {
          receptionDue: {
            actions: [chart.assign({ receptionLate: true }), alert('receptionLate', 'reception')],
          },
        },
        on: {
          accept: [
            {
              target: '#accepted',
              guard: 'startsHere',
              actions: [takeDue, accepting, chart.raise({ type: 'clock.start' }), form('receipt')],
            },
            { target: '#accepted', actions: [accepting, promiseByTakeOver, form('receipt')] },
          ],
          giveResult: [
            { target: '#returned', guard: 'immediateWithReceipt', actions: [...atOnce, form('receipt')] },
            { target: '#returned', guard: 'immediate', actions: atOnce },
          ],
          requestSupplement: {
            target: '#awaitingSupplement',
            actions: [askSupplement, ...asked],
          },
          refuse: {
            target: '#refused',
            actions: [endWith('refused'), form('refusal'), notice('notAccepted')],
          },
          take: { actions: holdBy },
          ...applicantData,
          ...ending,
        },
      },
      accepted: {
        id: 'accepted',
        meta: acceptedMeta(shape.receive),
        entry: [
          enterStep(receive),
          chart.assign(({ context, event }) => ({
            due: { ...context.due, transfer: factsOf(event).deadline('transfer') },
          })),
        ],
        exit: [leaveStep(receive), closeAlerts('transferred', 'transferLate', 'stepLate')],
        after: {
          stepDue: { actions: alert('stepLate', 'step') },
          transferDue: { actions: alert('transferLate', 'transfer') },
        },
        on: {
          transfer: [
            { target: '#handedOver', guard: 'boundaryFree' },
            firstStep ? { target: `#step:${firstStep.key}` } : { target: '#resolved', actions: granted },
          ],
          take: { actions: holdBy },
          undo: takingBack(shape, -1),
          recalendar: { target: '#accepted', reenter: true },
          ...apologise,
          ...extension,
          ...applicantData,
          ...ending,
        },
      },
      handedOver: {
        id: 'handedOver',
        meta: handedOverMeta(firstStep),
        exit: closeAlerts('takenOver', 'takeOverLate'),
        after: { takeOverDue: { actions: alert('takeOverLate', 'takeOver') } },
        on: {
          takeOver: {
            target: firstStep ? `#step:${firstStep.key}` : '#accepted',
            actions: [takeDue, chart.raise({ type: 'clock.start' })],
          },
          ...applicantData,
          ...ending,
        },
      },
      processing: {
        initial: firstStep?.key,
        states: Object.fromEntries(shape.steps.map((step, index) => [step.key, stepState(shape, index)])),
      },
      awaitingSupplement: {
        id: 'awaitingSupplement',
        meta: STATE_META.awaitingSupplement,
        after: {
          lapse: { target: '#stopped', actions: [endWith('stopped'), form('stopNotice'), notice('lapsed')] },
        },
        on: {
          completeSupplement: [
            ...back([
              takeDue,
              shareAnew,
              supplemented,
              chart.raise(({ context }) => ({ type: `clock.${context.afterSupplement}` })),
              ...newReceipt,
            ]),
            { target: 'lodged', actions: [supplemented, awaitAnswer] },
          ],
          ...applicantData,
          ...ending,
        },
      },
      awaitingFinancialDuty: {
        id: 'awaitingFinancialDuty',
        meta: STATE_META.awaitingFinancialDuty,
        on: {
          completeFinancialDuty: back([takeDue, chart.raise({ type: 'clock.resume' }), ...newReceipt]),
          ...applicantData,
          ...ending,
        },
      },
      resolved: {
        id: 'resolved',
        meta: STATE_META.resolved,
        entry: chart.raise({ type: 'clock.stop' }),
        exit: closeAlerts('handedOver', 'resultWaiting'),
        after: { reminder: { actions: alert('resultWaiting', 'reminder') } },
        on: { return: 'returned', ...correction, ...applicantData },
      },
      returned: {
        id: 'returned',
        tags: ['closed'],
        meta: STATE_META.returned,
        // A result given at the counter at once has no state of its own to stop the clock in.
        entry: chart.raise({ type: 'clock.stop' }),
        on: { ...closed, ...correction, ...applicantData },
      },
      refused: {
        id: 'refused',
        tags: ['closed'],
        meta: STATE_META.refused,
        entry: chart.raise({ type: 'clock.stop' }),
        on: { ...closed, ...correction, ...applicantData },
      },
      withdrawn: {
        id: 'withdrawn',
        tags: ['closed'],
        meta: STATE_META.withdrawn,
        entry: chart.raise({ type: 'clock.stop' }),
        on: { ...closed, ...correction, ...applicantData },
      },
      stopped: {
        id: 'stopped',
        tags: ['closed'],
        meta: STATE_META.stopped,
        entry: chart.raise({ type: 'clock.stop' }),
        on: { ...closed, ...correction, ...applicantData },
      },
    },
  };
}
