// What the list of complaints can be sorted by: the same for the screen and for the file.
import { bothWays } from '../platform/lists/sorted-list.ts';

/** Keys on `complaint c`. */
export const COMPLAINT_SORTS = bothWays({
  due: { sql: 'c.late_from_at', is: 'instant', indexed: true, always: true },
  closed: { sql: 'c.closed_at', is: 'instant', indexed: true, always: true },
  received: { sql: 'c.received_at', is: 'instant' },
  number: { sql: 'c.complaint_no', is: 'text' },
  title: { sql: 'c.title collate "vi-x-icu"', is: 'text' },
  unit: { sql: 'array_position($units, c.unit_id)', is: 'number' },
  state: { sql: 'c.state', is: 'text' },
});

export type ComplaintSort = keyof typeof COMPLAINT_SORTS;
export const COMPLAINT_SORT_NAMES = Object.keys(COMPLAINT_SORTS) as ComplaintSort[];
