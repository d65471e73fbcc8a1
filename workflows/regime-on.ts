// The regime of a dossier by the day it was lodged.
import { effectiveOn } from './effective-on.ts';
import type { Regime } from './regime.ts';
import { REGIMES } from './regimes.ts';

/**
 * @param day the local day (`YYYY-MM-DD`) on which the dossier was lodged
 * @throws DomainError `effective.none` before 21 June 2018, `day.invalid`
 */
export function regimeOn(day: string): Regime {
  return effectiveOn(REGIMES, day, 'regime');
}
