// Writes the papers of a completed supplement among those of the dossier, so that its next receipt lists them.
import { Injectable } from '@nestjs/common';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { keepChecklist } from '../../dossier-kind/rows/keep-checklist.ts';
import { Database } from '../../platform/database.ts';
import { changedPapers } from './paper-lines.ts';
import { holdPapers } from './hold-papers.ts';
import { withReceived } from './received-papers.ts';

export interface Supplement {
  /** Keys of the case's papers, or papers in free words; null: all that was asked for. */
  readonly received: readonly string[] | null;
  readonly how: 'files' | 'papers';
  /** Null: the applicant himself. */
  readonly by: string | null;
}

@Injectable()
export class TakeInSupplement {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
  ) {}

  /** A second time changes nothing. */
  async run(dossier: DossierState, supplement: Supplement, at: Instant): Promise<void> {
    const { definition } = await this.definitions.process(dossier.columns.processVersionId);
    const { how, by } = supplement;
    const received = supplement.received ?? (await this.askedFor(dossier));
    await this.database.transaction(async (sql) => {
      const before = await holdPapers(sql, dossier);
      const after = withReceived(before.checklist, received, definition.checklist, how);
      if (changedPapers(before.checklist, after).length === 0) return;
      await sql.query({
        name: 'papers-supplemented',
        text: `
          insert into paper_change (home_agency_id, dossier_id, revision, kind, before, after, changed_by, changed_at)
          values ($1, $2, $3, 'edited', $4, $5, $6, $7)`,
        values: [
          dossier.homeAgencyId,
          dossier.id,
          before.revision + 1,
          JSON.stringify(before.checklist),
          JSON.stringify(after),
          by,
          formatInstant(at),
        ],
      });
      await keepChecklist(sql, dossier, after);
    });
  }

  private async askedFor({ homeAgencyId, id }: DossierState): Promise<readonly string[]> {
    const { rows } = await this.database.query<{ items: readonly string[] }>({
      name: 'papers-asked-for',
      text: `select entry->'data'->'items' as items from case_event
        where home_agency_id = $1 and case_id = $2 and type = 'requestSupplement' order by seq desc limit 1`,
      values: [homeAgencyId, id],
    });
    return rows[0]?.items ?? [];
  }
}
