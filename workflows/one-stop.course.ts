// Region `course` of the one-stop chart: where the dossier is.
import {
  alert,
  askSupplement,
  awaitAnswer,
  chart,
  closeAlerts,
  endWith,
  enterStep,
  factsOf,
  form,
  handOverTo,
  holdBy,
  leaveStep,
  ledger,
  takeDue,
} from './one-stop.chart.ts';
import { acceptedMeta, STATE_META, stepMeta } from './one-stop.rights.ts';
import { receiveKey } from './process-shape.ts';
import type { Shape } from './process-shape.ts';

const ending = {
  endAtRequest: [
    { target: '#stopped', guard: 'endsStopped', actions: [endWith('stopped'), form('stopNotice')] },
    { target: '#withdrawn', actions: endWith('withdrawn') },
  ],
} as const;
/** A closed dossier stays with the unit that closed it. */
const closed = { tags: ['closed'], on: { handOver: {} } } as const;
const apologise = {
  apologise: {
    guard: 'promiseFree',
    actions: [
      chart.assign(({ context, event }) => ({
        promiseMoved: true,
        due: { ...context.due, promised: event.type === 'apologise' ? event.promisedAt : null },
      })),
      ledger('promise'),
      form('apology'),
      closeAlerts('apologised', 'apologyDue'),
    ],
  },
} as const;

function stepState(shape: Shape, index: number) {
  const step = shape.steps[index]!;
  const next = shape.steps[index + 1];
  const decided = index > shape.decidedAfter;
  const waitsForCitizen = step.kind === 'fulfilFinancialDuty';
  const resuming = [takeDue, chart.raise({ type: 'clock.resume' })];
  const leaving = waitsForCitizen ? { actions: resuming } : {};
  const earlier = [
    { target: '#accepted', key: receiveKey(shape) },
    ...shape.steps.slice(0, index).map(({ key }) => ({ target: `#step:${key}`, key })),
  ].map(({ target, key }) => ({
    target,
    guard: { type: 'sentTo', params: { step: key } } as const,
    ...leaving,
  }));
  const undecided = {
    requestSupplement: {
      target: '#awaitingSupplement',
      actions: [askSupplement, chart.raise({ type: 'clock.pause' }), form('supplementRequest')],
    },
    refuse: { target: '#resolved', actions: [endWith('refused'), form('refusal')] },
    startFinancialDuty: { target: '#awaitingFinancialDuty', actions: chart.raise({ type: 'clock.pause' }) },
    ...ending,
  } as const;
  return chart.createStateConfig({
    id: `step:${step.key}`,
    meta: stepMeta(step, decided),
    entry: [enterStep(step.key), ...(waitsForCitizen ? [chart.raise({ type: 'clock.pause' })] : [])],
    exit: [leaveStep(step.key), closeAlerts('stepLeft', 'stepLate')],
    after: { stepDue: { actions: alert('stepLate', 'step') } },
    on: {
      complete: {
        target: next ? `#step:${next.key}` : '#resolved',
        actions: [
          ...(waitsForCitizen ? [...resuming, ...(next ? [form('receipt')] : [])] : []),
          ...(next ? [] : [endWith('granted')]),
        ],
      },
      sendBack: earlier,
      assign: { actions: holdBy },
      take: { actions: holdBy },
      recalendar: { target: `#step:${step.key}`, reenter: true },
      ...apologise,
      ...(decided || waitsForCitizen ? {} : undecided),
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
    // Possible in every open state, and leaves it, its timers and its clock as they are.
    on: { handOver: { actions: handOverTo } },
    states: {
      lodged: {
        meta: STATE_META.lodged,
        exit: closeAlerts('answered', 'receptionLate'),
        after: { receptionDue: { actions: alert('receptionLate', 'reception') } },
        on: {
          accept: {
            target: '#accepted',
            actions: [
              takeDue,
              chart.assign(({ context, event }) => ({
                accepted: true,
                units: event.type === 'accept' && event.units ? event.units : context.units,
              })),
              chart.raise({ type: 'clock.start' }),
              form('receipt'),
            ],
          },
          requestSupplement: {
            target: '#awaitingSupplement',
            actions: [askSupplement, form('supplementRequest')],
          },
          refuse: { target: '#refused', actions: [endWith('refused'), form('refusal')] },
          take: { actions: holdBy },
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
          transfer: firstStep
            ? { target: `#step:${firstStep.key}` }
            : { target: '#resolved', actions: endWith('granted') },
          take: { actions: holdBy },
          recalendar: { target: '#accepted', reenter: true },
          ...apologise,
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
        after: { lapse: { target: '#stopped', actions: [endWith('stopped'), form('stopNotice')] } },
        on: {
          completeSupplement: [
            ...back([
              takeDue,
              chart.raise(({ context }) => ({ type: `clock.${context.afterSupplement}` })),
              form('receipt'),
            ]),
            { target: 'lodged', actions: awaitAnswer },
          ],
          ...ending,
        },
      },
      awaitingFinancialDuty: {
        id: 'awaitingFinancialDuty',
        meta: STATE_META.awaitingFinancialDuty,
        on: {
          completeFinancialDuty: back([takeDue, chart.raise({ type: 'clock.resume' }), form('receipt')]),
          ...ending,
        },
      },
      resolved: {
        id: 'resolved',
        meta: STATE_META.resolved,
        entry: chart.raise({ type: 'clock.stop' }),
        exit: closeAlerts('handedOver', 'resultWaiting'),
        after: { reminder: { actions: alert('resultWaiting', 'reminder') } },
        on: { return: 'returned' },
      },
      returned: { id: 'returned', ...closed, meta: STATE_META.returned },
      refused: {
        id: 'refused',
        ...closed,
        meta: STATE_META.refused,
        entry: chart.raise({ type: 'clock.stop' }),
      },
      withdrawn: {
        id: 'withdrawn',
        ...closed,
        meta: STATE_META.withdrawn,
        entry: chart.raise({ type: 'clock.stop' }),
      },
      stopped: {
        id: 'stopped',
        ...closed,
        meta: STATE_META.stopped,
        entry: chart.raise({ type: 'clock.stop' }),
      },
    },
  };
}
