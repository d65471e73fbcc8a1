// An assigned task as its row keeps it, and the journal entry that each step of it leaves.
import type { TaskChartState } from '../../workflows/assigned-task/run-task.ts';

export interface TaskState {
  readonly homeAgencyId: string;
  readonly id: string;
  /** Sequence number of the newest journal entry; the ETag. */
  readonly version: number;
  readonly snapshot: TaskChartState;
  /** The working calendar that its due dates are counted on. */
  readonly calendarName: string;
  /** Armed timers by the chart's name, at absolute instants. */
  readonly timers: Readonly<Record<string, number>>;
  readonly lastHash: Buffer;
}

/** One entry: what was sent and the whole task after it, so that a fold is the last entry. */
export interface TaskEntry {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly by: string | null;
  readonly position?: string;
  readonly onBehalfOf?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly after: TaskChartState;
}

export interface TaskAlert {
  readonly kind: string;
  readonly dueAt: number;
  readonly at: number;
  readonly unitId: string;
  readonly officerId: string | null;
}

/** What one entry does to the tables. */
export interface DecidedTask {
  readonly entry: TaskEntry;
  /** The entry as it is hashed and stored. */
  readonly text: string;
  readonly state: TaskState;
  readonly alerts: readonly TaskAlert[];
  readonly closedAlerts: readonly { readonly kind: string; readonly reason: string }[];
}
