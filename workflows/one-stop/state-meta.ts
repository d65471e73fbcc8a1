// What every state of the one-stop chart says of itself: its national status, whose time it is, who holds it, who may act.
import type { StepDefinition } from '../../src/domain/process/procedure-definition.ts';
import type { Shape } from './process-shape.ts';
import type { StateMeta } from './rights.ts';
import { rightsIn } from './state-rights.ts';
import type { StateName } from './state-rights.ts';

const DESK = { unit: 'receiving', position: 'reception' } as const;

/** Statuses as the national portal numbers them (22/2019/TT-BTTTT Art. 4: each step shows its own). */
const STANDING = {
  lodged: { status: 1, charge: 'department', holder: DESK },
  awaitingSupplement: { status: 5, charge: 'citizen', holder: 'step' },
  awaitingFinancialDuty: { status: 6, charge: 'citizen', holder: 'step' },
  resolved: { status: 9, charge: 'none', holder: DESK },
  returned: { status: 10, charge: 'none', holder: DESK },
  refused: { status: 3, charge: 'none', holder: DESK },
  withdrawn: { status: 7, charge: 'none', holder: DESK },
  stopped: { status: 8, charge: 'none', holder: DESK },
} as const satisfies Partial<Record<StateName, Omit<StateMeta, 'may'>>>;

/** A state that is the same in every process. */
export const metaOf = (state: keyof typeof STANDING): StateMeta => ({
  ...STANDING[state],
  may: rightsIn(state, null, []),
});

/** The state `accepted`: the published receiving step, or a bare hand-over where a process has none. */
export function acceptedMeta({ receive, steps }: Shape): StateMeta {
  const { position, unit } = receive ?? DESK;
  return {
    status: 2,
    charge: 'department',
    holder: { unit, position },
    may: rightsIn('accepted', { position, unit }, steps),
  };
}

/** Handed over across a boundary: the competent unit holds it, and its taking over starts the clock. */
export function handedOverMeta({ steps }: Shape): StateMeta {
  return {
    status: 2,
    charge: 'department',
    holder: { unit: 'competent', position: 'head' },
    may: rightsIn('handedOver', steps[0] ?? null, steps),
  };
}

/** A step of the process. @param decided whether the result has been signed */
export function stepMeta(step: StepDefinition, decided: boolean, { steps }: Shape): StateMeta {
  return {
    status: step.nationalStatus ?? (step.kind === 'fulfilFinancialDuty' ? 6 : 4),
    charge: CHARGE_OF_KIND[step.kind] ?? 'department',
    holder: { unit: step.unit, position: step.position },
    may: rightsIn(rowOf(step, decided), step, steps),
  };
}

function rowOf({ kind }: StepDefinition, decided: boolean): StateName {
  if (kind === 'fulfilFinancialDuty') return 'financialDutyStep';
  if (decided) return 'decidedStep';
  if (kind === 'sign') return 'signingStep';
  return kind === 'interlinked' ? 'interlinkedStep' : 'step';
}

const CHARGE_OF_KIND: Partial<Record<StepDefinition['kind'], StateMeta['charge']>> = {
  external: 'partnerAgency',
  consult: 'partnerAgency',
  interlinked: 'partnerAgency',
  fulfilFinancialDuty: 'citizen',
};
