// Papers as they are handed in at the counter: all that everybody must hand in at once, the others one by one. Pure.
import type { components } from '../../api/schema.d.ts';
import type { Handed, NewDossier } from './new-dossier.ts';

export type ListedPaper = components['schemas']['ChecklistItemView'];

/** Nothing of a paper. */
export const handedNothing = (key: string): Handed => ({ key, originals: 0, copies: 0, digitised: false });

/** Sheets of every kind as the procedure says; one original where it says nothing. */
export function asTheProcedureSays(paper: ListedPaper, before: Handed = handedNothing(paper.key)): Handed {
  const { originals, certifiedCopies, copies } = paper;
  const silent = originals === undefined && certifiedCopies === undefined && copies === undefined;
  return {
    ...before,
    originals: silent ? 1 : (originals ?? 0),
    ...(certifiedCopies !== undefined && { certifiedCopies }),
    copies: copies ?? 0,
  };
}

/** What only some applicants hand in stays as it is. */
export function allThatMustBe(
  papers: readonly ListedPaper[],
  checklist: NewDossier['checklist'],
): NewDossier['checklist'] {
  const handed = papers
    .filter(({ required }) => required)
    .map((paper) => [paper.key, asTheProcedureSays(paper, checklist[paper.key])] as const);
  return { ...checklist, ...Object.fromEntries(handed) };
}
