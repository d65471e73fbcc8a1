// The units of a day as a tree laid out in lines. Pure.
import type { components } from '../../../api/schema.d.ts';
import { folded } from '../../../texts/folded.ts';

export type Unit = components['schemas']['UnitView'];

export interface TreeLine {
  readonly unit: Unit;
  /** 0 at the top. */
  readonly depth: number;
}

/** Above before below, units of one place in order of code; what has no parent on that day stands at the top. */
export function treeOf(units: readonly Unit[]): TreeLine[] {
  const known = new Set(units.map(({ id }) => id));
  const under = new Map<string | null, Unit[]>();
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    under.set(parent, [...(under.get(parent) ?? []), unit]);
  }
  const lines: TreeLine[] = [];
  const walk = (parent: string | null, depth: number) => {
    for (const unit of under.get(parent) ?? []) {
      lines.push({ unit, depth });
      walk(unit.id, depth + 1);
    }
  };
  walk(null, 0);
  return lines;
}

/** Lines whose name or code holds the words, with or without diacritics, and all that is above them. */
export function narrowed(lines: readonly TreeLine[], words: string): TreeLine[] {
  const wanted = folded(words);
  if (wanted === '') return [...lines];
  const byId = new Map(lines.map((line) => [line.unit.id, line]));
  const kept = new Set<string>();
  for (const { unit } of lines) {
    if (!folded(`${unit.name} ${unit.code}`).includes(wanted)) continue;
    for (let at: Unit | undefined = unit; at !== undefined && !kept.has(at.id);) {
      kept.add(at.id);
      at = at.parentId === null ? undefined : byId.get(at.parentId)?.unit;
    }
  }
  return lines.filter(({ unit }) => kept.has(unit.id));
}
