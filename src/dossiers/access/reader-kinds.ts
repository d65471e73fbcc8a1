// What a person has to do with one dossier, by the units that he reads and those that the dossier names.
import type { Children } from '../../../workflows/child-state.ts';
import type { DossierColumns } from '../../dossier-kind/dossier-state.ts';
import { mayRead } from '../../organization/reading-scope.ts';
import type { ReadingScope } from '../../organization/reading-scope.ts';
import { READER_KINDS } from './access-table.ts';
import type { ReaderKind } from './access-table.ts';

/** Units of a dossier by the kind of reader that they make of whoever reads them. */
export type UnitsOfDossier = Readonly<Record<ReaderKind, readonly string[]>>;

type Columns = Pick<DossierColumns, 'unitId' | 'receptionUnitId' | 'competentUnitId'>;

export function unitsOfDossier(columns: Columns, children: Children = {}): UnitsOfDossier {
  const all = Object.values(children);
  const of = (wanted: 'consultation' | 'leg') =>
    all.filter(({ kind }) => kind === wanted).flatMap(({ context }) => context.unit.slice(0, 1));
  return {
    handling: [columns.unitId, columns.receptionUnitId, columns.competentUnitId],
    consulted: of('consultation'),
    leg: of('leg'),
  };
}

/** None where he may not know of the dossier. */
export function readerKinds(scope: ReadingScope, units: UnitsOfDossier): readonly ReaderKind[] {
  return READER_KINDS.filter((kind) => mayRead(scope, units[kind]));
}

/** Whether he may know of the dossier. */
export function sees(scope: ReadingScope, columns: Columns, children?: Children): boolean {
  return readerKinds(scope, unitsOfDossier(columns, children)).length > 0;
}
