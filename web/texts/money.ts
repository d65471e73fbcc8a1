// Sums of money as the screens write and read them: whole đồng.

/** `1.250.000 đ`, grouped as the language does. */
export function formatMoney(amount: number, { language }: { readonly language: string }): string {
  return `${new Intl.NumberFormat(language).format(amount)} đ`;
}

/** What was typed, with or without dots between thousands; null where it is no whole sum. */
export function typedMoney(text: string): number | null {
  const bare = text.replaceAll(/[.\s,]/g, '');
  return /^\d{1,13}$/.test(bare) ? Number(bare) : null;
}

/** The number after that of the newest receipt of a pad: `BL 0099` is followed by `BL 0100`. Empty where it has none. */
export function nextReceiptNo(last: string | undefined): string {
  const [, head, number] = /^(.*?)(\d{1,15})$/.exec(last ?? '') ?? [];
  return number === undefined ? '' : `${head}${String(Number(number) + 1).padStart(number.length, '0')}`;
}
