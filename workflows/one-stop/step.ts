// One step of the process as a state of the course: who holds it, when it is due, and every way out of it.
import {
  alert,
  askSupplement,
  chart,
  closeAlerts,
  endWith,
  enterStep,
  form,
  holdBy,
  holdLate,
  leaveStep,
  notice,
  takeDue,
} from './words.ts';
import { stepMeta } from './state-rights.ts';
import { applicantData, apologise, asked, ending, extension, granted, newReceipt } from './shared.ts';
import { samePhase, takingBack } from './way-back.ts';
import { receiveKey } from './process-shape.ts';
import type { Shape } from './process-shape.ts';

/** The state of one step of the process; `index` is its place among them. */
export function stepState(shape: Shape, index: number) {
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
