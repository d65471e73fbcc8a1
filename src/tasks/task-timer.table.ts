// Armed timers of tasks, at absolute instants; one that has fired or was cancelled is gone.
import { EntitySchema } from 'typeorm';

export interface TaskTimerRow {
  readonly home_agency_id: string;
  readonly task_id: string;
  readonly name: string;
  readonly fire_at: Date;
}

const KEY = { primary: true, primaryKeyConstraintName: 'task_timer_pkey' } as const;

export const TaskTimerTable = new EntitySchema<TaskTimerRow>({
  name: 'task_timer',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    task_id: { type: 'uuid', ...KEY },
    name: { type: 'text', ...KEY },
    fire_at: { type: 'timestamptz' },
  },
  indices: [{ name: 'task_timer_fire_at', columns: ['fire_at'] }],
});
