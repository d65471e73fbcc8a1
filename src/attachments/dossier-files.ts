// Finds a dossier as the owner of files: for whoever reads it, and for whoever may add to it.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { readApplicant } from '../dossiers/read-applicant.ts';
import { SeeDossier, WORKS_ON } from '../dossiers/access/see-dossier.ts';
import type { SeenDossier } from '../dossiers/access/see-dossier.ts';
import { Definitions } from '../dossier-kind/definitions.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import { holdFor } from '../../workflows/one-stop/rights.ts';
import type { FileOwner, OpenOwner } from './file-owner.ts';

/** What belongs to no paper of the case. */
const OWN_ITEMS: readonly string[] = ['result', 'other'];

@Injectable()
export class DossierFiles {
  constructor(
    private readonly dossiers: SeeDossier,
    private readonly definitions: Definitions,
    private readonly database: Database,
  ) {}

  /** @throws DomainError `dossier.unknown` */
  async find(ref: string, actor: Actor): Promise<{ readonly owner: FileOwner; readonly mayChange: boolean }> {
    const { key, state } = await this.dossiers.find(ref, 'papers', actor);
    return {
      owner: ownerOf(key),
      mayChange: holdFor(WORKS_ON, state.snapshot.context, actor.staffId, actor.holds) !== null,
    };
  }

  /** @throws DomainError `dossier.unknown`, `right.missing` */
  async open(ref: string, actor: Actor): Promise<{ readonly owner: OpenOwner; readonly closed: boolean }> {
    const { hold, ...seen } = await this.dossiers.findFor(WORKS_ON, ref, 'papers', actor);
    return {
      owner: {
        ...ownerOf(seen.key),
        staffId: actor.staffId,
        onBehalfOf: hold.onBehalfOf,
        itemOf: (item) => this.itemOf(seen, item ?? 'other'),
      },
      closed: seen.state.columns.closedAt !== null,
    };
  }

  /** A paper of the case, one that was handed in beside them, the result, or something else. */
  private async itemOf({ key, state }: SeenDossier, item: string): Promise<string> {
    if (OWN_ITEMS.includes(item)) return item;
    const { definition } = await this.definitions.process(state.columns.processVersionId);
    const { checklist } = await readApplicant(this.database, key);
    if ([...definition.checklist, ...checklist].some((paper) => paper.key === item)) return item;
    throw new DomainError('attachment.itemUnknown', 'The dossier has no such paper', { item });
  }
}

const ownerOf = (key: SeenDossier['key']): FileOwner => ({
  key,
  accessed: { id: key.id, what: 'attachment' },
});
