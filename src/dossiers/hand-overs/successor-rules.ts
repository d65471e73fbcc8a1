// Which unit goes on with a dossier, by the rules of a decision. Pure.
import type { UnitPath } from '../../../workflows/unit-path.ts';

/**
 * One line of a decision: what this unit had goes to that one. A place narrows it to applicants who live or are
 * seated there, a field to the procedures of one sector, a procedure to that one (140/2025/NĐ-CP Art. 32.2).
 */
export interface SuccessorRule {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  /** Name of the place as it stands in addresses, such as "xã Phú Bình". */
  readonly place: string | null;
  readonly field: string | null;
  /** Code of a procedure; decisions of before it could be named have none. */
  readonly procedureCode?: string | null;
}

export interface RuledDossier {
  readonly procedureCode: string;
  /** Of the procedure. */
  readonly field: string;
  /** As the applicant gave it; null where none was given. */
  readonly address: string | null;
}

/** The unit that takes over a path, or why there is none; null where no rule speaks of it. */
export type Succession =
  { readonly kind: 'to'; readonly unitId: string } | { readonly kind: 'noSuccessor' | 'ambiguous' } | null;

/**
 * The nearest unit of the path that has a fitting rule decides. Of several, the one with the longest place comes
 * first, then one that names the procedure, then one that names the field; two that are alike and name different units are ambiguous. A unit that stays open
 * and comes to lie under whoever takes over what was above it keeps what it has.
 *
 * @param today where the path's own unit lies then; empty where it is closed
 */
export function successorOf(
  path: UnitPath,
  rules: readonly SuccessorRule[],
  dossier: RuledDossier,
  today: UnitPath = [],
): Succession {
  let spoken = false;
  for (const unitId of path) {
    const own = rules.filter(({ fromUnitId }) => fromUnitId === unitId);
    if (own.length === 0) continue;
    spoken = true;
    const fitting = own.filter((rule) => fits(rule, dossier));
    if (fitting.length === 0) continue;
    const best = Math.max(...fitting.map(closeness));
    const units = new Set(fitting.filter((rule) => closeness(rule) === best).map(({ toUnitId }) => toUnitId));
    if (units.size > 1) return { kind: 'ambiguous' };
    const to = [...units][0]!;
    const stays = to === path[0] || (unitId !== path[0] && today.includes(to));
    return stays ? null : { kind: 'to', unitId: to };
  }
  return spoken ? { kind: 'noSuccessor' } : null;
}

function fits({ place, field, procedureCode }: SuccessorRule, dossier: RuledDossier): boolean {
  if (procedureCode != null && procedureCode !== dossier.procedureCode) return false;
  if (field !== null && field !== dossier.field) return false;
  if (place === null) return true;
  return dossier.address !== null && folded(dossier.address).includes(folded(place));
}

function closeness({ place, field, procedureCode }: SuccessorRule): number {
  return (
    (place === null ? 0 : folded(place).length * 4) +
    (procedureCode == null ? 0 : 2) +
    (field === null ? 0 : 1)
  );
}

/** Small letters without marks, words apart by one space and closed off at both ends: " xa phu binh ". */
function folded(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  return ` ${plain
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join(' ')} `;
}
