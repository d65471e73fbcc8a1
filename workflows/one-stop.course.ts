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
  holdLate,
  leaveStep,
  ledger,
  notice,
  promiseByTakeOver,
  shareAnew,
  supplemented,
  takeDue,
} from './one-stop.chart.ts';
import { acceptedMeta, handedOverMeta, STATE_META, stepMeta } from './one-stop.rights.ts';
import { samePhase, takingBack } from './one-stop.take-back.ts';
import { receiveKey } from './process-shape.ts';
import type { Shape } from './process-shape.ts';

const ending = {
  endAtRequest: [
    { target: '#stopped', guard: 'endsStopped', actions: [endWith('stopped'), form('stopNotice')] },
    { target: '#withdrawn', actions: endWith('withdrawn') },
  ],
} as const;
/** A closed dossier stays with the unit that closed it. */
const closed = {
  handOver: {},
  askAcceptanceCorrection: {},
  approveAcceptanceCorrection: {},
  rejectAcceptanceCorrection: {},
} as const;
const apologise = {
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
const extension = {
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
/** The agency's own mistake, mended after the result (Decree 61/2018 Art. 21). */
/** An own mistake is mended at no cost to the applicant; the circulars have no form for it. */
const correction = { correct: { actions: chart.assign({}) } } as const;
/** Changes nothing in the chart: the journal keeps that it was done, and which data. */
const applicantData = { correctApplicant: { actions: chart.assign({}) } } as const;
/** What is missing goes to the applicant in writing, and is told him at once. */
const asked = [form('supplementRequest'), notice('supplementAsked')] as const;
const newReceipt = [form('receipt'), notice('newAppointment')] as const;

const accepting = chart.assign(({ context, event }) => ({
  accepted: true,
  units: event.type === 'accept' && event.units ? event.units : context.units,
}));
/** A result ready before its day is told to the applicant first (Decree 61/2018 Art. 20.4). */
const granted = [endWith('granted'), notice('resultReady')] as const;
const atOnce = [takeDue, accepting, chart.raise({ type: 'clock.start' }), endWith('granted')] as const;

function stepState(shape: Shape, index: number) {
  const step = shape.steps[index]!;
  const next = shape.steps[index + 1];
  const decided = index > shape.decidedAfter;
  const waitsForCitizen = step.kind === 'fulfilFinancialDuty';
  const resuming = [takeDue, chart.raise({ type: 'clock.resume' })];
  const leaving = waitsForCitizen ? { actions: resuming } : {};
  const opensPhase = next !== undefined && shape.phaseStarts.has(next.key);
  const passing = [
    ...(opensPhase ? [takeDue, chart.raise({ type: 'clock.phase' })] : waitsForCitizen ? resuming : []),
    ...(next && (opensPhase || waitsForCitizen) ? newReceipt : []),
  ];
  const undoing = takingBack(shape, index);
  const earlier = [
    ...(samePhase(shape, -1, index) ? [{ target: '#accepted', key: receiveKey(shape) }] : []),
    ...shape.steps
      .slice(0, index)
      .filter((_, at) => samePhase(shape, at, index))
      .map(({ key }) => ({ target: `#step:${key}`, key })),
  ].map(({ target, key }) => ({
    target,
    guard: { type: 'sentTo', params: { step: key } } as const,
    ...leaving,
  }));
  const undecided = {
    requestSupplement: {
      target: '#awaitingSupplement',
      actions: [askSupplement, holdLate, chart.raise({ type: 'clock.pause' }), ...asked],
    },
    refuse: { target: '#resolved', actions: [endWith('refused'), form('refusal'), notice('resultReady')] },
    startFinancialDuty: {
      target: '#awaitingFinancialDuty',
      actions: [holdLate, chart.raise({ type: 'clock.pause' })],
    },
    // The questions themselves are children of the dossier, with charts of their own.
    askOpinions: { actions: chart.assign({}) },
    ...ending,
  } as const;
  return chart.createStateConfig({
    id: `step:${step.key}`,
    meta: stepMeta(step, decided, shape),
    entry: [
      enterStep(step.key),
      ...(waitsForCitizen ? [holdLate, chart.raise({ type: 'clock.pause' })] : []),
    ],
    exit: [leaveStep(step.key), closeAlerts('stepLeft', 'stepLate')],
    after: { stepDue: { actions: alert('stepLate', 'step') } },
    on: {
      complete: {
        target: next ? `#step:${next.key}` : '#resolved',
        actions: [...passing, ...(next ? [] : granted)],
      },
      ...(earlier.length > 0 && { sendBack: earlier }),
      ...(undoing.length > 0 && { undo: undoing }),
      assign: { actions: holdBy },
      take: { actions: holdBy },
      recalendar: { target: `#step:${step.key}`, reenter: true },
      ...apologise,
      ...applicantData,
      ...(decided || waitsForCitizen ? {} : { ...undecided, ...extension }),
    },
  });
}

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
