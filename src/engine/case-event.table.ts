// The journal: every event of a case, of whatever kind, chained by hash. Append-only, in a partition a month.
import { EntitySchema } from 'typeorm';

export interface CaseEventRow {
  readonly home_agency_id: string;
  readonly case_id: string;
  readonly case_kind: string;
  /** From 1, without a gap. */
  readonly seq: number;
  readonly type: string;
  /** The legal instant; earlier than `recorded_at` where nobody could record it then. */
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly actor_id: string | null;
  /** Kept byte for byte, as it was hashed. */
  readonly entry: object;
  readonly hash: Buffer;
  /** The transaction that wrote it, by which readers follow the journal. */
  readonly xact: string;
}

const KEY = { primary: true, primaryKeyConstraintName: 'case_event_pkey' } as const;

export const CaseEventTable = new EntitySchema<CaseEventRow>({
  name: 'case_event',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    case_id: { type: 'uuid', ...KEY },
    case_kind: { type: 'text' },
    seq: { type: 'integer', ...KEY },
    type: { type: 'text' },
    occurred_at: { type: 'timestamptz' },
    recorded_at: { type: 'timestamptz', ...KEY },
    actor_id: { type: 'uuid', nullable: true },
    entry: { type: 'json' },
    hash: { type: 'bytea' },
    xact: { type: 'bigint', default: () => '((pg_current_xact_id())::text)::bigint' },
  },
  indices: [
    { name: 'case_event_xact', columns: ['xact'], synchronize: false },
    { name: 'case_event_recorded_at', columns: ['recorded_at'], synchronize: false },
    { name: 'case_event_sent_back', columns: ['recorded_at'], where: `type = 'sendBack'` },
  ],
});
