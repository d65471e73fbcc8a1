// An assigned task as its row keeps it, and the journal entry that each step of it leaves.
import type { CaseState, Decided } from '../engine/kind.ts';
import type { TaskChartState } from '../../workflows/assigned-task/run-task.ts';

export interface TaskState extends CaseState {
  readonly snapshot: TaskChartState;
  /** The working calendar that its due dates are counted on. */
  readonly calendarName: string;
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
  /** Those that are armed after it. Entries from before tasks ran on the engine do not say. */
  readonly timers?: TaskState['timers'];
}

/** What one entry does to the tables. */
export interface DecidedTask extends Decided<TaskState> {
  readonly entry: TaskEntry;
}
