// What a form was called in the list of prints before there was one vocabulary. Its rows are sealed and stay as they are.
import type { IssuedMeaning } from './printed-form.ts';

const FORMER: Readonly<Record<string, IssuedMeaning>> = { supplement: 'supplementRequest' };

/** The meaning of a row of `dossier_print`, whenever it was written. */
export function meaningOfRow(form: string): IssuedMeaning {
  return FORMER[form] ?? (form as IssuedMeaning);
}

/** Every name under which copies of a form were counted, so that they are counted on. */
export function namesOf(meaning: IssuedMeaning): readonly string[] {
  return [meaning, ...Object.keys(FORMER).filter((name) => FORMER[name] === meaning)];
}
