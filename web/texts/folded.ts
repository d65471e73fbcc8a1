// A text without marks and capitals, to compare what was typed with what there is.

export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐÐ]/g, 'd').toLowerCase().trim();
}

/** Whether a text has all the words that were typed, in any order. */
export function hasWords(text: string, typed: string): boolean {
  const own = folded(text);
  return folded(typed)
    .split(/\s+/)
    .every((word) => own.includes(word));
}
