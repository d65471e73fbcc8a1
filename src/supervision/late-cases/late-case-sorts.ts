// What the list of late cases can be sorted by: the same for the screen and for the file.
import { bothWays, byGivenName } from '../../platform/lists/sorted-list.ts';

/** Keys on `late_case c` with `LATE_CASE_JOINS`. */
export const LATE_CASE_SORTS = bothWays({
  since: { sql: 'c.late_since', is: 'instant', indexed: true, always: true },
  due: { sql: 'c.due_at', is: 'instant' },
  answerDue: { sql: 'c.answer_due_at', is: 'instant' },
  code: { sql: 'coalesce(d.code, d.lodging_no, a.task_no, o.complaint_no)', is: 'text' },
  kind: { sql: 'c.kind', is: 'text' },
  unit: { sql: 'array_position($units, c.unit_id)', is: 'number' },
  officer: {
    sql: `(select ${byGivenName('s.full_name')} from staff s where s.id = c.officer_id)`,
    is: 'text',
  },
  state: { sql: 'c.state', is: 'text' },
  reason: { sql: 'c.reason', is: 'text' },
});

export type LateCaseSort = keyof typeof LATE_CASE_SORTS;
export const LATE_CASE_SORT_NAMES = Object.keys(LATE_CASE_SORTS) as LateCaseSort[];
