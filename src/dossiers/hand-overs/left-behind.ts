// What the rules of a decision would leave at a unit that it closes without a successor.
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import { refuseOpenWork } from '../../organization/units/open-work.ts';
import type { Queryable } from '../../platform/database.ts';
import type { CheckedDecision } from './check-decision.ts';
import { findConcerned } from './find-concerned.ts';
import type { ConcernedDossier } from './find-concerned.ts';
import { fitnessAt } from './fit-successor.ts';
import { pathsAfter } from './paths-after.ts';
import { planHandOver } from './plan-hand-over.ts';

const PAGE = 500;

/**
 * A split without a main successor says by place, field or procedure who goes on with each dossier.
 *
 * @throws DomainError `unit.hasOpenWork`, saying how many no rule fits, or two alike
 */
export async function refuseUnruled(
  sql: Queryable,
  { changes, rules, from }: CheckedDecision,
  organization: Organization,
  now: Instant,
): Promise<void> {
  const at = Math.max(now, from);
  for (const { kind, unitId, successorId } of changes) {
    if (kind !== 'close' || successorId !== null) continue;
    let dossiers = 0;
    for (let after: ConcernedDossier | null = null; ;) {
      const page = await findConcerned(sql, [unitId], after, PAGE);
      for (const dossier of page) {
        const plan = planHandOver(
          rules,
          dossier,
          fitnessAt(organization, at),
          pathsAfter(organization, changes, at),
        );
        if (plan.kind === 'noSuccessor' || plan.kind === 'ambiguous') dossiers += 1;
      }
      if (page.length < PAGE) break;
      after = page.at(-1)!;
    }
    refuseOpenWork(unitId, { dossiers });
  }
}
