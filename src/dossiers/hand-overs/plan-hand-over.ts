// What a decision makes of one dossier: whose it becomes, or why it stays. Pure.
import type { DossierUnits } from '../../../workflows/one-stop/dossier-context.ts';
import type { UnitPath } from '../../../workflows/unit-path.ts';
import { successorOf } from './successor-rules.ts';
import type { RuledDossier, SuccessorRule } from './successor-rules.ts';

export interface PlannedDossier extends RuledDossier {
  readonly units: DossierUnits;
}

export interface SuccessorFitness {
  readonly handOver: (unitId: string) => boolean;
  readonly workOn: (unitId: string) => boolean;
}

export type Plan =
  | {
      readonly kind: 'move';
      readonly receiving: string | null;
      readonly competent: string | null;
      readonly provinceOffice: string | null;
    }
  | { readonly kind: 'noSuccessor' | 'ambiguous' | 'noDesk' | 'noStaff' | 'notConcerned' };

/**
 * The receiving, the competent and the province's unit each follow the rules on their own; null stays.
 *
 * @param can whether results can be handed over at a unit, and whether anybody works on dossiers there
 * @param pathOf where a unit lies once the decision is carried out; empty for one that is closed
 */
export function planHandOver(
  rules: readonly SuccessorRule[],
  dossier: PlannedDossier,
  can: SuccessorFitness,
  pathOf: (unitId: string) => UnitPath = () => [],
): Plan {
  const follow = (path: UnitPath) =>
    successorOf(path, rules, dossier, path[0] === undefined ? [] : pathOf(path[0]));
  const receiving = follow(dossier.units.receiving);
  const competent = follow(dossier.units.competent);
  const provinceOffice = follow(dossier.units.provinceOffice);
  const all = [receiving, competent, provinceOffice];
  for (const kind of ['ambiguous', 'noSuccessor'] as const)
    if (all.some((one) => one?.kind === kind)) return { kind };
  if (all.every((one) => one === null)) return { kind: 'notConcerned' };
  if (receiving?.kind === 'to' && !can.handOver(receiving.unitId)) return { kind: 'noDesk' };
  if (competent?.kind === 'to' && !can.workOn(competent.unitId)) return { kind: 'noStaff' };
  const to = (one: typeof receiving): string | null => (one?.kind === 'to' ? one.unitId : null);
  return {
    kind: 'move',
    receiving: to(receiving),
    competent: to(competent),
    provinceOffice: to(provinceOffice),
  };
}
