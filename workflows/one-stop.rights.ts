// Status, holder, charge and rights of every state of the one-stop chart.
import type { StepDefinition } from '../src/domain/process/procedure-definition.ts';
import type { Right, StateMeta } from './rights.ts';

const RECEPTION: Right = { position: 'reception', unit: 'receiving' };
const HEAD: Right = { position: 'head', unit: 'competent' };
const LEADER: Right = { position: 'leader', unit: 'competent' };

/** Ending a dossier at the applicant's request is asked for at the counter. */
const atCounter = { endAtRequest: [RECEPTION] };
const apology = { apologise: [HEAD, LEADER] };

/** States that every process has. */
export const STATE_META = {
  lodged: {
    status: 1,
    charge: 'department',
    holder: { unit: 'receiving', position: 'reception' },
    may: {
      accept: [RECEPTION],
      requestSupplement: [RECEPTION],
      refuse: [RECEPTION],
      take: [RECEPTION],
      ...atCounter,
    },
  },
  awaitingSupplement: {
    status: 5,
    charge: 'citizen',
    holder: 'step',
    may: { completeSupplement: [RECEPTION], ...atCounter },
  },
  awaitingFinancialDuty: {
    status: 6,
    charge: 'citizen',
    holder: 'step',
    may: {
      completeFinancialDuty: [RECEPTION, { position: 'officer', unit: 'competent' }],
      ...atCounter,
    },
  },
  resolved: {
    status: 9,
    charge: 'none',
    holder: { unit: 'receiving', position: 'reception' },
    may: { return: [RECEPTION] },
  },
  returned: { status: 10, charge: 'none', holder: { unit: 'receiving', position: 'reception' }, may: {} },
  refused: { status: 3, charge: 'none', holder: { unit: 'receiving', position: 'reception' }, may: {} },
  withdrawn: { status: 7, charge: 'none', holder: { unit: 'receiving', position: 'reception' }, may: {} },
  stopped: { status: 8, charge: 'none', holder: { unit: 'receiving', position: 'reception' }, may: {} },
} as const satisfies Record<string, StateMeta>;

/** The state `accepted`: the published receiving step, or a bare hand-over where a process has none. */
export function acceptedMeta(step: StepDefinition | null): StateMeta {
  return {
    status: 2,
    charge: 'department',
    holder: { unit: step?.unit ?? 'receiving', position: step?.position ?? 'reception' },
    may: {
      transfer: [{ position: step?.position ?? 'reception', unit: step?.unit ?? 'receiving' }],
      take: [RECEPTION],
      ...atCounter,
      ...apology,
    },
  };
}

/**
 * A step of the process.
 * @param decided true once the result has been signed: nothing may then be asked, refused or stopped.
 */
export function stepMeta(step: StepDefinition, decided: boolean): StateMeta {
  const actor: Right = { position: step.position, unit: step.unit, holder: true };
  const heads: Right[] =
    step.unit === 'competent' ? [HEAD, LEADER] : [{ position: 'head', unit: step.unit }, HEAD];
  const undecided =
    decided || step.kind === 'fulfilFinancialDuty'
      ? {}
      : {
          requestSupplement: [actor, HEAD],
          refuse: step.kind === 'sign' ? [actor] : [],
          startFinancialDuty: [actor, HEAD],
          ...atCounter,
        };
  return {
    status: step.nationalStatus ?? (step.kind === 'fulfilFinancialDuty' ? 6 : 4),
    charge: CHARGE_OF_KIND[step.kind] ?? 'department',
    holder: { unit: step.unit, position: step.position },
    may: {
      complete: [actor],
      sendBack: [actor],
      take: [{ position: step.position, unit: step.unit }],
      assign: heads,
      ...apology,
      ...undecided,
    },
  };
}

const CHARGE_OF_KIND: Partial<Record<StepDefinition['kind'], StateMeta['charge']>> = {
  external: 'partnerAgency',
  consult: 'partnerAgency',
  fulfilFinancialDuty: 'citizen',
};
