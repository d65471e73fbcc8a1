// One step of a published process and which of our steps it is.
import type { Limit } from '../time/limit.ts';
import type { Position, StepDefinition, StepKind, UnitRole } from './procedure-definition.ts';

export const PUBLISHED_KINDS = [
  'RECEIVE',
  'ASSIGN',
  'APPRAISE',
  'REVIEW',
  'APPROVE_SIGN',
  'CLERK_ISSUE',
  'PROVINCE_OFFICE',
  'RETURN',
] as const;
type PublishedKind = (typeof PUBLISHED_KINDS)[number];

export interface PublishedStep {
  readonly no: string;
  readonly kind: PublishedKind;
  readonly actor: string;
  readonly budget: Limit | null;
}

interface Role {
  readonly stem: string;
  readonly kind: StepKind;
  readonly position: Position;
  readonly unit: UnitRole;
}

const ROLES: Record<Exclude<PublishedKind, 'RETURN'>, Role> = {
  RECEIVE: { stem: 'receive', kind: 'receive', position: 'reception', unit: 'receiving' },
  ASSIGN: { stem: 'assign', kind: 'assign', position: 'head', unit: 'competent' },
  APPRAISE: { stem: 'appraise', kind: 'appraise', position: 'officer', unit: 'competent' },
  REVIEW: { stem: 'review', kind: 'review', position: 'head', unit: 'competent' },
  APPROVE_SIGN: { stem: 'sign', kind: 'sign', position: 'leader', unit: 'competent' },
  CLERK_ISSUE: { stem: 'issue', kind: 'issue', position: 'clerk', unit: 'competent' },
  PROVINCE_OFFICE: { stem: 'provinceOffice', kind: 'external', position: 'officer', unit: 'provinceOffice' },
};

/** The steps in order, keyed `appraise`, `appraise2`, …; handing the result over is not one of them. */
export function stepsOf(published: readonly PublishedStep[]): StepDefinition[] {
  const used = new Map<string, number>();
  return published.flatMap((step, index) => {
    if (step.kind === 'RETURN') return [];
    const { stem, ...role } = roleOf(step, step.kind, index === 0);
    const nth = (used.get(stem) ?? 0) + 1;
    used.set(stem, nth);
    const key = nth === 1 ? stem : `${stem}${nth}`;
    return [{ key, ...role, budget: step.budget, ...(step.actor === '' ? {} : { label: step.actor }) }];
  });
}

function roleOf(step: PublishedStep, kind: Exclude<PublishedKind, 'RETURN'>, leading: boolean): Role {
  const role = ROLES[kind];
  const actor = step.actor.normalize('NFC').toLowerCase();
  if (kind === 'RECEIVE' && !leading && actor.includes('văn thư'))
    return { ...role, position: 'clerk', unit: 'competent' };
  if (kind === 'CLERK_ISSUE' && actor.includes('văn phòng ubnd tỉnh'))
    return { ...role, unit: 'provinceOffice' };
  return role;
}
