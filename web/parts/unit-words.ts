// Units that a record names by their ids, in words: today's name, and the one it had then.
import type { components } from '../api/schema.d.ts';
import type { Translator } from '../texts/language.tsx';

type NamedUnit = components['schemas']['NamedUnitView'];

/** The words by the id as it was recorded. */
export function unitWords(units: readonly NamedUnit[], t: Translator): ReadonlyMap<string, string> {
  return new Map(
    units.map(({ id, name, nameThen }) => [
      id,
      nameThen === null ? name : t('unit.then', { name, then: nameThen }),
    ]),
  );
}
