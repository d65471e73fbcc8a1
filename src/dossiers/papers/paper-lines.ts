// Papers as they are compared, changed and shown, whatever an older intake left out of them. Pure.
import type { ChecklistItem } from '../../domain/process/procedure-definition.ts';
import type { HandedItem } from '../../dossier-kind/orders.ts';
import type { PaperView } from './paper-view.ts';

type Line = Required<Omit<HandedItem, 'reusedFrom'>> & { readonly reusedFrom: string | null };

/** Every fact of a handed paper, in one order, so that two of them compare as text. */
export function lineOf(item: HandedItem): Line {
  const { key, originals, certifiedCopies = 0, copies, digitised, reusedFrom, originalsReturned = 0 } = item;
  return {
    key,
    originals,
    certifiedCopies,
    copies,
    digitised,
    reusedFrom: reusedFrom ?? null,
    originalsReturned,
  };
}

function samePaper(one: HandedItem, other: HandedItem): boolean {
  return JSON.stringify(lineOf(one)) === JSON.stringify(lineOf(other));
}

/** The papers that two lists have differently; what only one of them has counts as nothing handed in. */
export function changedPapers(
  before: readonly HandedItem[],
  after: readonly HandedItem[],
): { readonly before: HandedItem; readonly after: HandedItem }[] {
  const nothing = (key: string): HandedItem => ({ key, originals: 0, copies: 0, digitised: false });
  const find = (list: readonly HandedItem[], key: string) => list.find((item) => item.key === key);
  const keys = new Set([...before, ...after].map(({ key }) => key));
  return [...keys]
    .map((key) => ({ before: find(before, key) ?? nothing(key), after: find(after, key) ?? nothing(key) }))
    .filter((pair) => !samePaper(pair.before, pair.after));
}

/** The case's papers in its order, then what else was handed in. */
export function paperLines(
  checklist: readonly ChecklistItem[],
  handed: readonly HandedItem[],
): readonly PaperView[] {
  const own = new Set(checklist.map(({ key }) => key));
  const keys = [...own, ...handed.map(({ key }) => key).filter((key) => !own.has(key))];
  return keys.map((key) => {
    const asked = checklist.find((item) => item.key === key);
    const item = handed.find((each) => each.key === key);
    return {
      ...lineOf(item ?? { key, originals: 0, copies: 0, digitised: false }),
      name: asked?.name ?? key,
      required: asked?.required ?? false,
    };
  });
}
