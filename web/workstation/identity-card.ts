// What an identity card's QR symbol tells, or its number alone. Pure.
import type { Scanned } from './scan-burst.ts';

export interface IdentityCard {
  readonly identityNo: string;
  /** Of nine digits, from before. */
  readonly oldNumber?: string;
  readonly name?: string;
  /** Why the name is to be compared with the card: letters are missing or wrong, or it came without any mark. */
  readonly doubt?: Doubt;
  /** `ddMMyyyy`. */
  readonly birth?: string;
  readonly sex?: string;
  readonly address?: string;
}

export type Doubt = 'damaged' | 'unmarked';

const NUMBER = /^(?:\d{9}|\d{12})$/;

/**
 * Reads what the symbol of a card holds: number, old number, name, birth, sex, residence and day of issue, parted by `|`; cards
 * since 2024 say more behind these. Or a number of twelve or nine digits alone.
 *
 * @returns null for anything else
 */
export function readIdentity({ text, damaged }: Scanned): IdentityCard | null {
  const fields = text.split('|').map((field) => field.normalize('NFC').trim());
  const [identityNo = '', oldNumber = '', name = '', birth = '', sex = '', address = ''] = fields;
  if (!NUMBER.test(identityNo)) return null;
  if (fields.length === 1) return { identityNo };
  if (fields.length < 6 || identityNo.length !== 12) return null;
  const doubt = doubtOf(name, damaged);
  return {
    identityNo,
    ...(oldNumber !== '' && { oldNumber }),
    ...(name !== '' && { name }),
    ...(doubt !== null && { doubt }),
    birth,
    sex,
    ...(address !== '' && { address }),
  };
}

/** A scanner that knows no Vietnamese letter sends another in its place, leaves it out, or takes the marks away. */
function doubtOf(name: string, damaged: boolean): Doubt | null {
  if (name === '') return null;
  if (damaged || !/^[\p{L}\p{M}]+(?:[ '’.-]+[\p{L}\p{M}]+)*\.?$/u.test(name)) return 'damaged';
  return /[^\x20-\x7e]/.test(name) ? null : 'unmarked';
}
