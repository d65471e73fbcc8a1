// What was changed about the papers of a dossier after its intake: before, after, by whom and when.
import { EntitySchema } from 'typeorm';
import type { HandedItem } from '../../dossier-kind/orders.ts';

export interface PaperChangeRow {
  home_agency_id: string;
  dossier_id: string;
  /** 1 is the first change after intake. */
  revision: number;
  kind: 'edited' | 'handedBack';
  before: readonly HandedItem[];
  after: readonly HandedItem[];
  reason: string | null;
  /** Null: the applicant himself, with a supplement that he sent. */
  changed_by: string | null;
  on_behalf_of: string | null;
  changed_at: Date;
}

const KEY = { primary: true, primaryKeyConstraintName: 'paper_change_pkey' } as const;

export const PaperChangeTable = new EntitySchema<PaperChangeRow>({
  name: 'paper_change',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid', ...KEY },
    revision: { type: 'integer', ...KEY },
    kind: { type: 'text' },
    before: { type: 'jsonb' },
    after: { type: 'jsonb' },
    reason: { type: 'text', nullable: true },
    changed_by: { type: 'uuid', nullable: true },
    on_behalf_of: { type: 'uuid', nullable: true },
    changed_at: { type: 'timestamptz' },
  },
  checks: [{ name: 'paper_change_kind_known', expression: "kind in ('edited', 'handedBack')" }],
});
