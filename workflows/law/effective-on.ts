// Which of several dated entries is in force on a day.
import { DomainError } from '../../src/domain/domain-error.ts';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Something that is in force from a day until the next entry's. */
export interface EffectiveDated {
  /** A local day, `YYYY-MM-DD`. */
  readonly from: string;
}

/** Where a rule comes from: an article that says so, or a setting where the text was not seen or leaves it open. */
export type RuleSource = { readonly article: string } | { readonly setting: string };

/**
 * The last entry that began on or before `day` (`YYYY-MM-DD`, in Viet Nam); entries are in order of `from`.
 *
 * @param what names the entries in the error
 * @throws DomainError `day.invalid`, `effective.none` before the first entry
 */
export function effectiveOn<T extends EffectiveDated>(entries: readonly T[], day: string, what: string): T {
  if (!DAY.test(day)) throw new DomainError('day.invalid', `"${day}" is not a day, YYYY-MM-DD`, { day });
  const entry = entries.findLast(({ from }) => from <= day);
  if (entry === undefined)
    throw new DomainError('effective.none', `There is no ${what} for ${day}`, { what, day });
  return entry;
}
