// A dossier is accepted with all its mandatory papers, or with a reason why not (Decree 61/2018 Art. 17.1). Pure.
import { DomainError } from '../../domain/domain-error.ts';
import type { ChecklistItem } from '../../domain/process/procedure-definition.ts';
import type { HandedItem } from '../../dossier-kind/orders.ts';
import { isThere } from '../papers/received-papers.ts';

/** Papers that the case demands and that neither came, on paper or digitised, nor are at hand from an earlier dossier. */
export function missingPapers(
  checklist: readonly ChecklistItem[],
  handed: readonly HandedItem[],
): readonly ChecklistItem[] {
  const there = new Set(handed.filter(isThere).map(({ key }) => key));
  return checklist.filter(({ key, required }) => required && !there.has(key));
}

/**
 * @param reason why it is accepted all the same; kept as the note of the acceptance
 * @throws DomainError `papers.missing` with the papers
 */
export function refuseMissingPapers(
  checklist: readonly ChecklistItem[],
  handed: readonly HandedItem[],
  reason: string | undefined,
): void {
  if (reason !== undefined && reason.trim() !== '') return;
  const papers = missingPapers(checklist, handed).map(({ key, name }) => ({ key, name }));
  if (papers.length > 0)
    throw new DomainError('papers.missing', 'Mandatory papers are missing: tell why it is accepted without', {
      papers,
    });
}
