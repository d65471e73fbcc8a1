// The papers of a dossier once a supplement has come: what was asked for and handed in stands among them. Pure.
import type { ChecklistItem } from '../../domain/process/procedure-definition.ts';
import type { HandedItem } from '../../dossier-kind/orders.ts';

/**
 * A paper that was there and was only mended stays as it is written. Of one that is new it is written what the case asks
 * for: one original where it asks for nothing.
 *
 * @param received keys of the case's papers, or papers in free words
 * @param how as files, or as papers
 */
export function withReceived(
  handed: readonly HandedItem[],
  received: readonly string[],
  checklist: readonly ChecklistItem[],
  how: 'files' | 'papers',
): readonly HandedItem[] {
  const there = new Set(handed.filter(isThere).map(({ key }) => key));
  const come = [...new Set(received)]
    .filter((key) => !there.has(key))
    .map((key) => itemOf(key, checklist, how));
  const keys = new Set(come.map(({ key }) => key));
  return [...handed.filter(({ key }) => !keys.has(key)), ...come];
}

function itemOf(key: string, checklist: readonly ChecklistItem[], how: 'files' | 'papers'): HandedItem {
  if (how === 'files') return { key, originals: 0, copies: 0, digitised: true };
  const { originals = 0, copies = 0 } = checklist.find((paper) => paper.key === key) ?? {};
  return { key, originals: originals + copies === 0 ? 1 : originals, copies, digitised: false };
}

export function isThere(item: HandedItem): boolean {
  const { originals, certifiedCopies = 0, copies, digitised, reusedFrom } = item;
  return originals + certifiedCopies + copies > 0 || digitised || reusedFrom !== undefined;
}
