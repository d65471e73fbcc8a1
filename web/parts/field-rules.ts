// What is wrong with a field of an applicant, told as one leaves it, by the rules that the service has. Pure.

export type CheckedField = 'identityNo' | 'name' | 'phone' | 'email' | 'address';

export interface BrokenRule {
  /** As in the service's refusals: its words are `rule.<code>`. */
  readonly code: 'isDefined' | 'isLength' | 'matches' | 'isEmail' | 'maxLength';
  readonly from?: number;
  readonly to?: number;
}

const PATTERNS: Readonly<Partial<Record<CheckedField, RegExp>>> = {
  identityNo: /^[0-9A-Za-z-]{6,20}$/,
  phone: /^\+?[0-9 .]{8,16}$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/,
};
const LONGEST: Readonly<Partial<Record<CheckedField, number>>> = { name: 300, address: 500, email: 200 };

/** Nothing typed is no fault: what must be there is asked for when one sends. */
export function brokenRule(field: CheckedField, value: string): BrokenRule | null {
  if (value === '') return null;
  const longest = LONGEST[field];
  if (longest !== undefined && value.length > longest) return { code: 'maxLength', from: longest };
  const pattern = PATTERNS[field];
  if (pattern === undefined || pattern.test(value)) return null;
  return { code: field === 'email' ? 'isEmail' : 'matches' };
}
