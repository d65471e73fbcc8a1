// Where a step of the one-stop chart may be taken back to, and what nothing goes back over.
import { chart } from './words.ts';
import { receiveKey } from './process-shape.ts';
import type { Shape } from './process-shape.ts';

const restoreHolder = chart.assign(({ context }) => ({ officer: context.takeBack?.officer ?? null }));

/** Back to where a step was left or entered by mistake, where that moved no clock. */
export function takingBack(shape: Shape, index: number) {
  const waits = (at: number) => shape.steps[at]?.kind === 'fulfilFinancialDuty';
  const to = (target: string, step: string) => ({
    target,
    guard: { type: 'takesBack', params: { step } } as const,
  });
  if (waits(index)) return [];
  const own = index < 0 ? receiveKey(shape) : shape.steps[index]!.key;
  const before = index < 0 ? [] : [index - 1];
  const after = shape.steps.map((_, at) => at).filter((at) => at > index && samePhase(shape, index, at));
  return [
    { guard: { type: 'takesBack', params: { step: own } } as const, actions: restoreHolder },
    ...[...before, ...after]
      .filter((at) => !waits(at) && samePhase(shape, at, index))
      .map((at) =>
        at < 0
          ? to('#accepted', receiveKey(shape))
          : to(`#step:${shape.steps[at]!.key}`, shape.steps[at]!.key),
      ),
  ];
}

/** Nothing goes back over the appointment that lies between two phases. */
export function samePhase(shape: Shape, one: number, other: number): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  return !shape.steps.some(({ key }, at) => at > from && at <= to && shape.phaseStarts.has(key));
}
