// Shows the papers of a dossier and what was changed of them since its intake.
import { Injectable } from '@nestjs/common';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { holdFor } from '../../../workflows/one-stop/rights.ts';
import { nameOf } from '../names.ts';
import { changedPapers, paperLines } from './paper-lines.ts';
import { readPaperChanges } from './read-paper-changes.ts';
import type { PapersView } from './paper-view.ts';
import { readApplicant } from '../read-applicant.ts';
import { SeeDossier, WORKS_ON } from '../access/see-dossier.ts';

@Injectable()
export class ShowPapers {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
  ) {}

  /** @throws DomainError `dossier.unknown` */
  async run(ref: string, actor: Actor): Promise<PapersView> {
    const { key, state } = await this.dossiers.find(ref, 'papers', actor);
    const [{ definition }, { checklist }, changes, organization] = await Promise.all([
      this.definitions.process(state.columns.processVersionId),
      readApplicant(this.database, key),
      readPaperChanges(this.database, key),
      this.directory.current(),
    ]);
    const papers = paperLines(definition.checklist, checklist);
    return {
      revision: changes[0]?.revision ?? 0,
      mayChange: holdFor(WORKS_ON, state.snapshot.context, actor.staffId, actor.holds) !== null,
      closed: state.columns.closedAt !== null,
      papers,
      originalsToReturn: papers.reduce(
        (sum, { originals, originalsReturned }) => sum + originals - originalsReturned,
        0,
      ),
      changes: changes.map(({ changedById, before, after, ...change }) => {
        const changed = changedPapers(before, after);
        const named = (side: 'before' | 'after') => {
          const items = changed.map((pair) => pair[side]);
          const keys = new Set(items.map(({ key: paper }) => paper));
          return paperLines(
            definition.checklist.filter((paper) => keys.has(paper.key)),
            items,
          );
        };
        return {
          ...change,
          before: named('before'),
          after: named('after'),
          changedBy: changedById === null ? null : nameOf(organization, changedById),
        };
      }),
    };
  }
}
