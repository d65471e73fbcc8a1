// Who may call which route: one line for each route of the API's document. A new route needs its line here.
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import { LODGING } from './lodging.ts';

/** What is sent so that the rule behind the door is reached; `{}` where absent. */
export interface Request {
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** For bodies that name somebody: the person who holds the position `officer`. */
  readonly bodyAbout?: (officerId: string) => unknown;
}

export interface Rule extends Request {
  /** Positions that may; `staff` is whoever is signed in, for what is his own or open to all of them. */
  readonly may: readonly Position[] | 'staff' | 'anybody';
  /** How the others are refused; `right.missing` where absent. */
  readonly refusal?: { readonly status: number; readonly code: string };
  /** A dossier's route: to whoever may not read the dossier there is none. */
  readonly ofDossier?: true;
}

export const READERS = ['reception', 'officer', 'head', 'leader', 'clerk', 'supervisor'] as const;

const ANYBODY: Rule = { may: 'anybody' };
const STAFF: Rule = { may: 'staff' };
const ADMINISTRATOR: Rule = { may: ['administrator'] };
const INSPECTS: Rule = { may: ['supervisor', 'inspector'] };
/** What each of them may change there: test/settings. */
const ADMINISTRATOR_OR_SUPERVISOR: Rule = { may: ['administrator', 'supervisor'] };
const DECIDES: Rule = { may: ['administrator', 'leader'] };
const RECEPTION: Rule = { may: ['reception'] };
const YEAR = '?from=2026-01-01&to=2026-12-31';
const REPORT: Rule = { may: ['head', 'leader', 'supervisor'], query: YEAR };
const READS: Rule = { may: READERS, ofDossier: true };
/** The chart decides by state who may send what: test/workflows and test/dossiers. Here: whoever may read it. */
const SENDS: Rule = { ...READS, headers: { 'if-match': '"999"' }, body: { type: 'accept' } };
const AT_THE_DESK: Rule = { may: ['reception'], ofDossier: true };
const WORKS_ON: Rule = { may: READERS.filter((role) => role !== 'supervisor'), ofDossier: true };
const FEE = {
  id: '00000000-0000-7000-8000-000000000000',
  itemKey: 'nobodys',
  kind: 'payment',
  method: 'cash',
  amount: 1,
};
const DOCUMENT = { number: '1/UBND', day: '2026-03-02', title: 'Mẫu' };
const TASK = {
  title: 'Mẫu',
  leadUnitId: '00000000-0000-7000-8000-000000000000',
  due: { day: '2026-04-01' },
};
const TASKS = { document: DOCUMENT, tasks: [TASK] };
const TASK_SHEET = { document: DOCUMENT, format: 'csv', file: 'eA==' };
/** Oneself, who is over one, and administrators. */
const ABSENCE: Rule = {
  may: ['officer', 'head', 'leader', 'administrator'],
  bodyAbout: (staffId) => ({ staffId, from: '2026-12-01T08:00:00+07:00', to: '2026-12-02T08:00:00+07:00' }),
};

export const ROUTES: Readonly<Record<string, Rule>> = {
  'GET /health/live': ANYBODY,
  'GET /health/ready': ANYBODY,
  'GET /api/v1/evaluation': ANYBODY,
  'POST /api/v1/look-up': ANYBODY,
  'POST /api/v1/session': ANYBODY,

  'GET /api/v1/session': STAFF,
  'DELETE /api/v1/session': STAFF,
  'POST /api/v1/session/lock': STAFF,
  'POST /api/v1/session/unlock': STAFF,
  'POST /api/v1/session/password': STAFF,
  'PATCH /api/v1/session/preferences': STAFF,
  'GET /api/v1/sessions': STAFF,
  'DELETE /api/v1/sessions/{id}': STAFF,
  'GET /api/v1/tokens': STAFF,
  'POST /api/v1/tokens': STAFF,
  'DELETE /api/v1/tokens/{id}': STAFF,
  'GET /api/v1/views': STAFF,
  'POST /api/v1/views': STAFF,
  'PUT /api/v1/views/{id}': STAFF,
  'DELETE /api/v1/views/{id}': STAFF,
  'GET /api/v1/clock': STAFF,
  'POST /api/v1/clock': ADMINISTRATOR,

  'GET /api/v1/units': STAFF,
  'POST /api/v1/units': ADMINISTRATOR,
  'GET /api/v1/units/{id}': STAFF,
  'PATCH /api/v1/units/{id}': ADMINISTRATOR,
  'GET /api/v1/units/{id}/people': STAFF,
  'POST /api/v1/units/{id}/close': ADMINISTRATOR,
  'GET /api/v1/units/{id}/facts': STAFF,
  'DELETE /api/v1/units/{id}/facts/{on}': ADMINISTRATOR,
  'GET /api/v1/staff': ADMINISTRATOR,
  'POST /api/v1/staff': ADMINISTRATOR,
  'GET /api/v1/staff/{id}': ADMINISTRATOR,
  'PATCH /api/v1/staff/{id}': ADMINISTRATOR,
  'POST /api/v1/staff/{id}/disable': ADMINISTRATOR,
  'POST /api/v1/staff/{id}/enable': ADMINISTRATOR,
  'POST /api/v1/staff/{id}/password-reset': ADMINISTRATOR,
  'POST /api/v1/staff/{id}/positions': ADMINISTRATOR,
  'POST /api/v1/positions/{id}/end': ADMINISTRATOR,
  'GET /api/v1/absences': STAFF,
  'POST /api/v1/absences': ABSENCE,
  'POST /api/v1/absences/{id}/end': STAFF,
  'GET /api/v1/competences': STAFF,
  'POST /api/v1/competences': ADMINISTRATOR,
  'POST /api/v1/competences/{id}/end': ADMINISTRATOR,

  'GET /api/v1/settings': ADMINISTRATOR_OR_SUPERVISOR,
  'GET /api/v1/settings/{key}': ADMINISTRATOR_OR_SUPERVISOR,
  'GET /api/v1/settings/{key}/history': ADMINISTRATOR_OR_SUPERVISOR,
  'PUT /api/v1/settings/{key}': ADMINISTRATOR_OR_SUPERVISOR,
  'POST /api/v1/settings/{key}/reset': ADMINISTRATOR_OR_SUPERVISOR,

  'GET /api/v1/calendars': STAFF,
  'GET /api/v1/calendars/{name}/versions/{version}': STAFF,
  'GET /api/v1/calendars/{name}/versions/{version}/progress': ADMINISTRATOR,
  'POST /api/v1/calendars/{name}/versions': ADMINISTRATOR,
  'POST /api/v1/calendars/{name}/versions/{version}/annulment': ADMINISTRATOR,
  'POST /api/v1/calendars/{name}/versions/{version}/annulment/approve': ADMINISTRATOR,
  'POST /api/v1/calendars/{name}/versions/{version}/annulment/reject': ADMINISTRATOR,
  'GET /api/v1/procedures': STAFF,
  'POST /api/v1/procedures': ADMINISTRATOR,
  'GET /api/v1/procedures/usual': RECEPTION,
  'GET /api/v1/procedures/{code}': STAFF,
  'GET /api/v1/procedures/{code}/source': ADMINISTRATOR,
  'GET /api/v1/procedures/{code}/cases/{key}/chart': STAFF,
  'PUT /api/v1/procedures/{code}/cases/{key}/limit': { may: ['administrator', 'reception'] },
  'POST /api/v1/due-dates/preview': STAFF,

  'GET /api/v1/counter': RECEPTION,
  'POST /api/v1/applicants/find': { may: ['reception', 'head', 'leader'] },
  'GET /api/v1/drafts': RECEPTION,
  'POST /api/v1/drafts': RECEPTION,
  'GET /api/v1/drafts/{id}': RECEPTION,
  'PUT /api/v1/drafts/{id}': RECEPTION,
  'DELETE /api/v1/drafts/{id}': RECEPTION,

  // Lists and figures are open to all staff and hold what the person may read.
  'GET /api/v1/dossiers': STAFF,
  'GET /api/v1/dossiers/counts': STAFF,
  'GET /api/v1/board': STAFF,
  'GET /api/v1/reports/06': REPORT,
  'GET /api/v1/reports/06/corrections': REPORT,
  'GET /api/v1/reports/06/dossiers': { ...REPORT, query: `${YEAR}&cell=received` },
  'GET /api/v1/inspections': INSPECTS,
  'POST /api/v1/inspections': {
    ...INSPECTS,
    body: {
      title: 'Mẫu',
      firstDay: '2026-03-02',
      lastDay: '2026-03-03',
      unitIds: ['00000000-0000-7000-8000-000000000000'],
    },
  },
  'GET /api/v1/inspections/{id}': INSPECTS,
  'GET /api/v1/inspections/{id}/officials': {
    ...INSPECTS,
    query: '?unitId=00000000-0000-7000-8000-000000000000',
  },
  'POST /api/v1/inspections/{id}/findings': {
    ...INSPECTS,
    headers: { 'if-match': '"1"' },
    body: { unitId: '00000000-0000-7000-8000-000000000000', foundOn: '2026-03-02', content: 'Mẫu' },
  },
  'POST /api/v1/inspections/{id}/end': {
    ...INSPECTS,
    headers: { 'if-match': '"1"' },
    body: { state: 'closed' },
  },
  'GET /api/v1/duty-trails/accesses': { may: ['supervisor', 'administrator'] },
  'GET /api/v1/duty-trails/{staffId}': {
    ...INSPECTS,
    query: '?firstDay=2026-03-01&lastDay=2026-03-31&purpose=Mau',
  },
  'POST /api/v1/duty-trails/{staffId}/exports': {
    ...INSPECTS,
    body: { firstDay: '2026-03-01', lastDay: '2026-03-31', purpose: 'Mẫu', format: 'csv' },
  },
  'GET /api/v1/late-now': STAFF,
  'GET /api/v1/late-now/dossiers': { ...STAFF, query: '?reason=none' },
  'GET /api/v1/consulted-agencies': { ...STAFF, query: YEAR },
  'GET /api/v1/pauses': STAFF,
  'POST /api/v1/pauses/exports': { ...STAFF, body: { format: 'csv' } },
  'GET /api/v1/repeated-lateness': REPORT,
  'GET /api/v1/repeated-lateness/matters': {
    ...REPORT,
    query: `${YEAR}&lineUnitId=00000000-0000-7000-8000-000000000000`,
  },
  'POST /api/v1/repeated-lateness/exports': {
    may: REPORT.may,
    body: { kind: 'repeatedLateness', format: 'csv' },
  },
  'POST /api/v1/reports/exports': {
    ...REPORT,
    body: { kind: 'report06', format: 'csv', from: '2026-01-01', to: '2026-12-31' },
  },
  'GET /api/v1/reports/exports/{id}': STAFF,
  'DELETE /api/v1/reports/exports/{id}': STAFF,
  'GET /api/v1/reports/exports/{id}/file': STAFF,
  'GET /api/v1/consultations': STAFF,
  'GET /api/v1/legs': STAFF,
  'GET /api/v1/search': { ...STAFF, query: '?q=Nguyen' },
  'GET /api/v1/time-in-state': { ...STAFF, query: '?from=2026-01-01T00:00&to=2026-03-01T00:00' },
  'POST /api/v1/bulk-events': STAFF,
  'POST /api/v1/dossiers': {
    may: ['reception'],
    body: LODGING,
    refusal: { status: 422, code: 'reception.missing' },
  },
  'GET /api/v1/dossiers/{ref}': READS,
  'GET /api/v1/dossiers/{ref}/chart': READS,
  'PATCH /api/v1/dossiers/{ref}/applicant': {
    ...READS,
    headers: { 'if-match': '"999"' },
    body: { phone: '0912 000 111', reason: 'Ghi nhầm' },
  },
  'GET /api/v1/dossiers/{ref}/applicant/corrections': READS,
  'GET /api/v1/dossiers/{ref}/consultations': READS,
  'GET /api/v1/dossiers/{ref}/hand-overs': READS,
  'GET /api/v1/dossiers/{ref}/public-view': READS,
  'GET /api/v1/dossiers/{ref}/time-in-state': READS,
  'GET /api/v1/dossiers/{ref}/prints': READS,
  'POST /api/v1/dossiers/{ref}/prints': { may: ['reception'], ofDossier: true, body: { form: 'receipt' } },
  'GET /api/v1/dossiers/{ref}/papers': READS,
  'PUT /api/v1/dossiers/{ref}/papers': { ...WORKS_ON, body: { revision: 9, papers: [] } },
  'GET /api/v1/dossiers/{ref}/fees': READS,
  'POST /api/v1/dossiers/{ref}/fees': { ...AT_THE_DESK, body: FEE },
  'POST /api/v1/dossiers/{ref}/fees/{id}/void': { ...AT_THE_DESK, body: { reason: 'none' } },
  'GET /api/v1/dossiers/{ref}/charges': READS,
  'GET /api/v1/dossiers/{ref}/attachments': READS,
  'GET /api/v1/dossiers/{ref}/attachments/{id}/content': READS,
  'POST /api/v1/dossiers/{ref}/attachments/{id}/delete': { ...WORKS_ON, body: { reason: 'none' } },
  'POST /api/v1/dossiers/{ref}/attachments/uploads': WORKS_ON,
  'PATCH /api/v1/dossiers/{ref}/attachments/uploads/{uploadId}': WORKS_ON,
  'DELETE /api/v1/dossiers/{ref}/attachments/uploads/{uploadId}': WORKS_ON,
  'POST /api/v1/dossiers/{ref}/events': SENDS,
  'POST /api/v1/dossiers/{ref}/events/preview': SENDS,

  'GET /api/v1/dossiers/{ref}/forms': READS,
  'GET /api/v1/dossiers/{ref}/forms/{file}': READS,
  'POST /api/v1/dossiers/{ref}/forms/{id}/prints': READS,
  'GET /api/v1/dossiers/{ref}/forms/{id}/edited': READS,
  'PUT /api/v1/dossiers/{ref}/forms/{id}/edited': READS,
  'GET /api/v1/dossiers/{ref}/control-slip.pdf': READS,
  'POST /api/v1/forms/batch': STAFF,
  'GET /api/v1/forms/batch/{id}': STAFF,
  'GET /api/v1/forms/batch/{id}/pdf': STAFF,
  'GET /api/v1/register': STAFF,
  'POST /api/v1/register/prints': STAFF,

  // A late case's chart decides by state who may send what: test/supervision.
  'GET /api/v1/late-cases': STAFF,
  'GET /api/v1/late-cases/{id}': STAFF,
  'POST /api/v1/late-cases': { may: ['supervisor'], body: { note: 'x' } },
  'POST /api/v1/late-cases/bulk-events': {
    ...STAFF,
    body: { items: [{ id: '01900000-0000-7000-8000-000000000000', version: 1 }], event: { type: 'close' } },
  },
  'POST /api/v1/late-cases/{id}/events': {
    ...STAFF,
    headers: { 'if-match': '"1"' },
    body: { type: 'close' },
  },
  'GET /api/v1/late-cases/{id}/evidence': STAFF,
  'POST /api/v1/late-cases/{id}/evidence/uploads': STAFF,
  'PATCH /api/v1/late-cases/{id}/evidence/uploads/{uploadId}': STAFF,
  'DELETE /api/v1/late-cases/{id}/evidence/uploads/{uploadId}': STAFF,
  'GET /api/v1/late-cases/{id}/evidence/{fileId}/content': STAFF,
  'POST /api/v1/late-cases/{id}/evidence/{fileId}/delete': { ...STAFF, body: { reason: 'none' } },
  // A task's chart decides by state who may send what: test/tasks.
  'GET /api/v1/tasks': STAFF,
  'POST /api/v1/tasks': { may: ['supervisor', 'leader', 'head'], body: TASKS },
  'POST /api/v1/tasks/import': { may: ['supervisor', 'leader', 'head'], body: TASK_SHEET },
  'GET /api/v1/tasks/{id}': STAFF,
  'POST /api/v1/tasks/{id}/events': { ...STAFF, headers: { 'if-match': '"1"' }, body: { type: 'approve' } },

  'GET /api/v1/alerts': STAFF,
  'GET /api/v1/alerts/stream': STAFF,
  'GET /api/v1/alerts/lines': STAFF,
  'POST /api/v1/alerts/acknowledge': STAFF,
  'POST /api/v1/alerts/snooze': STAFF,
  'POST /api/v1/alerts/{id}/acknowledge': STAFF,
  'POST /api/v1/alerts/{id}/snooze': STAFF,
  'GET /api/v1/deliveries': ADMINISTRATOR,
  'GET /api/v1/deliveries/counts': ADMINISTRATOR,
  'GET /api/v1/deliveries/held': ADMINISTRATOR,
  'POST /api/v1/deliveries/held/release': ADMINISTRATOR,
  'POST /api/v1/deliveries/held/drop': ADMINISTRATOR,
  'POST /api/v1/deliveries/{id}/resend': ADMINISTRATOR,
  'GET /api/v1/admin/health': ADMINISTRATOR,
  'GET /api/v1/admin/log': ADMINISTRATOR_OR_SUPERVISOR,
  'POST /api/v1/admin/log/exports': { ...ADMINISTRATOR_OR_SUPERVISOR, body: { format: 'csv' } },
  'GET /api/v1/admin/self-checks': ADMINISTRATOR,
  'GET /api/v1/admin/anchors': ADMINISTRATOR_OR_SUPERVISOR,
  'GET /api/v1/admin/anchors/{seq}/file': ADMINISTRATOR_OR_SUPERVISOR,
  'POST /api/v1/admin/anchors': ADMINISTRATOR_OR_SUPERVISOR,
  'GET /api/v1/admin/hand-overs': DECIDES,
  'POST /api/v1/admin/hand-overs': DECIDES,
  'POST /api/v1/admin/hand-overs/preview': DECIDES,
  'GET /api/v1/admin/hand-overs/{id}': DECIDES,
  'POST /api/v1/admin/hand-overs/{id}/withdraw': DECIDES,
  'GET /api/v1/admin/hand-overs/{id}/outcomes': DECIDES,
};

/** All that a locked screen still answers. */
export const WHILE_LOCKED = [
  'GET /api/v1/session',
  'DELETE /api/v1/session',
  'POST /api/v1/session/lock',
  'POST /api/v1/session/unlock',
] as const;
