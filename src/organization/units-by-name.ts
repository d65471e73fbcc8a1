// The ids of all units in the order of their names, by Vietnam's alphabet: what a list is sorted by that knows ids only.
import type { Organization } from './organization.ts';

const ALPHABET = new Intl.Collator('vi', { numeric: true });

export function unitsByName(organization: Organization): readonly string[] {
  return organization.units
    .toSorted((a, b) => ALPHABET.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}
