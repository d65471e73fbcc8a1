// Status, holder, charge and rights of every state of the one-stop chart.
import type { StepDefinition } from '../../src/domain/process/procedure-definition.ts';
import type { Shape } from './process-shape.ts';
import type { Right, StateMeta } from './rights.ts';

const RECEPTION: Right = { position: 'reception', unit: 'receiving' };
const HEAD: Right = { position: 'head', unit: 'competent' };
const LEADER: Right = { position: 'leader', unit: 'competent' };

/** The head of the one-stop may ask once more, with a reason. */
const DESK_HEAD: Right = { position: 'head', unit: 'receiving' };

/** Ending a dossier at the applicant's request is asked for at the counter. */
const atCounter = { endAtRequest: [RECEPTION] };
const apology = { apologise: [HEAD, LEADER] };
const extension = { extend: [HEAD, LEADER] };
const applicantData = { correctApplicant: [RECEPTION] };
/** Whoever noticed asks; the head of the unit that is timed, or of the desk that received, agrees. */
const acceptance = {
  askAcceptanceCorrection: [RECEPTION, { position: 'officer', unit: 'competent' }, HEAD],
  approveAcceptanceCorrection: [HEAD, LEADER, DESK_HEAD],
  rejectAcceptanceCorrection: [HEAD, LEADER, DESK_HEAD],
} satisfies StateMeta['may'];
const mending = {
  correct: [RECEPTION, { position: 'officer', unit: 'competent' }, HEAD, LEADER],
  ...applicantData,
} satisfies StateMeta['may'];

/** States that every process has. */
export const STATE_META = {
  lodged: {
    status: 1,
    charge: 'department',
    holder: { unit: 'receiving', position: 'reception' },
    may: {
      accept: [RECEPTION],
      giveResult: [RECEPTION],
      requestSupplement: [RECEPTION, DESK_HEAD],
      refuse: [RECEPTION],
      take: [RECEPTION],
      ...applicantData,
      ...atCounter,
    },
  },
  awaitingSupplement: {
    status: 5,
    charge: 'citizen',
    holder: 'step',
    may: { completeSupplement: [RECEPTION], ...applicantData, ...acceptance, ...atCounter },
  },
  awaitingFinancialDuty: {
    status: 6,
    charge: 'citizen',
    holder: 'step',
    may: {
      completeFinancialDuty: [RECEPTION, { position: 'officer', unit: 'competent' }],
      ...applicantData,
      ...acceptance,
      ...atCounter,
    },
  },
  resolved: {
    status: 9,
    charge: 'none',
    holder: { unit: 'receiving', position: 'reception' },
    may: { return: [RECEPTION], ...mending },
  },
  returned: {
    status: 10,
    charge: 'none',
    holder: { unit: 'receiving', position: 'reception' },
    may: mending,
  },
  refused: {
    status: 3,
    charge: 'none',
    holder: { unit: 'receiving', position: 'reception' },
    may: mending,
  },
  withdrawn: {
    status: 7,
    charge: 'none',
    holder: { unit: 'receiving', position: 'reception' },
    may: mending,
  },
  stopped: {
    status: 8,
    charge: 'none',
    holder: { unit: 'receiving', position: 'reception' },
    may: mending,
  },
} as const satisfies Record<string, StateMeta>;

/** Handed over across a boundary: the competent unit holds it, and its taking over starts the clock. */
export function handedOverMeta(first: StepDefinition | undefined): StateMeta {
  const actors: Right[] = first ? [{ position: first.position, unit: first.unit }] : [];
  return {
    status: 2,
    charge: 'department',
    holder: { unit: 'competent', position: 'head' },
    may: {
      takeOver: [...actors, HEAD, { position: 'clerk', unit: 'competent' }],
      ...applicantData,
      ...atCounter,
    },
  };
}

/** The state `accepted`: the published receiving step, or a bare hand-over where a process has none. */
export function acceptedMeta(step: StepDefinition | null): StateMeta {
  return {
    status: 2,
    charge: 'department',
    holder: { unit: step?.unit ?? 'receiving', position: step?.position ?? 'reception' },
    may: {
      transfer: [{ position: step?.position ?? 'reception', unit: step?.unit ?? 'receiving' }],
      take: [RECEPTION],
      undo: [RECEPTION, HEAD, LEADER, { position: 'officer', unit: 'competent' }],
      ...applicantData,
      ...acceptance,
      ...atCounter,
      ...apology,
      ...extension,
    },
  };
}

/**
 * A step of the process.
 * @param decided true once the result has been signed: nothing may then be asked, refused or stopped.
 */
export function stepMeta(step: StepDefinition, decided: boolean, { steps }: Shape): StateMeta {
  const actor: Right = { position: step.position, unit: step.unit, holder: true };
  const heads: Right[] =
    step.unit === 'competent' ? [HEAD, LEADER] : [{ position: 'head', unit: step.unit }, HEAD];
  const undecided =
    decided || step.kind === 'fulfilFinancialDuty'
      ? {}
      : {
          requestSupplement: [actor, HEAD],
          refuse: step.kind === 'sign' ? [actor] : step.kind === 'interlinked' ? [actor, HEAD] : [],
          startFinancialDuty: [actor, HEAD],
          askOpinions: [actor, HEAD],
          ...atCounter,
          ...extension,
        };
  // Who may take something back is told by the act itself; here only that he works on the dossier.
  const undo =
    step.kind === 'fulfilFinancialDuty'
      ? {}
      : {
          undo: [RECEPTION, HEAD, LEADER, ...steps.map(({ position, unit }): Right => ({ position, unit }))],
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
      ...undo,
      ...applicantData,
      ...acceptance,
      ...apology,
      ...undecided,
    },
  };
}

const CHARGE_OF_KIND: Partial<Record<StepDefinition['kind'], StateMeta['charge']>> = {
  external: 'partnerAgency',
  consult: 'partnerAgency',
  interlinked: 'partnerAgency',
  fulfilFinancialDuty: 'citizen',
};
