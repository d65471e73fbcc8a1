// The tables that are not sealed, and why altering them decides nothing; a test holds that every table is named once.

/** Held against the journals by `verify`. */
export const FOLDED_TABLES = [
  'dossier',
  'case_event',
  'dossier_ref',
  'stay',
  'timer',
  'consultation',
  'leg',
] as const;

/** Held against one another by `verify`: seals and anchors themselves. */
export const SEALING_TABLES = ['row_seal', 'anchor', 'anchor_head'] as const;

/** Counted again from the journals by `verify`. */
export const COUNTED_TABLES = ['report_fact', 'daily_count', 'rollup_position'] as const;

export const FREE_TABLES: Readonly<Record<string, string>> = Object.freeze({
  bytes_claim: 'who is at the bytes of a file just now',
  code_sequence: 'the next number; the numbers given are in the journals',
  delivery: 'mail on its way; what was told is a line of the alert',
  dossier_draft: 'not lodged yet',
  duty: 'whose an alert is, worked out again from holders, absences and positions; who was told is a line of the alert',
  form_batch: 'prints asked for, forgotten after days',
  form_due: 'work still to be done; what was issued is sealed',
  idempotency_key: 'answers to repeat, forgotten after days',
  known_place: 'where a person has signed in before; it spares him a throttle',
  one_time_code: 'codes that were mailed, of use for minutes',
  online_lodging: 'not lodged yet; of what was, the form’s fields as they were typed',
  migration: 'which migrations ran',
  organization_version: 'when to read the organization again',
  procedure_key: 'which key of a clerk chooses which procedure',
  raised_right_told: 'which lines the supervising office was mailed of; the lines are sealed',
  report_job: 'exports asked for, forgotten after days',
  saved_view: 'lists that a person named',
  service_probe: 'written to see whether anything can be',
  session: 'who is signed in',
  throttle: 'counts of tries',
});
