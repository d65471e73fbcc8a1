// Changes what was handed in of each paper, also that originals went back, and keeps what was before.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import { keepChecklist } from '../../dossier-kind/rows/keep-checklist.ts';
import type { DossierKey, HandedItem } from '../../dossier-kind/orders.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import { FindKey } from '../access/find-key.ts';
import { holdPapers } from './hold-papers.ts';
import type { PaperBody, PapersBody } from './paper-bodies.ts';
import { changedPapers, lineOf } from './paper-lines.ts';
import { SeeDossier, WORKS_ON } from '../access/see-dossier.ts';

@Injectable()
export class ChangePapers {
  constructor(
    private readonly database: Database,
    private readonly dossiers: SeeDossier,
    private readonly keys: FindKey,
  ) {}

  /**
   * Originals received for comparison go back (Decree 61/2018 Art. 20); a paper digitised once is not asked for again
   * (Decree 107/2021).
   *
   * @throws DomainError `dossier.unknown`, `right.missing`, `papers.stale`, `papers.closed`,
   *   `papers.returnedTooMany`, `papers.reuseUnknown`
   */
  async run(ref: string, body: PapersBody, actor: Actor, at: Instant): Promise<void> {
    const { key, state, hold } = await this.dossiers.findFor(WORKS_ON, ref, 'papers', actor);
    for (const paper of body.papers) refuseTooMany(paper);
    await this.database.transaction(async (sql) => {
      const before = await holdPapers(sql, key);
      if (before.revision !== body.revision)
        throw new DomainError('papers.stale', 'Somebody changed the papers since you read them', {
          revision: before.revision,
        });
      const after = body.papers.map((paper) => itemOf(paper));
      const changed = changedPapers(before.checklist, after);
      if (changed.length === 0) return;
      const onlyBack = changed.every((pair) => isOnlyHandedBack(pair.before, pair.after));
      if (state.columns.closedAt !== null && !onlyBack)
        throw new DomainError(
          'papers.closed',
          'The dossier is closed: originals may only be handed back',
          {},
        );
      for (const pair of changed)
        if (pair.after.reusedFrom !== undefined && pair.after.reusedFrom !== pair.before.reusedFrom)
          await this.refuseForeign(sql, key, pair.after.reusedFrom);
      await sql.query({
        name: 'change-papers',
        text: `
          insert into paper_change (home_agency_id, dossier_id, revision, kind, before, after, reason, changed_by,
            on_behalf_of, changed_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        values: [
          key.homeAgencyId,
          key.id,
          before.revision + 1,
          onlyBack ? 'handedBack' : 'edited',
          JSON.stringify(before.checklist),
          JSON.stringify(after),
          body.reason ?? null,
          actor.staffId,
          hold.onBehalfOf,
          formatInstant(at),
        ],
      });
      await keepChecklist(sql, key, after);
    });
  }

  /** The other dossier must be of the same person; which of the two is wrong is not told. */
  private async refuseForeign(sql: Queryable, key: DossierKey, ref: string): Promise<void> {
    const earlier = await this.keys.tryFind(ref);
    const { rows } = await sql.query({
      name: 'same-person',
      text: `
        select 1 from dossier_applicant this join dossier_applicant earlier on earlier.identity_no = this.identity_no
        where this.home_agency_id = $1 and this.dossier_id = $2
          and earlier.home_agency_id = $3 and earlier.dossier_id = $4 and earlier.dossier_id <> this.dossier_id`,
      values: [key.homeAgencyId, key.id, earlier?.homeAgencyId ?? null, earlier?.id ?? null],
    });
    if (rows.length === 0)
      throw new DomainError('papers.reuseUnknown', 'This person has no such earlier dossier', {});
  }
}

function refuseTooMany({ key, originals, originalsReturned }: PaperBody): void {
  if (originalsReturned > originals)
    throw new DomainError('papers.returnedTooMany', 'More originals went back than were handed in', { key });
}

function itemOf({ reusedFrom, ...paper }: PaperBody): HandedItem {
  return { ...paper, ...(reusedFrom !== undefined && reusedFrom !== null && { reusedFrom }) };
}

function isOnlyHandedBack(before: HandedItem, after: HandedItem): boolean {
  const { originalsReturned } = after;
  return (
    JSON.stringify(lineOf({ ...before, originalsReturned: originalsReturned ?? 0 })) ===
    JSON.stringify(lineOf(after))
  );
}
