// The half-typed new dossier: what is filled in, and how it becomes what is sent.
import type { components } from '../../api/schema.d.ts';
import type { Doubt } from '../../workstation/identity-card.ts';

export type LodgeBody = components['schemas']['LodgeBody'];
export type Applicant = LodgeBody['applicant'];
export type Handed = LodgeBody['checklist'][number];
export type Decision = NonNullable<LodgeBody['decision']>;
export type Lodged = components['schemas']['LodgedView'];
export type ProcedureCase = components['schemas']['CaseView'];

export interface NewDossier {
  readonly procedureCode: string | null;
  readonly procedureName: string | null;
  readonly caseKey: string | null;
  readonly channel: LodgeBody['channel'];
  readonly applicant: Applicant;
  readonly representative: {
    readonly name: string;
    readonly identityNo: string;
    readonly paper: string;
  } | null;
  readonly subject: string;
  readonly checklist: Readonly<Record<string, Handed>>;
  /** At which one-stop and by which unit, where there is a choice and it was made here. */
  readonly receptionUnitId: string | null;
  readonly competentUnitId: string | null;
  /** Whose name came from a card and is still to be compared with it. */
  readonly toConfirm: { readonly applicant?: Doubt; readonly representative?: Doubt };
}

export const EMPTY: NewDossier = {
  procedureCode: null,
  procedureName: null,
  caseKey: null,
  channel: 'counter',
  applicant: { name: '', kind: 'citizen' },
  representative: null,
  subject: '',
  checklist: {},
  receptionUnitId: null,
  competentUnitId: null,
  toConfirm: {},
};

/**
 * What stays in the form once a dossier is logged: nothing where it is as it was sent, else what was typed since for
 * the next person. A procedure stays with its case and its papers, or goes with them.
 */
export function typedSince(sent: NewDossier, now: NewDossier): NewDossier {
  if (isSame(now, sent)) return EMPTY;
  const others = Object.entries(now.applicant).filter(
    ([name, value]) => value !== sent.applicant[name as keyof Applicant],
  );
  const sameProcedure = now.procedureCode === sent.procedureCode && now.caseKey === sent.caseKey;
  return {
    ...now,
    ...(sameProcedure && {
      procedureCode: null,
      procedureName: null,
      caseKey: null,
      competentUnitId: null,
      checklist: {},
    }),
    applicant: { ...EMPTY.applicant, ...Object.fromEntries(others) },
    representative: isSame(now.representative, sent.representative) ? null : now.representative,
    subject: now.subject === sent.subject ? '' : now.subject,
    toConfirm: others.some(([name]) => name === 'name') ? now.toConfirm : {},
  };
}

/** What is sent; only what was filled in. */
export function bodyOf(draft: NewDossier, more: Partial<LodgeBody>): LodgeBody {
  const { name, kind, ...others } = draft.applicant;
  const filled = Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== '' && value !== undefined),
  );
  const { representative } = draft;
  return {
    procedureCode: draft.procedureCode ?? '',
    caseKey: draft.caseKey ?? '',
    channel: draft.channel,
    applicant: {
      name: name.trim(),
      kind,
      ...filled,
      ...(representative !== null && representative.name !== '' && { representedBy: { ...representative } }),
    },
    checklist: Object.values(draft.checklist).filter((item) => handedIn(item) > 0 || item.digitised),
    ...(draft.subject.trim() === '' ? {} : { subject: draft.subject.trim() }),
    ...more,
  };
}

/** Of what was refused only what still stands as it was sent: a field that was corrected since is not said to be wrong. */
export function fieldErrorsStill(
  errors: Readonly<Record<string, string>>,
  sent: NewDossier,
  now: NewDossier,
): Readonly<Record<string, string>> {
  const value = ({ applicant }: NewDossier, pointer: string) =>
    applicant[pointer.replace('/applicant/', '') as keyof Applicant];
  return Object.fromEntries(
    Object.entries(errors).filter(([pointer]) => value(sent, pointer) === value(now, pointer)),
  );
}

/** Sheets of a paper of every kind. */
export const handedIn = ({ originals, certifiedCopies = 0, copies }: Handed): number =>
  originals + certifiedCopies + copies;

/** Keys of the papers that the case demands and nobody handed in. */
export function missingPapers(
  papers: readonly { readonly key: string; readonly required: boolean }[],
  checklist: NewDossier['checklist'],
): readonly string[] {
  return papers.flatMap(({ key, required }) => {
    const item = checklist[key];
    const there = item !== undefined && (handedIn(item) > 0 || item.digitised);
    return required && !there ? [key] : [];
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
