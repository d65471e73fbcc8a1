// A procedure that no law knows, so that a test argues about rules and not about law.
import type {
  CaseDefinition,
  ProcedureDefinition,
  StepDefinition,
} from '../../../src/domain/process/procedure-definition.ts';

export const RECEIVE: StepDefinition = {
  key: 'receive',
  kind: 'receive',
  position: 'reception',
  unit: 'receiving',
  budget: { amount: 0.5, unit: 'workingDays' },
};
export const APPRAISE: StepDefinition = {
  key: 'appraise',
  kind: 'appraise',
  position: 'officer',
  unit: 'competent',
  budget: { amount: 1.5, unit: 'workingDays' },
};
export const SIGN: StepDefinition = {
  key: 'sign',
  kind: 'sign',
  position: 'leader',
  unit: 'competent',
  budget: { amount: 8, unit: 'hours' },
};

/** Keeping a dragon: three working days. */
export function dragonCase(changes: Partial<CaseDefinition> = {}): CaseDefinition {
  return {
    key: 'chung',
    name: 'Rồng một đầu',
    limit: { amount: 3, unit: 'workingDays' },
    checklist: [],
    fees: [],
    process: { steps: [RECEIVE, APPRAISE, SIGN] },
    ...changes,
  };
}

export function dragonPermit(...cases: CaseDefinition[]): ProcedureDefinition {
  return {
    code: '9.000001',
    name: 'Cấp phép nuôi rồng',
    field: 'Sinh vật huyền thoại',
    levels: ['commune'],
    results: [],
    cases: cases.length === 0 ? [dragonCase()] : cases,
  };
}
