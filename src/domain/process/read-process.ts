// A process out of untrusted data: its steps, phases and recorded overrides.
import { POSITIONS, STEP_KINDS, UNIT_ROLES } from './procedure-definition.ts';
import type {
  CheckOverride,
  ConsultationRule,
  NationalStatus,
  PhaseDefinition,
  ProcessDefinition,
  StepDefinition,
} from './procedure-definition.ts';
import { readLegs } from './read-legs.ts';
import { readBudget, readLimit } from './read-limit.ts';
import type { Shape } from './shape.ts';
import { withoutUndefined } from './without-undefined.ts';

export const STEP_KEY = /^[a-z][A-Za-z0-9]*$/;
const MOST_STEPS = 100;
const MOST_OVERRIDES = 10;
const STATUSES: readonly NationalStatus[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** A process; problems are noted in the shape. */
export function readProcess(shape: Shape): ProcessDefinition {
  const fields = shape.fields(['steps', 'phases', 'source', 'overrides']);
  return withoutUndefined({
    steps: fields.at('steps').items(MOST_STEPS).map(readStep),
    phases: fields.at('phases').optional((phases) => phases.items(MOST_STEPS).map(readPhase)),
    source: fields.at('source').optional((source) => source.text()),
    overrides: fields
      .at('overrides')
      .optional((overrides) => overrides.items(MOST_OVERRIDES).map(readOverride)),
  });
}

function readStep(shape: Shape): StepDefinition {
  const fields = shape.fields([
    'key',
    'kind',
    'position',
    'unit',
    'budget',
    'label',
    'nationalStatus',
    'consultation',
    'legs',
  ]);
  const budget = fields.at('budget');
  return withoutUndefined({
    key: fields.at('key').matching(STEP_KEY, 'a key of letters and digits such as appraise or sign2'),
    kind: fields.at('kind').oneOf(STEP_KINDS),
    position: fields.at('position').oneOf(POSITIONS),
    unit: fields.at('unit').oneOf(UNIT_ROLES),
    budget: budget.absent || budget.value === null ? null : readBudget(budget),
    label: fields.at('label').optional((label) => label.text()),
    nationalStatus: fields.at('nationalStatus').optional((status) => status.oneOf(STATUSES)),
    consultation: fields.at('consultation').optional(readConsultation),
    legs: fields.at('legs').optional(readLegs),
  });
}

function readConsultation(shape: Shape): ConsultationRule {
  const fields = shape.fields(['limit', 'silenceMeansConsent', 'source']);
  return withoutUndefined({
    limit: readLimit(fields.at('limit')),
    silenceMeansConsent: fields.at('silenceMeansConsent').flag(),
    source: fields.at('source').optional((source) => source.text()),
  });
}

function readPhase(shape: Shape): PhaseDefinition {
  const fields = shape.fields(['name', 'limit', 'firstStep']);
  return {
    name: fields.at('name').text(),
    limit: readLimit(fields.at('limit')),
    firstStep: fields.at('firstStep').text('the key of a step'),
  };
}

function readOverride(shape: Shape): CheckOverride {
  const fields = shape.fields(['check', 'reason', 'by']);
  return {
    check: fields.at('check').oneOf(['budgets'] as const),
    reason: fields.at('reason').text(),
    by: fields.at('by').text(),
  };
}
