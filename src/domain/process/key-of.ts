// A key made from Vietnamese words.

/** `10,5 ngày làm việc` as `10-5-ngay-lam-viec`; letters without marks, digits and single hyphens. */
export function keyOf(words: string): string {
  return words
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}
