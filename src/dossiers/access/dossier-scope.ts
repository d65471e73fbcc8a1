// Whether a dossier lies within what a person may read.
import type { Children } from '../../../workflows/child-state.ts';
import type { DossierColumns } from '../../dossier-kind/dossier-state.ts';
import { mayRead } from '../../organization/reading-scope.ts';
import type { ReadingScope } from '../../organization/reading-scope.ts';

export type PlacedDossier = Pick<DossierColumns, 'unitId' | 'receptionUnitId' | 'competentUnitId'>;

/** @param children whoever was asked for an opinion, or has a leg to do, reads what it is about */
export function sees(scope: ReadingScope, dossier: PlacedDossier, children?: Children): boolean {
  if (mayRead(scope, [dossier.unitId, dossier.receptionUnitId, dossier.competentUnitId])) return true;
  if (children === undefined) return false;
  return mayRead(
    scope,
    Object.values(children).flatMap(({ context }) => context.unit.slice(0, 1)),
  );
}
