// The tables of the house: which room owns each and alone writes it, and which others may read it.
// A room is a folder of src/, within src/supervision/ a folder of that. A text of SQL belongs to the room in whose file it is
// written down, wherever it is put together and run: who must write another's table calls a function of its room or is
// handed a text by it, as the engine is by `borrow`.

/** They take all rows as they are, to seal, to keep or to make a sample of them; and commands of the machine. */
const READ_EVERYTHING = Object.freeze(['anchors', 'backup', 'evaluation', 'cli']);

/** @type {Record<string, { owner: string, readers?: string[] }>} */
export const TABLES = Object.freeze({
  migration: { owner: 'platform' },
  absence: { owner: 'organization' },
  access_log: { owner: 'organization' },
  administration_log: { owner: 'organization', readers: ['supervision/raised-rights'] },
  agency_unit: { owner: 'organization' },
  alert: {
    owner: 'alerts',
    readers: ['supervision/digests', 'supervision/late-cases', 'supervision/self-checks'],
  },
  alert_notice: { owner: 'alerts' },
  alert_rung: { owner: 'alerts' },
  anchor: { owner: 'anchors' },
  anchor_head: { owner: 'anchors' },
  applicant_correction: { owner: 'dossier-kind', readers: ['dossiers'] },
  assigned_task: {
    owner: 'tasks',
    readers: [
      'engine',
      'accounts',
      'alerts',
      'organization',
      'supervision/inspections',
      'supervision/late-cases',
      'supervision/lateness',
      'supervision/self-checks',
    ],
  },
  attachment: { owner: 'attachments', readers: ['supervision/late-cases'] },
  bytes_claim: { owner: 'attachments' },
  calendar_annulment: { owner: 'calendars' },
  calendar_change: { owner: 'calendars' },
  calendar_day: { owner: 'calendars' },
  complainant: { owner: 'complaints' },
  complaint: {
    owner: 'complaints',
    readers: [
      'engine',
      'accounts',
      'alerts',
      'organization',
      'supervision/inspections',
      'supervision/late-cases',
      'supervision/self-checks',
    ],
  },
  code_sequence: { owner: 'engine' },
  consultation: {
    owner: 'dossier-kind',
    readers: [
      'accounts',
      'alerts',
      'documents',
      'dossiers',
      'organization',
      'supervision/inspections',
      'supervision/late-cases',
      'supervision/late-now',
      'supervision/lateness',
    ],
  },
  daily_count: { owner: 'supervision/reports', readers: ['citizen'] },
  delivery: { owner: 'alerts', readers: ['supervision/self-checks'] },
  dossier: {
    owner: 'dossier-kind',
    readers: [
      'engine',
      'accounts',
      'alerts',
      'attachments',
      'citizen',
      'documents',
      'dossiers',
      'organization',
      'procedures',
      'supervision/digests',
      'supervision/inspections',
      'supervision/late-cases',
      'supervision/late-now',
      'supervision/lateness',
      'supervision/pauses',
      'supervision/reports',
      'supervision/self-checks',
    ],
  },
  dossier_applicant: { owner: 'dossier-kind', readers: ['alerts', 'documents', 'dossiers'] },
  dossier_draft: { owner: 'dossiers' },
  case_event: {
    owner: 'engine',
    readers: [
      'alerts',
      'complaints',
      'documents',
      'dossiers',
      'supervision/inspections',
      'supervision/late-cases',
      'supervision/lateness',
      'supervision/pauses',
      'supervision/reports',
      'tasks',
    ],
  },
  dossier_print: { owner: 'documents', readers: ['dossiers'] },
  dossier_ref: { owner: 'dossier-kind', readers: ['dossiers'] },
  duty: { owner: 'alerts', readers: ['supervision/self-checks'] },
  explanation: { owner: 'supervision/late-cases', readers: ['supervision/inspections'] },
  fee_payment: { owner: 'dossiers' },
  filed_form: { owner: 'documents' },
  form_batch: { owner: 'documents' },
  form_due: { owner: 'documents', readers: ['supervision/self-checks'] },
  form_series: { owner: 'documents' },
  hand_over: { owner: 'dossiers', readers: ['organization'] },
  hand_over_outcome: { owner: 'dossiers' },
  idempotency_key: { owner: 'platform', readers: ['engine'] },
  inspection: { owner: 'supervision/inspections' },
  inspection_finding: { owner: 'supervision/inspections' },
  issued_form: { owner: 'documents', readers: ['supervision/self-checks'] },
  known_place: { owner: 'platform' },
  one_time_code: { owner: 'citizen' },
  service_rating: { owner: 'citizen' },
  online_lodging: { owner: 'citizen' },
  late_case: {
    owner: 'supervision/late-cases',
    readers: ['engine', 'attachments', 'organization', 'supervision/inspections', 'supervision/late-now'],
  },
  leg: {
    owner: 'dossier-kind',
    readers: ['accounts', 'alerts', 'documents', 'dossiers', 'organization', 'supervision/late-cases'],
  },
  organization_version: { owner: 'organization' },
  paper_change: { owner: 'dossiers' },
  position: { owner: 'organization' },
  procedure: {
    owner: 'procedures',
    readers: [
      'citizen',
      'alerts',
      'documents',
      'dossiers',
      'supervision/exports',
      'supervision/inspections',
      'supervision/late-cases',
      'supervision/late-now',
      'supervision/lateness',
      'supervision/pauses',
      'supervision/reports',
    ],
  },
  procedure_case: { owner: 'procedures' },
  procedure_key: { owner: 'procedures' },
  procedure_source: { owner: 'procedures' },
  process_version: { owner: 'procedures' },
  raised_right_told: { owner: 'supervision/raised-rights' },
  report_fact: {
    owner: 'supervision/reports',
    readers: ['supervision/inspections', 'supervision/late-now', 'supervision/lateness'],
  },
  report_job: { owner: 'supervision/exports' },
  rollup_position: { owner: 'supervision/reports' },
  row_seal: { owner: 'anchors' },
  saved_view: { owner: 'workspace' },
  service_probe: { owner: 'platform' },
  session: { owner: 'organization', readers: ['alerts'] },
  setting: { owner: 'platform', readers: ['settings'] },
  setting_change: { owner: 'organization', readers: ['settings'] },
  staff: {
    owner: 'organization',
    readers: [
      'alerts',
      'dossiers',
      'supervision/digests',
      'supervision/exports',
      'supervision/late-cases',
      'supervision/raised-rights',
      'workspace',
    ],
  },
  stay: {
    owner: 'dossier-kind',
    readers: [
      'dossiers',
      'supervision/inspections',
      'supervision/late-cases',
      'supervision/lateness',
      'supervision/pauses',
      'supervision/self-checks',
    ],
  },
  task_document: { owner: 'tasks' },
  throttle: { owner: 'platform' },
  timer: {
    owner: 'engine',
    readers: [
      'alerts',
      'complaints',
      'dossier-kind',
      'supervision/late-cases',
      'supervision/self-checks',
      'tasks',
    ],
  },
  till_count: { owner: 'dossiers' },
  till_line: { owner: 'dossiers' },
  trail_access: { owner: 'supervision/inspections' },
  unit_alias: { owner: 'organization', readers: ['platform', 'supervision/lateness'] },
  unit_competence: { owner: 'organization', readers: ['procedures'] },
  unit_fact: { owner: 'organization', readers: ['documents', 'supervision/self-checks'] },
  working_calendar: { owner: 'calendars' },
});

/** `src/alerts/x.ts` → alerts, `src/supervision/reports/y.ts` → supervision/reports, `src/main.ts` → root. */
export function roomOfSql(path) {
  const [, room, ...rest] = path.split('/');
  if (rest.length === 0) return 'root';
  return room === 'supervision' && rest.length > 1 ? `${room}/${rest[0]}` : room;
}

/** The sentence that says why a room may not do this to a table, or null when it may. @param how `read` or `write` */
export function refusedAccess(room, how, table, tables = TABLES) {
  const known = tables[table];
  if (known === undefined) return `${table} is in nobody's hands: name its owner in eslint/tables.js`;
  const { owner, readers = [] } = known;
  const mayRead = READ_EVERYTHING.includes(room) || readers.includes(room);
  if (room === owner || (how === 'read' && mayRead)) return null;
  return `${room} must not ${how} ${table}, which ${owner} owns`;
}
