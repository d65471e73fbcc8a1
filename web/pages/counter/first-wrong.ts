// What keeps a new dossier from being sent, in the order of the form. Pure.
import { brokenRule } from '../../parts/field-rules.ts';
import type { CheckedField } from '../../parts/field-rules.ts';
import type { NewDossier } from './new-dossier.ts';

/** Names of fields as they stand in the form, in its order. */
export type FieldName = 'procedure' | 'case' | 'competent' | CheckedField | 'representative.name';

/** The first field that keeps the dossier from being sent, null where none does. */
export function firstWrong(
  draft: NewDossier,
  { chosen, competent }: { readonly chosen: boolean; readonly competent: boolean },
): FieldName | null {
  const { applicant, representative, toConfirm } = draft;
  if (draft.procedureCode === null) return 'procedure';
  if (!chosen) return 'case';
  if (!competent) return 'competent';
  const fields = ['identityNo', 'name', 'phone', 'email', 'address'] as const;
  for (const field of fields) {
    if (brokenRule(field, applicant[field] ?? '') !== null) return field;
    if (field === 'name' && (applicant.name.trim() === '' || toConfirm.applicant !== undefined))
      return 'name';
  }
  if (representative === null) return null;
  const named = representative.name.trim() !== '' && toConfirm.representative === undefined;
  const said = Object.values(representative).some((value) => value.trim() !== '');
  return named || !said ? null : 'representative.name';
}
