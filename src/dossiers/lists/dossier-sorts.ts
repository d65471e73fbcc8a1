// What lists of dossiers can be sorted by: the same for the screen and for the file.
import { bothWays, byGivenName } from '../../platform/lists/sorted-list.ts';

/** Keys on `dossier d`, `dossier_applicant a` and `procedure p`. */
export const DOSSIER_SORTS = bothWays({
  due: { sql: 'd.late_from_at', is: 'instant', indexed: true },
  // Asked for only of what is over.
  closed: { sql: 'd.closed_at', is: 'instant', indexed: true, always: true },
  lodged: { sql: 'd.lodged_at', is: 'instant' },
  accepted: { sql: 'd.accepted_at', is: 'instant' },
  stepDue: { sql: 'd.step_due_at', is: 'instant' },
  code: { sql: 'coalesce(d.code, d.lodging_no)', is: 'text' },
  procedure: { sql: 'p.name collate "vi-x-icu"', is: 'text' },
  // An organization is called by its whole name, a person by the last word of it.
  applicant: {
    sql: `case when a.kind = 'citizen' then ${byGivenName('a.name')} else a.name collate "vi-x-icu" end`,
    is: 'text',
  },
  state: { sql: 'd.state', is: 'text' },
  unit: { sql: 'array_position($units, d.unit_id)', is: 'number' },
  officer: {
    sql: `(select ${byGivenName('s.full_name')} from staff s where s.id = d.officer_id)`,
    is: 'text',
  },
});

export type DossierSort = keyof typeof DOSSIER_SORTS;
export const DOSSIER_SORT_NAMES = Object.keys(DOSSIER_SORTS) as DossierSort[];
