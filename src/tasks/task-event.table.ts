// The journal of tasks: every event of a task, chained by hash. Append-only.
import { EntitySchema } from 'typeorm';
import type { TaskEntry } from './task-state.ts';

export interface TaskEventRow {
  readonly home_agency_id: string;
  readonly task_id: string;
  /** From 1, without a gap. */
  readonly seq: number;
  readonly type: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly actor_id: string | null;
  /** Kept byte for byte, as it was hashed. */
  readonly entry: TaskEntry;
  readonly hash: Buffer;
}

const KEY = { primary: true, primaryKeyConstraintName: 'task_event_pkey' } as const;

export const TaskEventTable = new EntitySchema<TaskEventRow>({
  name: 'task_event',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    task_id: { type: 'uuid', ...KEY },
    seq: { type: 'integer', ...KEY },
    type: { type: 'text' },
    occurred_at: { type: 'timestamptz' },
    recorded_at: { type: 'timestamptz' },
    actor_id: { type: 'uuid', nullable: true },
    entry: { type: 'json' },
    hash: { type: 'bytea' },
  },
});
