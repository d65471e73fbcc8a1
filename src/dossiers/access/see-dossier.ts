// Finds a dossier that a person may read, and under which of his positions he may work on it.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { Engine } from '../../engine/engine.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { type Hold, holdFor, type Right } from '../../../workflows/one-stop/rights.ts';
import { sees } from './dossier-scope.ts';
import { FindKey, unknownDossier } from './find-key.ts';

/** The desk that received the dossier. */
export const AT_THE_DESK: readonly Right[] = [{ position: 'reception', unit: 'receiving' }];

/** The desk, and whoever works on the dossier in the competent unit. */
export const WORKS_ON: readonly Right[] = [
  ...AT_THE_DESK,
  ...(['officer', 'head', 'leader', 'clerk'] as const).map((position) => ({
    position,
    unit: 'competent' as const,
  })),
];

export interface SeenDossier {
  readonly key: DossierKey;
  readonly state: DossierState;
}

@Injectable()
export class SeeDossier {
  constructor(
    private readonly engine: Engine,
    private readonly keys: FindKey,
  ) {}

  /** @throws DomainError `dossier.unknown`, also outside the reader's scope */
  async find(ref: string, actor: Pick<Actor, 'scope'>): Promise<SeenDossier> {
    const key = await this.keys.find(ref);
    const state = (await this.engine.read(DOSSIER, [key])).get(key.id);
    if (state === undefined || !sees(actor.scope, state.columns)) throw unknownDossier(ref);
    return { key, state };
  }

  /** @throws DomainError `dossier.unknown`; `right.missing` for whoever reads it and may do no more */
  async findFor(
    rights: readonly Right[],
    ref: string,
    actor: Pick<Actor, 'scope' | 'staffId' | 'holds'>,
  ): Promise<SeenDossier & { readonly hold: Hold }> {
    const seen = await this.find(ref, actor);
    const hold = holdFor(rights, seen.state.snapshot.context, actor.staffId, actor.holds);
    if (hold === null) throw new DomainError('right.missing', 'Your positions do not allow this', {});
    return { ...seen, hold };
  }
}
