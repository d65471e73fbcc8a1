// Complaints and reflections: where each stands and when it is due. All but the number, the title and the receipt's secret
// is the fold of its journal.
import { EntitySchema } from 'typeorm';
import type { ComplaintChartState } from '../../workflows/complaint/run-complaint.ts';

export interface ComplaintTableRow {
  readonly home_agency_id: string;
  readonly id: string;
  /** Sequence number of the newest journal entry; the ETag. */
  readonly version: number;
  readonly complaint_no: string;
  readonly channel: string;
  /** What it is about, in words that name nobody. */
  readonly title: string;
  readonly receiver_unit_id: string;
  /** Who is to answer: the receiving unit until it is assigned. */
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly snapshot: ComplaintChartState;
  readonly state: string;
  readonly clock: string;
  readonly waits_for: string;
  readonly received_at: Date;
  readonly due_at: Date;
  readonly late_from_at: Date;
  readonly answered_at: Date | null;
  readonly closed_at: Date | null;
  readonly verdict: string | null;
  readonly was_late: boolean;
  /** What everybody may read, while it is published. */
  readonly published: { readonly question: string; readonly answer: string; readonly at: number } | null;
  /** Printed on the receipt: whoever knows it may look the complaint up. */
  readonly lookup_secret: string;
  readonly last_hash: Buffer;
  readonly updated_at: Date;
}

const KEY = { type: 'uuid', primary: true, primaryKeyConstraintName: 'complaint_pkey' } as const;

export const ComplaintTable = new EntitySchema<ComplaintTableRow>({
  name: 'complaint',
  columns: {
    home_agency_id: KEY,
    id: KEY,
    version: { type: 'integer' },
    complaint_no: { type: 'text' },
    channel: { type: 'text' },
    title: { type: 'text' },
    receiver_unit_id: { type: 'uuid' },
    unit_id: { type: 'uuid' },
    officer_id: { type: 'uuid', nullable: true },
    snapshot: { type: 'json' },
    state: { type: 'text' },
    clock: { type: 'text' },
    waits_for: { type: 'text' },
    received_at: { type: 'timestamptz' },
    due_at: { type: 'timestamptz' },
    late_from_at: { type: 'timestamptz' },
    answered_at: { type: 'timestamptz', nullable: true },
    closed_at: { type: 'timestamptz', nullable: true },
    verdict: { type: 'text', nullable: true },
    was_late: { type: 'boolean' },
    published: { type: 'json', nullable: true },
    lookup_secret: { type: 'text' },
    last_hash: { type: 'bytea' },
    updated_at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'complaint_once', columns: ['home_agency_id', 'complaint_no'], unique: true },
    { name: 'complaint_no', columns: ['complaint_no'] },
    { name: 'complaint_id', columns: ['id'] },
    { name: 'complaint_open', columns: ['late_from_at', 'id'], where: 'closed_at is null' },
    { name: 'complaint_published', columns: ['received_at'], where: 'published is not null' },
    { name: 'complaint_unit', columns: ['unit_id', 'received_at'] },
    { name: 'complaint_receiver', columns: ['receiver_unit_id', 'received_at'] },
  ],
});
