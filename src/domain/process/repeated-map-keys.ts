// Keys that stand twice in one map of a YAML document; the library would compare each with each.
import { isScalar, visit } from 'yaml';
import type { Document } from 'yaml';

/** Offsets of second and later uses in the text. */
export function repeatedMapKeys(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) offsets.push(key.range?.[0] ?? 0);
        seen.add(key.value);
      }
    },
  });
  return offsets;
}
