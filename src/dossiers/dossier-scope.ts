// Whether a dossier lies within what a person may read.
import type { DossierColumns } from '../engine/dossier-state.ts';
import { mayRead } from '../organization/reading-scope.ts';
import type { ReadingScope } from '../organization/reading-scope.ts';

export type PlacedDossier = Pick<DossierColumns, 'unitId' | 'receptionUnitId' | 'competentUnitId'>;

export function sees(scope: ReadingScope, dossier: PlacedDossier): boolean {
  return mayRead(scope, [dossier.unitId, dossier.receptionUnitId, dossier.competentUnitId]);
}
