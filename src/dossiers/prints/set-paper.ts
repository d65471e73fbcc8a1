// What a paper says of the dossier itself: the same on its original and on every copy. Pure.
import type { DossierColumns } from '../../dossier-kind/dossier-state.ts';
import type { PinnedProcess } from '../../dossier-kind/definitions.ts';
import type { ApplicantView } from '../dossier-view.ts';
import type { Issue } from './find-issue.ts';
import { nameItems } from '../look-up/name-items.ts';
import type { PrintForm } from './print-bodies.ts';
import type { PrintView } from './print-view.ts';

type Instants = 'printedAt' | 'issuedAt' | 'receivedAt' | 'dueAt' | 'supplement';

/** The view with its instants as epoch milliseconds. */
export type Printed = Omit<PrintView, Instants> & {
  readonly printedAt: number;
  readonly issuedAt: number;
  readonly receivedAt: number;
  readonly dueAt: number | null;
  readonly supplement: {
    readonly reason: string;
    readonly items: readonly string[];
    readonly dueAt: number | null;
  } | null;
};

type PaperText = Pick<
  Printed,
  | 'issuedAt'
  | 'procedure'
  | 'subject'
  | 'applicant'
  | 'papers'
  | 'receivedAt'
  | 'dueAt'
  | 'supplement'
  | 'refusal'
>;

/** Dates are those that the journal entry gave, not those in force today: a copy says what its original said. */
export function setPaper(
  form: PrintForm,
  issue: Issue,
  columns: Pick<DossierColumns, 'lodgedAt'>,
  applicant: ApplicantView,
  { procedureCode, procedureName, caseKey, definition }: PinnedProcess,
): PaperText {
  const names = new Map(definition.checklist.map(({ key, name }) => [key, name]));
  const reason = issue.reason ?? '';
  return {
    issuedAt: issue.at,
    procedure: { code: procedureCode, name: procedureName, caseKey, caseName: definition.name },
    subject: applicant.subject,
    applicant: { name: applicant.name, phone: applicant.phone, address: applicant.address },
    papers: applicant.checklist.map(({ key, originals, certifiedCopies = 0, copies, digitised }) => ({
      name: names.get(key) ?? key,
      original: originals,
      copy: certifiedCopies + copies,
      digitised,
    })),
    receivedAt: form === 'receipt' ? issue.at : columns.lodgedAt,
    dueAt: form === 'receipt' ? issue.promisedDueAt : null,
    supplement:
      form === 'supplement'
        ? {
            reason,
            items: nameItems(issue.items, issue.marks, names),
            dueAt: issue.lapseAt,
          }
        : null,
    refusal: form === 'refusal' ? { reason, sendTo: issue.sendTo } : null,
  };
}
