// Under which name the print log of the dossiers room notes a form.
import type { IssuedMeaning } from '../facts/printed-form.ts';

/** The log began with three papers; their names are kept, so that a form and its old sheet count copies together. */
export function printName(meaning: IssuedMeaning): string {
  return meaning === 'supplementRequest' ? 'supplement' : meaning;
}
