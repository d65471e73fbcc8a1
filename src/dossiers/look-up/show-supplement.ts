// What an applicant is asked for now, item by item, and how he can be reached: for whoever proved that the dossier is his.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import { Database } from '../../platform/database.ts';
import type { SupplementMark } from '../../../workflows/one-stop/dossier-events.ts';
import { nameItems } from './name-items.ts';

interface AskedItem {
  /** Key of a paper of the case, or a paper in free words. */
  readonly item: string;
  readonly words: string;
}

export interface AskedSupplement {
  readonly askedAt: Instant;
  /** The dossier is stopped after it. */
  readonly dueAt: Instant | null;
  readonly reason: string;
  readonly items: readonly AskedItem[];
}

const ASKED = `
  select (extract(epoch from occurred_at) * 1000)::float8 as "askedAt", entry->'data'->>'reason' as reason,
    entry->'data'->'items' as items, entry->'data'->'marks' as marks
  from case_event where home_agency_id = $1 and case_id = $2 and type = 'requestSupplement' order by seq desc limit 1`;

interface Asked {
  readonly askedAt: number;
  readonly reason: string;
  readonly items: readonly string[];
  readonly marks: Readonly<Record<string, SupplementMark>> | null;
}

@Injectable()
export class ShowSupplement {
  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly definitions: Definitions,
  ) {}

  /** Null where nothing is waited for. */
  async run(key: DossierKey): Promise<AskedSupplement | null> {
    const dossier = (await this.engine.read(DOSSIER, [key])).get(key.id)!;
    if (dossier.columns.state !== 'awaitingSupplement') return null;
    const { rows } = await this.database.query<Asked>({
      name: 'asked-supplement',
      text: ASKED,
      values: [key.homeAgencyId, key.id],
    });
    const { definition } = await this.definitions.process(dossier.columns.processVersionId);
    const { askedAt, reason, items, marks } = rows[0]!;
    const words = nameItems(
      items,
      marks,
      new Map(definition.checklist.map((paper) => [paper.key, paper.name])),
    );
    return {
      askedAt,
      dueAt: dossier.timers['lapse'] ?? null,
      reason,
      items: items.map((item, at) => ({ item, words: words[at]! })),
    };
  }

  /** The address of mail that was lodged. */
  async mailOf({ homeAgencyId, id }: DossierKey): Promise<string | null> {
    const { rows } = await this.database.query<{ email: string | null }>({
      name: 'applicants-mail',
      text: `select email from dossier_applicant where home_agency_id = $1 and dossier_id = $2`,
      values: [homeAgencyId, id],
    });
    return rows[0]?.email ?? null;
  }
}
