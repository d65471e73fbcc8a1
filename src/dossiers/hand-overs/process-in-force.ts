// Under which process a dossier goes on: its own, or by a decision for its sector the one now in force.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { PinnedProcess } from '../../dossier-kind/definitions.ts';
import { standsIn } from '../../dossier-kind/decide/stands-in.ts';
import { ProcessVersions } from '../../procedures/process-versions.ts';
import type { ConcernedDossier } from './find-concerned.ts';

export type NextProcess =
  | { readonly kind: 'own' }
  | { readonly kind: 'new'; readonly pinned: PinnedProcess }
  /** There is a newer one, but the dossier cannot go on under it from where it stands. */
  | { readonly kind: 'kept'; readonly detail: string };

@Injectable()
export class ProcessInForce {
  constructor(private readonly versions: ProcessVersions) {}

  /** @param fields those whose dossiers take the process of the day (151/2025/NĐ-CP Art. 22.5 for land) */
  async forDossier(dossier: ConcernedDossier, fields: readonly string[], at: Instant): Promise<NextProcess> {
    if (!fields.includes(dossier.field)) return { kind: 'own' };
    try {
      const pinned = await this.versions.currentFor(dossier.procedureCode, dossier.caseKey, dayOf(at));
      if (pinned.id === dossier.processVersionId) return { kind: 'own' };
      if (!standsIn(pinned, dossier.state, dossier.step))
        return { kind: 'kept', detail: 'process.stateMissing' };
      return { kind: 'new', pinned };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { kind: 'kept', detail: error.code };
    }
  }
}
