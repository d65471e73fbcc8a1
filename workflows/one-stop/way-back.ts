// Where a step of the one-stop chart may be sent or taken back to, and what nothing goes back over.
import { setting } from '../law/ground.ts';
import type { Grounded } from '../law/ground.ts';
import { receiveKey } from './process-shape.ts';
import type { Shape } from './process-shape.ts';
import { chart } from './words.ts';
import type { Actions } from './words.ts';

const sentBack = setting(
  'practice (1594/QĐ-TTPVHCC Hà Nội): back to an earlier step, the clock running on; the decree does not speak of it',
);
const takenBack = setting(
  'no decree speaks of it: for thirty minutes whoever did it, where no clock moved and no paper left the house',
);
const restoreHolder = chart.assign(({ context }) => ({ officer: context.takeBack?.officer ?? null }));

/** The state of a step by its place in the process, -1 for the receiving one. */
const placeAt = (shape: Shape, at: number) =>
  at < 0
    ? { key: receiveKey(shape), target: '#accepted' }
    : { key: shape.steps[at]!.key, target: `#step:${shape.steps[at]!.key}` };
const indices = ({ steps }: Shape, from: number, to = steps.length) =>
  steps.map((_, at) => at).filter((at) => at >= from && at < to);

/** To each earlier step of the phase, as the event names it. @param leaving what leaving the step does */
export function sendingBack(shape: Shape, index: number, leaving?: Actions) {
  const earlier = [-1, ...indices(shape, 0, index)].filter((at) => samePhase(shape, at, index));
  if (earlier.length === 0) return {};
  const ways = earlier.map((at) => {
    const { key, target } = placeAt(shape, at);
    const guard = { type: 'sentTo', params: { step: key } } as const;
    return { target, guard, ...(leaving && { actions: leaving }), meta: sentBack };
  });
  return { sendBack: ways };
}

/** Back to where a step was left or entered by mistake, where that moved no clock. */
export function takingBack(shape: Shape, index: number) {
  const waits = (at: number) => shape.steps[at]?.kind === 'fulfilFinancialDuty';
  if (waits(index)) return [];
  const back = (step: string) => ({ type: 'takesBack', params: { step } }) as const;
  const before = index < 0 ? [] : [index - 1];
  const others = [...before, ...indices(shape, index + 1)]
    .filter((at) => !waits(at) && samePhase(shape, at, index))
    .map((at) => placeAt(shape, at));
  return [
    { guard: back(placeAt(shape, index).key), actions: restoreHolder, meta: takenBack },
    ...others.map(({ key, target }) => ({ target, guard: back(key), meta: takenBack })),
  ];
}

/** After a pause, to the step that it was left in. */
export function backToItsStep(shape: Shape, actions: Actions, meta: Grounded) {
  return [-1, ...indices(shape, 0)].map((at) => {
    const { key, target } = placeAt(shape, at);
    return { target, guard: { type: 'acceptedAt', params: { step: key } } as const, actions, meta };
  });
}

/** Nothing goes back over the appointment that lies between two phases. */
function samePhase(shape: Shape, one: number, other: number): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  return !shape.steps.some(({ key }, at) => at > from && at <= to && shape.phaseStarts.has(key));
}
