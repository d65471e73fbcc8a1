// What was typed into the form of a dossier lodged online, and what is wrong with it. Pure.
import { parseDay } from '../../domain/time/instant.ts';
import type {
  CaseDefinition,
  ChecklistItem,
  OnlineField,
} from '../../domain/process/procedure-definition.ts';
import { cleanLine, cleanLines } from '../../domain/text/clean-text.ts';
import type { Declared } from './online-lodging.table.ts';
import type { OnlineWord } from './words.ts';

export type Typed = Readonly<Record<string, string>>;
/** By the name of the field in the page. */
export type Problems = Readonly<Record<string, OnlineWord>>;

const APPLICANT_FIELDS = ['name', 'kind', 'identityNo', 'phone', 'email', 'address'] as const;
export const APPLICANT_KINDS = ['citizen', 'business', 'agency', 'organisation'] as const;
const LONGEST = { name: 300, identityNo: 20, phone: 16, email: 200, address: 500 } as const;
const LONGEST_TEXT = 4_000;
const LONGEST_SUBJECT = 1_000;
const EMAIL = /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]{2,}$/;

export const fieldName = ({ key }: Pick<OnlineField, 'key'>): string => `field-${key}`;
export const paperName = ({ key }: Pick<ChecklistItem, 'key'>): string => `paper-${key}`;
/** What belongs to no paper of the case. */
export const OTHER_PAPER = { key: 'other' } as const;

/** Papers that are sent as files: those that the form does not stand for. */
export function papersOf({ checklist, online }: CaseDefinition): readonly ChecklistItem[] {
  return checklist.filter(({ key }) => online?.covers?.includes(key) !== true);
}

/** Only what the form has, a line as a line. */
export function typedIn(given: Readonly<Record<string, string>>, definition: CaseDefinition): Typed {
  const texts = (definition.online?.fields ?? []).filter(({ kind }) => kind === 'text').map(fieldName);
  const many = new Set(['subject', ...texts]);
  const names = [...APPLICANT_FIELDS, 'subject', ...(definition.online?.fields ?? []).map(fieldName)];
  return Object.fromEntries(
    names.map((name) => [name, (many.has(name) ? cleanLines : cleanLine)(given[name] ?? '')]),
  );
}

/** @param filed keys of the papers of which there is a file; null while it is only kept: then nothing is missing yet */
export function problemsOf(
  typed: Typed,
  definition: CaseDefinition,
  filed: ReadonlySet<string> | null,
): Problems {
  const found: Record<string, OnlineWord> = {};
  const text = (name: string) => typed[name] ?? '';
  for (const [name, longest] of Object.entries(LONGEST))
    if (text(name).length > longest) found[name] = 'tooLong';
  if (text('subject').length > LONGEST_SUBJECT) found['subject'] = 'tooLong';
  if (text('identityNo') !== '' && !/^[0-9A-Za-z-]{6,20}$/.test(text('identityNo')))
    found['identityNo'] = 'identityBad';
  if (text('phone') !== '' && !/^\+?[0-9 .]{8,16}$/.test(text('phone'))) found['phone'] = 'phoneBad';
  if (text('email') !== '' && !EMAIL.test(text('email'))) found['email'] = 'emailBad';
  for (const field of definition.online?.fields ?? []) {
    const problem = problemOf(field, text(fieldName(field)));
    if (problem !== null) found[fieldName(field)] = problem;
  }
  if (filed === null) return found;
  const missing = (name: string, word: OnlineWord) => (found[name] ??= word);
  if (text('name') === '') missing('name', 'nameMissing');
  if (!(APPLICANT_KINDS as readonly string[]).includes(text('kind'))) missing('kind', 'kindMissing');
  if (text('phone') === '' && text('email') === '') missing('phone', 'reachMissing');
  for (const field of definition.online?.fields ?? [])
    if (field.required && text(fieldName(field)) === '') missing(fieldName(field), 'fieldMissing');
  for (const paper of papersOf(definition))
    if (paper.required && !filed.has(paper.key)) missing(paperName(paper), 'paperMissing');
  return found;
}

function problemOf({ kind, choices }: OnlineField, value: string): OnlineWord | null {
  if (value === '') return null;
  if (value.length > LONGEST_TEXT) return 'tooLong';
  if (kind === 'date' && dayIn(value) === null) return 'dateBad';
  if (kind === 'number' && !/^\d{1,9}$/.test(value)) return 'numberBad';
  return kind === 'choice' && choices?.includes(value) !== true ? 'choiceBad' : null;
}

/** `05/08/1990`, `5-8-1990` or `5.8.1990` as it is written on papers; null for what is no day. */
function dayIn(value: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value) ?? [];
  if (day === undefined || month === undefined || year === undefined) return null;
  const [dd, mm] = [day.padStart(2, '0'), month.padStart(2, '0')];
  try {
    parseDay(`${year}-${mm}-${dd}`);
    return `${dd}/${mm}/${year}`;
  } catch {
    return null;
  }
}

/** What the applicant declared, with the words of the form that he saw. */
export function declaredIn(typed: Typed, definition: CaseDefinition): readonly Declared[] {
  return (definition.online?.fields ?? [])
    .map((field) => {
      const value = typed[fieldName(field)] ?? '';
      return { label: field.label, value: field.kind === 'date' ? (dayIn(value) ?? value) : value };
    })
    .filter(({ value }) => value !== '');
}
