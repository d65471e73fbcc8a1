// A process with every kind of step, of no procedure: what the drawn and the printed chart of the one-stop are made from.
import type {
  Position,
  ProcessDefinition,
  StepKind,
  UnitRole,
} from '../../src/domain/process/procedure-definition.ts';

const ONE_DAY = { amount: 1, unit: 'workingDays' } as const;
const STEPS: readonly (readonly [StepKind, Position, UnitRole])[] = [
  ['receive', 'reception', 'receiving'],
  ['assign', 'head', 'competent'],
  ['appraise', 'officer', 'competent'],
  ['verify', 'officer', 'competent'],
  ['consult', 'officer', 'competent'],
  ['interlinked', 'officer', 'competent'],
  ['external', 'officer', 'provinceOffice'],
  ['fulfilFinancialDuty', 'officer', 'competent'],
  ['review', 'head', 'competent'],
  ['sign', 'leader', 'competent'],
  ['issue', 'clerk', 'competent'],
];

/** Two appointments, one before and one after the financial duty; a last step after the signature. */
export const SAMPLE_PROCESS: ProcessDefinition = Object.freeze({
  steps: STEPS.map(([kind, position, unit]) => ({
    key: kind,
    kind,
    position,
    unit,
    budget: ONE_DAY,
    ...(kind === 'consult' && { consultation: { limit: ONE_DAY, silenceMeansConsent: true } }),
    ...(kind === 'interlinked' && {
      legs: {
        order: 'parallel' as const,
        lead: 'lead',
        items: [{ key: 'lead', name: 'Lead', unit: { role: 'competent' as const }, limit: ONE_DAY }],
      },
    }),
  })),
  phases: [
    { name: '1', limit: { amount: 8, unit: 'workingDays' }, firstStep: 'receive' },
    { name: '2', limit: { amount: 3, unit: 'workingDays' }, firstStep: 'review' },
  ],
} satisfies ProcessDefinition);
