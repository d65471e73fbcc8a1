// The code of a dossier in what a scanner, a keyboard or a mail gives.
const CODE = /^[A-Z0-9]+(?:\.[A-Z0-9]+)+-\d{6}-\d{4,}$/i;
const LOOK_UP = /[?&]ma=([^&]+)/;

/**
 * The dossier's code in what was scanned, typed or pasted from a mail: bare, or in the look-up address of a receipt's QR
 * symbol; with long dashes, wide digits and blanks too, as the service reads it.
 */
export function readCode(text: string): string | null {
  const inAddress = LOOK_UP.exec(text)?.[1];
  const code = (inAddress === undefined ? text : decoded(inAddress))
    .normalize('NFKC')
    .replace(/[\p{Dash_Punctuation}\u2212]/gu, '-')
    .replace(/[\s\p{Format}]+/gu, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return CODE.test(code) ? code.toUpperCase() : null;
}

/** A broken address is no code. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
