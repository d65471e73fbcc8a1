// The rules of who may call a route, and what is sent so that the rule behind the door is reached.
import type { DossierPart } from '../../src/dossiers/access/access-table.ts';
import type { Position } from '../../src/domain/process/procedure-definition.ts';

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
  /** A dossier's route, and the part that it is about: to whoever may not read the dossier there is none. */
  readonly ofDossier?: DossierPart;
}

export const READERS = ['reception', 'officer', 'head', 'leader', 'clerk', 'supervisor'] as const;

export const ANYBODY: Rule = { may: 'anybody' };
export const STAFF: Rule = { may: 'staff' };
export const LISTED: Rule = { ...STAFF, body: { format: 'csv', columns: ['dossier'], query: {} } };
export const ADMINISTRATOR: Rule = { may: ['administrator'] };
export const INSPECTS: Rule = { may: ['supervisor', 'inspector'] };
/** What each of them may change there: test/settings. */
export const ADMINISTRATOR_OR_SUPERVISOR: Rule = { may: ['administrator', 'supervisor'] };
export const DECIDES: Rule = { may: ['administrator', 'leader'] };
export const RECEPTION: Rule = { may: ['reception'] };
export const OF_A_CASE: Rule = { ...RECEPTION, body: { procedureCode: '1.001806', caseKey: 'chung' } };
export const YEAR = '?from=2026-01-01&to=2026-12-31';
export const REPORT: Rule = { may: ['head', 'leader', 'supervisor'], query: YEAR };
export const reads = (part: DossierPart): Rule => ({ may: READERS, ofDossier: part });
/** The chart decides by state who may send what: test/workflows and test/dossiers. Here: whoever may read it. */
export const SENDS: Rule = { ...reads('course'), headers: { 'if-match': '"999"' }, body: { type: 'accept' } };
export const AT_THE_DESK: Rule = { may: ['reception'], ofDossier: 'fees' };
export const WORKS_ON: Rule = { may: READERS.filter((role) => role !== 'supervisor'), ofDossier: 'papers' };
export const FEE = {
  id: '00000000-0000-7000-8000-000000000000',
  itemKey: 'nobodys',
  kind: 'payment',
  method: 'cash',
  amount: 1,
};
export const COMPLAINT = { title: 'Mẫu', content: 'Mẫu', complainant: {} };
const DOCUMENT = { number: '1/UBND', day: '2026-03-02', title: 'Mẫu' };
const TASK = {
  title: 'Mẫu',
  leadUnitId: '00000000-0000-7000-8000-000000000000',
  due: { day: '2026-04-01' },
};
export const TASKS = { document: DOCUMENT, tasks: [TASK] };
export const TASK_SHEET = { document: DOCUMENT, format: 'csv', file: 'eA==' };
/** Oneself, who is over one, and administrators. */
export const ABSENCE: Rule = {
  may: ['officer', 'head', 'leader', 'administrator'],
  bodyAbout: (staffId) => ({ staffId, from: '2026-12-01T08:00:00+07:00', to: '2026-12-02T08:00:00+07:00' }),
};
