// What the list of tasks can be sorted by: the same for the screen and for the file.
import { bothWays } from '../platform/lists/sorted-list.ts';

/** Keys on `assigned_task t` and `task_document d`. */
export const TASK_SORTS = bothWays({
  due: { sql: 't.late_from_at', is: 'instant', indexed: true, always: true },
  closed: { sql: 't.closed_at', is: 'instant', indexed: true, always: true },
  given: { sql: 't.given_at', is: 'instant' },
  number: { sql: 't.task_no', is: 'text' },
  title: { sql: 't.title collate "vi-x-icu"', is: 'text' },
  lead: { sql: 'array_position($units, t.lead_unit_id)', is: 'number' },
  giver: { sql: 'array_position($units, t.giver_unit_id)', is: 'number' },
  state: { sql: 't.state', is: 'text' },
  percent: { sql: 't.percent', is: 'number' },
});

export type TaskSort = keyof typeof TASK_SORTS;
export const TASK_SORT_NAMES = Object.keys(TASK_SORTS) as TaskSort[];
