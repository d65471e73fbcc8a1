// The one door to a dossier: whether a person may know of it, what he may read, and under which position he works on it.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { Engine } from '../../engine/engine.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { type Hold, holdFor, type Right } from '../../../workflows/one-stop/rights.ts';
import { accessTo } from './access-table.ts';
import type { Access, DossierPart, ReaderKind } from './access-table.ts';
import { FindKey, unknownDossier } from './find-key.ts';
import { readerKinds, unitsOfDossier } from './reader-kinds.ts';

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
  /** What the reader has to do with it. */
  readonly kinds: readonly ReaderKind[];
  /** How he reads the part that was asked for. */
  readonly access: Exclude<Access, 'none'>;
}

type Reader = Pick<Actor, 'scope'>;

@Injectable()
export class SeeDossier {
  constructor(
    private readonly engine: Engine,
    private readonly keys: FindKey,
  ) {}

  /**
   * @throws DomainError `dossier.unknown`, also where the reader has nothing to do with it; `right.missing` for whoever may
   *   know of it and not read this part
   */
  async find(ref: string, part: DossierPart, { scope }: Reader): Promise<SeenDossier> {
    const key = await this.keys.find(ref);
    const state = (await this.engine.read(DOSSIER, [key])).get(key.id);
    const kinds = state === undefined ? [] : kindsOf(state, scope);
    if (state === undefined || kinds.length === 0) throw unknownDossier(ref);
    const access = accessTo(part, kinds);
    if (access === 'none')
      throw new DomainError('right.missing', 'This part of the dossier is not for the agencies asked', {
        part,
      });
    return { key, state, kinds, access };
  }

  /** @throws DomainError as `find`; `right.missing` also for whoever reads the part and may do no more */
  async findFor(
    rights: readonly Right[],
    ref: string,
    part: DossierPart,
    actor: Pick<Actor, 'scope' | 'staffId' | 'holds'>,
  ): Promise<SeenDossier & { readonly hold: Hold }> {
    const seen = await this.find(ref, part, actor);
    const hold = holdFor(rights, seen.state.snapshot.context, actor.staffId, actor.holds);
    if (hold === null) throw new DomainError('right.missing', 'Your positions do not allow this', {});
    return { ...seen, hold };
  }
}

/** Whether a part may be read whole of a dossier that was read before. */
export function readsWhole(part: DossierPart, state: DossierState, { scope }: Reader): boolean {
  return accessTo(part, kindsOf(state, scope)) === 'whole';
}

const kindsOf = ({ columns, snapshot }: DossierState, scope: Actor['scope']): readonly ReaderKind[] =>
  readerKinds(scope, unitsOfDossier(columns, snapshot.context.children));
