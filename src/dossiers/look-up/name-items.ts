// The items of a supplement in words: a paper of the case by its name, and what is wrong with it. Pure.
import type { SupplementMark } from '../../../workflows/one-stop/dossier-events.ts';

const WRONG: Readonly<Record<SupplementMark, string>> = {
  missing: 'còn thiếu, cần nộp',
  incorrect: 'nội dung sai, cần sửa',
  incomplete: 'chưa đủ, cần hoàn thiện',
};

/**
 * @param items keys of the case's papers, or papers in free words
 * @param names the papers' names by their keys
 * @returns a line for each item, in their order
 */
export function nameItems(
  items: readonly string[] | null,
  marks: Readonly<Record<string, SupplementMark>> | null,
  names: ReadonlyMap<string, string>,
): readonly string[] {
  return (items ?? []).map((item) => {
    const name = names.get(item) ?? item;
    return `${name} (${WRONG[marks?.[item] ?? 'missing']})`;
  });
}
