// What a decision would do: how many dossiers go where, and which ones it leaves without a successor.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { ReorganizeUnits } from '../../organization/units/reorganize-units.ts';
import { Database } from '../../platform/database.ts';
import { checkDecision, ruledUnits } from './check-decision.ts';
import type { CheckedDecision } from './check-decision.ts';
import { fitnessAt } from './fit-successor.ts';
import { findConcerned, unitsUnder } from './find-concerned.ts';
import type { ConcernedDossier } from './find-concerned.ts';
import type { HandOverBody } from './hand-over-bodies.ts';
import type { HandOverOutcomeName } from './hand-over-outcome.table.ts';
import type { DossierOutcomeView, HandOverPreviewView } from './hand-over-view.ts';
import { pathsAfter } from './paths-after.ts';
import { planHandOver } from './plan-hand-over.ts';
import { ProcessInForce } from './process-in-force.ts';

const PAGE = 500;
const LISTED = 1_000;
/** What somebody must still decide comes first in the list. */
const UNRESOLVED: readonly string[] = ['noSuccessor', 'ambiguous', 'noDesk', 'noStaff', 'oldProcessKept'];

@Injectable()
export class PreviewHandOver {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly processes: ProcessInForce,
    private readonly units: ReorganizeUnits,
  ) {}

  /** Writes nothing. @throws DomainError those of `checkDecision`, and `unit.hasOpenWork` */
  async run(
    body: HandOverBody,
    actor: Pick<Actor, 'staffId' | 'holds'>,
    now: Instant,
  ): Promise<HandOverPreviewView> {
    const organization = await this.directory.reload();
    const decision = checkDecision(body, organization, actor, now);
    const { changes, effectiveOn } = decision;
    await this.units.refuseLeftBehind(this.database, changes, effectiveOn, ruledUnits(decision));
    const at = Math.max(now, decision.from);
    const unitIds = unitsUnder(organization, decision.rules);
    const counts = new Map<HandOverOutcomeName, number>();
    const unresolved: DossierOutcomeView[] = [];
    const others: DossierOutcomeView[] = [];
    for (let after: ConcernedDossier | null = null; ;) {
      const page = await findConcerned(this.database, unitIds, after, PAGE);
      for (const dossier of page) {
        const view = await this.#outcomeOf(dossier, decision, organization, at);
        if (view.outcome === 'notConcerned') continue;
        const outcome = view.outcome as HandOverOutcomeName;
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
        const list = UNRESOLVED.includes(outcome) ? unresolved : others;
        if (list.length < LISTED) list.push(view);
      }
      if (page.length < PAGE) break;
      after = page.at(-1)!;
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const dossiers = [...unresolved, ...others].slice(0, LISTED);
    return {
      total,
      counts: [...counts].map(([outcome, count]) => ({ outcome, count })),
      dossiers,
      leftOff: total - dossiers.length,
      unitChanges: [...changes],
    };
  }

  async #outcomeOf(
    dossier: ConcernedDossier,
    { rules, changes, newProcessFields }: CheckedDecision,
    organization: Organization,
    at: Instant,
  ): Promise<DossierOutcomeView> {
    const plan = planHandOver(
      rules,
      dossier,
      fitnessAt(organization, at),
      pathsAfter(organization, changes, at),
    );
    const { id: dossierId, ref, procedureCode, state, units } = dossier;
    const view = {
      dossierId,
      ref,
      procedureCode,
      state,
      detail: null,
      receivingFrom: units.receiving[0] ?? null,
      receivingTo: null,
      competentFrom: units.competent[0] ?? null,
      competentTo: null,
    };
    if (plan.kind !== 'move') return { ...view, outcome: plan.kind };
    const process = await this.processes.forDossier(dossier, newProcessFields, at);
    const outcome = OUTCOME_OF_PROCESS[process.kind];
    return {
      ...view,
      outcome,
      detail: process.kind === 'kept' ? process.detail : null,
      receivingTo: plan.receiving,
      competentTo: plan.competent,
    };
  }
}

export const OUTCOME_OF_PROCESS = {
  own: 'moved',
  new: 'movedToNewProcess',
  kept: 'oldProcessKept',
} as const satisfies Record<string, HandOverOutcomeName>;
