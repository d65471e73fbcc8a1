// Names as people look for them: without marks, without capitals. Pure.

/** `Sở Y tế` → `so y te`. */
export function foldName(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().trim();
}
