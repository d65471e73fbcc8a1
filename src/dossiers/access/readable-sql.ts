// The same door for lists: which rows of `dossier d` a person reads.
import type { ReadingScope } from '../../organization/reading-scope.ts';
import { ACCESS } from './access-table.ts';
import type { DossierPart, ReaderKind } from './access-table.ts';

/** What a statement is given of a scope; null stands for all units. */
export function unitsToBind({ unitIds }: ReadingScope): readonly string[] | null {
  return unitIds === 'all' ? null : [...unitIds];
}

const asked = (table: 'consultation' | 'leg') => (units: string) =>
  `exists (select 1 from ${table} c where c.home_agency_id = d.home_agency_id and c.dossier_id = d.id
    and c.unit_id = any(${units}))`;

const OF_KIND: Readonly<Record<ReaderKind, (units: string) => string>> = {
  handling: (units) =>
    `d.unit_id = any(${units}) or d.reception_unit_id = any(${units}) or d.competent_unit_id = any(${units})`,
  consulted: asked('consultation'),
  leg: asked('leg'),
};

/** Dossiers of one's own units: for lists of one's work. @param units an expression of type uuid[], not null */
export function handledBy(units: string): string {
  return `(${OF_KIND.handling(units)})`;
}

/**
 * Dossiers of which a part may be read whole.
 *
 * @param units an expression of type uuid[]; null reads everything
 */
export function readableBy(part: DossierPart, units: string): string {
  const kinds = (Object.keys(OF_KIND) as ReaderKind[]).filter((kind) => ACCESS[part][kind] === 'whole');
  return `(${[`${units} is null`, ...kinds.map((kind) => OF_KIND[kind](units))].join(' or ')})`;
}
