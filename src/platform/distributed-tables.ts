// The tables whose rows would lie on many machines, by the agency that they belong to, once one does not hold a country.

/** The agency that first received the dossier, or gave the task: it never changes, so that no row ever moves. */
export const DISTRIBUTION_KEY = 'home_agency_id';

/**
 * What a dossier, a task or a late case consists of, and what was raised, told, issued and counted because of it. All
 * other tables would be held whole by every machine: most are small; `dossier_ref` is not, and finds the agency for a
 * number; `idempotency_key` is emptied after two days. `row_seal` and `anchor_head` grow with every dossier and name no
 * agency: they need one before they can be spread.
 *
 * The rows of one agency lie on one machine, which can neither hold a key unique over the rows of another nor follow a
 * reference into them. So every primary key, unique index and foreign key of these tables contains `DISTRIBUTION_KEY`; a
 * test holds it, and names the exceptions. See decision 0006.
 */
export const DISTRIBUTED_TABLES = Object.freeze([
  'access_log',
  'alert',
  'alert_notice',
  'alert_rung',
  'applicant_correction',
  'assigned_task',
  'attachment',
  'complainant',
  'complaint',
  'consultation',
  'daily_count',
  'delivery',
  'dossier',
  'dossier_applicant',
  'case_event',
  'dossier_print',
  'duty',
  'explanation',
  'fee_payment',
  'filed_form',
  'form_due',
  'hand_over_outcome',
  'issued_form',
  'late_case',
  'one_time_code',
  'online_lodging',
  'leg',
  'paper_change',
  'report_fact',
  'service_rating',
  'stay',
  'task_document',
  'till_count',
  'till_line',
  'timer',
] as const);
