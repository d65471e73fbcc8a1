// The levels of the national catalogue, and the level that the actors of a published process belong to.
import type { AuthorityLevel } from './procedure-definition.ts';

export const CATALOGUE_LEVELS = {
  'Cấp bộ': 'ministry',
  'Cấp tỉnh': 'province',
  'Cấp huyện': 'district',
  'Cấp xã': 'commune',
  'Cơ quan khác': 'other',
} as const satisfies Record<string, AuthorityLevel>;
export type CatalogueLevel = keyof typeof CATALOGUE_LEVELS;

const PROVINCE = /(^|\s)Sở(\s|$)|UBND tỉnh|cấp tỉnh/u;
const COMMUNE = /cấp xã|UBND (xã|phường)/u;

/** Levels named by those who handle the dossier; reception desks take dossiers of every level. */
export function levelsOfActors(actors: readonly string[]): AuthorityLevel[] {
  const names = actors.map((actor) => actor.normalize('NFC'));
  const levels: AuthorityLevel[] = [];
  if (names.some((name) => PROVINCE.test(name))) levels.push('province');
  if (names.some((name) => COMMUNE.test(name))) levels.push('commune');
  return levels;
}
