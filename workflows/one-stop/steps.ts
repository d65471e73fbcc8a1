// Resolution (61/2018/NĐ-CP Art. 19): one state for each step of the process, built by the step's kind.
import type { StepDefinition, StepKind } from '../../src/domain/process/procedure-definition.ts';
import { law } from '../law/ground.ts';
import type { Grounded } from '../law/ground.ts';
import { stepMeta } from './state-meta.ts';
import {
  applicantData,
  apologising,
  asked,
  assigning,
  ending,
  extending,
  financialDuty,
  granted,
  newCalendar,
  newReceipt,
  stepTime,
  taking,
} from './shared.ts';
import { sendingBack, takingBack } from './way-back.ts';
import type { Shape } from './process-shape.ts';
import {
  askSupplement,
  chart,
  closeAlerts,
  endWith,
  enterStep,
  form,
  holdLate,
  leaveStep,
  notice,
  state,
  takeDue,
} from './words.ts';
import type { Actions } from './words.ts';

/** One step where it stands in its process. */
interface Place {
  readonly shape: Shape;
  readonly index: number;
  readonly step: StepDefinition;
  readonly next: StepDefinition | undefined;
  /** After the last signature nothing is asked, refused or stopped any more. */
  readonly decided: boolean;
  /** The next step opens a phase, with an appointment of its own. */
  readonly opensPhase: boolean;
}

const STEP_OF_KIND = {
  receive: (place) => workStep(place, law('61/2018/NĐ-CP Art. 17.1')),
  assign: (place) => workStep(place, law('61/2018/NĐ-CP Art. 19.1')),
  appraise: (place) => workStep(place, law('61/2018/NĐ-CP Art. 19.2')),
  verify: (place) => workStep(place, law('61/2018/NĐ-CP Art. 19.3')),
  consult: (place) => workStep(place, law('61/2018/NĐ-CP Art. 19.5')),
  review: (place) => workStep(place, law('61/2018/NĐ-CP Art. 19.2')),
  sign: (place) => workStep(place, law('61/2018/NĐ-CP Art. 19.2')),
  issue: (place) => workStep(place, law('61/2018/NĐ-CP Art. 19.2')),
  external: (place) => workStep(place, law('61/2018/NĐ-CP Art. 19.6, 19.7')),
  interlinked: (place) => workStep(place, law('61/2018/NĐ-CP Art. 19.6, 19.7')),
  fulfilFinancialDuty: (place) => citizensStep(place),
} as const satisfies Readonly<Record<StepKind, (place: Place) => object>>;

/** The state of one step of the process; `index` is its place among them. */
export function stepState(shape: Shape, index: number) {
  const step = shape.steps[index]!;
  const next = shape.steps[index + 1];
  const decided = index > shape.decidedAfter;
  const opensPhase = next !== undefined && shape.phaseStarts.has(next.key);
  return STEP_OF_KIND[step.kind]({ shape, index, step, next, decided, opensPhase });
}

/** A step that an agency works on. @param completed on what its completion stands */
function workStep(place: Place, completed: Grounded) {
  const { shape, index, step, decided } = place;
  const undoing = takingBack(shape, index);
  return state({
    ...ofEveryStep(place),
    entry: enterStep(step.key),
    on: {
      complete: completing(place, completed),
      ...sendingBack(shape, index),
      ...(undoing.length > 0 && { undo: undoing }),
      ...stepEvents(place),
      ...(decided ? {} : { ...undecided, ...extending }),
    },
  });
}

/** The applicant fulfils his financial duty: the clock stands still as long as he does. */
function citizensStep(place: Place) {
  const { shape, index, step } = place;
  const resumes = [takeDue, chart.raise({ type: 'clock.resume' })] as const;
  return state({
    ...ofEveryStep(place),
    entry: [enterStep(step.key), holdLate, chart.raise({ type: 'clock.pause' })],
    on: {
      complete: completing(place, financialDuty, resumes),
      ...sendingBack(shape, index, resumes),
      ...stepEvents(place),
    },
  });
}

const ofEveryStep = ({ shape, step, decided }: Place) =>
  ({
    id: `step:${step.key}`,
    meta: stepMeta(step, decided, shape),
    exit: [leaveStep(step.key), closeAlerts('stepLeft', 'stepLate')],
    after: stepTime,
  }) as const;

const stepEvents = ({ step }: Place) =>
  ({
    ...assigning,
    ...taking,
    recalendar: { target: `#step:${step.key}`, reenter: true, meta: newCalendar },
    ...apologising,
    ...applicantData,
  }) as const;

/** On to the next step, or to the result; a step that opens a phase has its receipt. @param resumes what ends a pause */
function completing({ next, opensPhase }: Place, completed: Grounded, resumes?: Actions) {
  const clock = opensPhase ? [takeDue, chart.raise({ type: 'clock.phase' })] : (resumes ?? []);
  const appointment = next && (opensPhase || resumes) ? newReceipt : [];
  return {
    target: next ? `#step:${next.key}` : '#resolved',
    actions: [...clock, ...appointment, ...(next ? [] : granted)],
    meta: opensPhase ? financialDuty : completed,
  };
}

/** While nothing is signed. */
const undecided = {
  requestSupplement: {
    target: '#awaitingSupplement',
    actions: [askSupplement, holdLate, chart.raise({ type: 'clock.pause' }), ...asked],
    meta: law('61/2018/NĐ-CP Art. 11.2.c, 19.4'),
  },
  refuse: {
    target: '#resolved',
    actions: [endWith('refused'), form('refusal'), notice('resultReady')],
    meta: law('61/2018/NĐ-CP Art. 19.8'),
  },
  startFinancialDuty: {
    target: '#awaitingFinancialDuty',
    actions: [holdLate, chart.raise({ type: 'clock.pause' })],
    meta: financialDuty,
  },
  // The questions themselves are children of the dossier, with charts of their own.
  askOpinions: { actions: chart.assign({}), meta: law('61/2018/NĐ-CP Art. 19.5') },
  ...ending,
} as const;
