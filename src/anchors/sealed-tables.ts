// The tables whose rows are sealed, and what of a row nothing rests on. The triggers say the same: a test compares them.

export interface SealedTable {
  readonly table: string;
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
  /** Columns that may change without a seal. */
  readonly ignored: readonly string[];
  /** Where only these columns are sealed; the journal holds the others. */
  readonly chosen: readonly string[] | null;
}

const sealed = (table: string, key: string, ignored: readonly string[] = []): SealedTable => ({
  table,
  key: key.split(' '),
  ignored,
  chosen: null,
});

export const SEALED_TABLES: readonly SealedTable[] = [
  sealed('absence', 'id'),
  sealed('access_log', 'home_agency_id id'),
  sealed('administration_log', 'id'),
  sealed('agency_unit', 'id'),
  sealed('alert', 'home_agency_id id', ['next_rung', 'next_rung_at', 'case_seen', 'reopened_at']),
  sealed('alert_notice', 'home_agency_id alert_id staff_id', ['snoozed_until', 'seen_at', 'closed_at']),
  sealed('alert_rung', 'home_agency_id alert_id rung'),
  sealed('applicant_correction', 'home_agency_id dossier_id seq'),
  sealed('assigned_task', 'home_agency_id id'),
  sealed('attachment', 'home_agency_id id'),
  sealed('calendar_annulment', 'id'),
  sealed('calendar_change', 'name version', [
    'leased_until',
    'after_late_from_at',
    'after_id',
    'examined',
    'total',
  ]),
  sealed('calendar_day', 'name version day'),
  {
    table: 'dossier',
    key: ['home_agency_id', 'id'],
    ignored: [],
    chosen: ['home_agency_id', 'id', 'lookup_secret'],
  },
  sealed('dossier_applicant', 'home_agency_id dossier_id', ['name_key']),
  sealed('dossier_print', 'home_agency_id dossier_id form issue copy_number'),
  sealed('explanation', 'home_agency_id late_case_id seq'),
  sealed('fee_payment', 'home_agency_id id'),
  sealed('filed_form', 'home_agency_id form_id version', ['content']),
  sealed('form_series', 'unit_id meaning year'),
  sealed('hand_over', 'id', ['leased_until', 'not_before']),
  sealed('hand_over_outcome', 'hand_over_id home_agency_id dossier_id'),
  sealed('inspection', 'id'),
  sealed('inspection_finding', 'id'),
  sealed('issued_form', 'home_agency_id id', ['tries', 'retry_at']),
  sealed('late_case', 'home_agency_id id'),
  sealed('late_case_event', 'home_agency_id late_case_id seq'),
  sealed('paper_change', 'home_agency_id dossier_id revision'),
  sealed('position', 'id'),
  sealed('procedure', 'code', ['search_key', 'field_key']),
  sealed('procedure_case', 'procedure_code key'),
  sealed('procedure_source', 'procedure_code published_at'),
  sealed('process_version', 'id'),
  sealed('setting', 'key'),
  sealed('setting_change', 'key version'),
  sealed('staff', 'id'),
  sealed('task_document', 'home_agency_id id'),
  sealed('task_event', 'home_agency_id task_id seq'),
  sealed('task_timer', 'home_agency_id task_id name', ['leased_until']),
  sealed('trail_access', 'id'),
  sealed('unit_alias', 'old_id'),
  sealed('unit_competence', 'id'),
  sealed('unit_fact', 'unit_id valid_from'),
  sealed('working_calendar', 'name version'),
];
