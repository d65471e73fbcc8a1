// Whose dossiers a person may read, by the positions that he holds.
import type { Position } from '../domain/process/procedure-definition.ts';
import type { Hold } from '../../workflows/one-stop/rights.ts';
import type { UnitTree } from './unit-tree.ts';

/** A dossier may be read when a unit it belongs to (holding, receiving or competent) is among these. */
export interface ReadingScope {
  readonly unitIds: ReadonlySet<string> | 'all';
}

export const READING_SCOPES = ['unit', 'unitAndBelow', 'agency', 'supervised', 'none'] as const;
export type ReadingScopeName = (typeof READING_SCOPES)[number];

/** How far a position reaches from the unit in which it is held. */
export const SCOPE_OF_POSITION = {
  reception: 'unit',
  officer: 'unit',
  head: 'unitAndBelow',
  leader: 'agency',
  clerk: 'agency',
  supervisor: 'supervised',
  inspector: 'none',
  administrator: 'none',
} as const satisfies Readonly<Record<Position, ReadingScopeName>>;

/**
 * Reception and officers read their own unit, heads all that is under theirs, leaders and clerks the agency,
 * supervisors every unit that their office supervises. Who administers accounts, or inspects, reads no dossier for that.
 * @param every number of units there are; a scope that holds them all is told as `all`.
 */
export function readingScope(tree: UnitTree, holds: readonly Hold[], every: number): ReadingScope {
  const unitIds = new Set<string>();
  for (const hold of holds) for (const id of readableUnder(tree, hold)) unitIds.add(id);
  return { unitIds: every > 0 && unitIds.size >= every ? 'all' : unitIds };
}

/** The units that positions let a person inspect: what an office supervises, and the part of the tree that is named. */
export function inspectedUnits(tree: UnitTree, holds: readonly Hold[]): ReadonlySet<string> {
  return new Set(
    holds.flatMap((hold) => {
      if (hold.position === 'supervisor') return readableUnder(tree, hold);
      return hold.position === 'inspector' && hold.scopeUnitId !== undefined
        ? tree.subtree(hold.scopeUnitId)
        : [];
    }),
  );
}

/** Whether a scope lets a dossier be read that belongs to these units. */
export function mayRead(scope: ReadingScope, unitIds: readonly string[]): boolean {
  const { unitIds: readable } = scope;
  return readable === 'all' || unitIds.some((id) => readable.has(id));
}

function readableUnder(tree: UnitTree, { position, unitId }: Hold): readonly string[] {
  switch (SCOPE_OF_POSITION[position]) {
    case 'unit':
      return [unitId];
    case 'unitAndBelow':
      return tree.subtree(unitId);
    case 'agency':
      return tree.subtree(tree.agencyOf(unitId) ?? unitId);
    case 'supervised':
      return [...tree.subtree(unitId), ...tree.supervisedBy(unitId)];
    case 'none':
      return [];
  }
}
