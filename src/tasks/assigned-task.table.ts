// Tasks given to agencies: where each stands and when it is due. The fold of its journal.
import { EntitySchema } from 'typeorm';
import type { TaskKind } from '../../workflows/assigned-task/words.ts';
import type { TaskChartState } from '../../workflows/assigned-task/run-task.ts';

export interface AssignedTaskRow {
  readonly home_agency_id: string;
  readonly id: string;
  /** Sequence number of the newest journal entry; the ETag. */
  readonly version: number;
  readonly task_no: string;
  readonly document_id: string;
  readonly kind: TaskKind;
  readonly title: string;
  readonly content: string | null;
  readonly giver_unit_id: string;
  readonly lead_unit_id: string;
  readonly officer_id: string | null;
  readonly partner_unit_ids: readonly string[];
  readonly snapshot: TaskChartState;
  /** The working calendar that its due dates are counted on. */
  readonly calendar_name: string;
  readonly state: string;
  readonly clock: string;
  readonly waits_for: string;
  readonly due_at: Date;
  readonly late_from_at: Date;
  /** Before any extension. */
  readonly original_due_at: Date;
  readonly given_at: Date;
  readonly reported_at: Date | null;
  readonly closed_at: Date | null;
  readonly verdict: string | null;
  readonly was_late: boolean;
  /** 0 to 100, as last reported. */
  readonly percent: number;
  readonly last_hash: Buffer;
  readonly updated_at: Date;
}

const KEY = { type: 'uuid', primary: true, primaryKeyConstraintName: 'assigned_task_pkey' } as const;

export const AssignedTaskTable = new EntitySchema<AssignedTaskRow>({
  name: 'assigned_task',
  columns: {
    home_agency_id: KEY,
    id: KEY,
    version: { type: 'integer' },
    task_no: { type: 'text' },
    document_id: { type: 'uuid' },
    kind: { type: 'text' },
    title: { type: 'text' },
    content: { type: 'text', nullable: true },
    giver_unit_id: { type: 'uuid' },
    lead_unit_id: { type: 'uuid' },
    officer_id: { type: 'uuid', nullable: true },
    partner_unit_ids: { type: 'uuid', array: true },
    snapshot: { type: 'json' },
    calendar_name: { type: 'text' },
    state: { type: 'text' },
    clock: { type: 'text' },
    waits_for: { type: 'text' },
    due_at: { type: 'timestamptz' },
    late_from_at: { type: 'timestamptz' },
    original_due_at: { type: 'timestamptz' },
    given_at: { type: 'timestamptz' },
    reported_at: { type: 'timestamptz', nullable: true },
    closed_at: { type: 'timestamptz', nullable: true },
    verdict: { type: 'text', nullable: true },
    was_late: { type: 'boolean' },
    percent: { type: 'smallint' },
    last_hash: { type: 'bytea' },
    updated_at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'assigned_task_no', columns: ['home_agency_id', 'task_no'], unique: true },
    { name: 'assigned_task_id', columns: ['id'] },
    { name: 'assigned_task_open', columns: ['late_from_at', 'id'], where: 'closed_at is null' },
    { name: 'assigned_task_lead', columns: ['lead_unit_id', 'given_at'] },
    { name: 'assigned_task_giver', columns: ['giver_unit_id', 'given_at'] },
  ],
});
