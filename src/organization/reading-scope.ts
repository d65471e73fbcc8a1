// Whose dossiers a person may read, by the positions that he holds.
import type { Hold } from '../../workflows/rights.ts';
import type { UnitTree } from './unit-tree.ts';

/** A dossier may be read when a unit it belongs to (holding, receiving or competent) is among these. */
export interface ReadingScope {
  readonly unitIds: ReadonlySet<string> | 'all';
}

/**
 * Reception and officers read their own unit, heads all that is under theirs, leaders and clerks the agency,
 * supervisors every unit that their office supervises. Who administers accounts reads no dossier for that.
 * @param every number of units there are; a scope that holds them all is told as `all`.
 */
export function readingScope(tree: UnitTree, holds: readonly Hold[], every: number): ReadingScope {
  const unitIds = new Set<string>();
  for (const hold of holds) for (const id of readableUnder(tree, hold)) unitIds.add(id);
  return { unitIds: every > 0 && unitIds.size >= every ? 'all' : unitIds };
}

/** Whether a scope lets a dossier be read that belongs to these units. */
export function mayRead(scope: ReadingScope, unitIds: readonly string[]): boolean {
  const { unitIds: readable } = scope;
  return readable === 'all' || unitIds.some((id) => readable.has(id));
}

function readableUnder(tree: UnitTree, { position, unitId }: Hold): readonly string[] {
  switch (position) {
    case 'reception':
    case 'officer':
      return [unitId];
    case 'head':
      return tree.subtree(unitId);
    case 'leader':
    case 'clerk':
      return tree.subtree(tree.agencyOf(unitId) ?? unitId);
    case 'supervisor':
      return [...tree.subtree(unitId), ...tree.supervisedBy(unitId)];
    case 'administrator':
      return [];
  }
}
