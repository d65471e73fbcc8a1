// The tables whose rows are sealed, what of a row nothing rests on, and what the service does to rows. The triggers say the
// same: a test compares them.

export interface SealedTable {
  readonly table: string;
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
  /** Columns that may change without a seal. */
  readonly ignored: readonly string[];
  /** Where only these columns are sealed; the journal holds the others. */
  readonly chosen: readonly string[] | null;
  /** What the service does to what is sealed of a row that is there: nothing, or change it, or remove it, too. */
  readonly changes: readonly ('UPDATE' | 'DELETE')[];
  /** A column whose bytes are not sealed, and the one that holds their SHA-256. */
  readonly hashed: { readonly content: string; readonly sha256: string } | null;
}

const sealed = (
  table: string,
  key: string,
  ignored: readonly string[] = [],
  changes: SealedTable['changes'] = ['UPDATE', 'DELETE'],
): SealedTable => ({ table, key: key.split(' '), ignored, chosen: null, changes, hashed: null });

/** Its rows are changed and never removed. */
const changed = (table: string, key: string, ignored: readonly string[] = []) =>
  sealed(table, key, ignored, ['UPDATE']);

/** Its rows stay as they were put in; a trigger, `…_append_only`, refuses anything else. */
const added = (table: string, key: string, ignored: readonly string[] = []) =>
  sealed(table, key, ignored, []);

export const SEALED_TABLES: readonly SealedTable[] = [
  sealed('absence', 'id'),
  added('access_log', 'home_agency_id id'),
  added('administration_log', 'id'),
  changed('agency_unit', 'id'),
  changed('alert', 'home_agency_id id', ['next_rung', 'next_rung_at', 'case_seen', 'reopened_at']),
  changed('alert_notice', 'home_agency_id alert_id staff_id', ['snoozed_until', 'seen_at', 'closed_at']),
  added('alert_rung', 'home_agency_id alert_id rung'),
  added('applicant_correction', 'home_agency_id dossier_id seq'),
  changed('assigned_task', 'home_agency_id id'),
  changed('attachment', 'home_agency_id id'),
  changed('calendar_annulment', 'id'),
  changed('calendar_change', 'name version', [
    'leased_until',
    'after_late_from_at',
    'after_id',
    'examined',
    'total',
  ]),
  added('calendar_day', 'name version day'),
  changed('complainant', 'home_agency_id complaint_id'),
  {
    table: 'complaint',
    key: ['home_agency_id', 'id'],
    ignored: [],
    chosen: ['home_agency_id', 'id', 'complaint_no', 'channel', 'title', 'lookup_secret'],
    changes: [],
    hashed: null,
  },
  {
    table: 'dossier',
    key: ['home_agency_id', 'id'],
    ignored: [],
    chosen: ['home_agency_id', 'id', 'lookup_secret'],
    changes: [],
    hashed: null,
  },
  changed('dossier_applicant', 'home_agency_id dossier_id', ['name_key']),
  added('dossier_print', 'home_agency_id dossier_id form issue copy_number'),
  added('explanation', 'home_agency_id late_case_id seq'),
  changed('fee_payment', 'home_agency_id id'),
  {
    ...added('filed_form', 'home_agency_id form_id version', ['content']),
    hashed: { content: 'content', sha256: 'sha256' },
  },
  changed('form_series', 'unit_id meaning year'),
  changed('hand_over', 'id', ['leased_until', 'not_before']),
  changed('hand_over_outcome', 'hand_over_id home_agency_id dossier_id'),
  changed('inspection', 'id'),
  added('inspection_finding', 'id'),
  changed('issued_form', 'home_agency_id id', ['tries', 'retry_at']),
  changed('late_case', 'home_agency_id id'),
  added('paper_change', 'home_agency_id dossier_id revision'),
  sealed('position', 'id'),
  changed('procedure', 'code', ['search_key', 'field_key']),
  changed('procedure_case', 'procedure_code key'),
  added('procedure_source', 'procedure_code published_at'),
  added('process_version', 'id'),
  sealed('setting', 'key'),
  added('service_rating', 'home_agency_id dossier_id'),
  added('setting_change', 'key version'),
  changed('staff', 'id'),
  added('task_document', 'home_agency_id id'),
  added('till_count', 'home_agency_id id'),
  added('till_line', 'home_agency_id fee_id stands'),
  added('trail_access', 'id'),
  added('unit_alias', 'old_id'),
  changed('unit_competence', 'id'),
  sealed('unit_fact', 'unit_id valid_from'),
  added('working_calendar', 'name version'),
];

/** A table that is no more, whose seals are held against where its rows went. */
export interface FormerTable extends SealedTable {
  /** A query of its rows as they were, those among them that were written since and never sealed. */
  readonly standsIn: string;
}

export const FORMER_TABLES: readonly FormerTable[] = [
  {
    ...added('task_event', 'home_agency_id task_id seq'),
    standsIn: `select home_agency_id, case_id as task_id, seq, type, occurred_at, recorded_at, actor_id, entry, hash
      from case_event where case_kind = 'task'`,
  },
  {
    ...added('late_case_event', 'home_agency_id late_case_id seq'),
    standsIn: `select home_agency_id, case_id as late_case_id, seq, type, entry ->> 'from' as from_state,
        entry ->> 'to' as to_state, actor_id, (entry ->> 'onBehalfOf')::uuid as on_behalf_of, occurred_at, recorded_at,
        (entry -> 'facts')::jsonb as facts
      from case_event where case_kind = 'lateCase'`,
  },
  // The journal tells which timers are armed; of each old row a seal says that it went.
  {
    ...sealed('task_timer', 'home_agency_id task_id name', ['leased_until']),
    standsIn: `select home_agency_id, case_id as task_id, name from timer where false`,
  },
];
