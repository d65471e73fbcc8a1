// The regime of a dossier: by the day it was lodged, or by the name that was pinned on it.
import { DomainError } from '../../src/domain/domain-error.ts';
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

/** @param id as a dossier keeps it. @throws DomainError `regime.unknown` */
export function regimeNamed(id: string): Regime {
  const regime = REGIMES.find((one) => one.id === id);
  if (regime === undefined) throw new DomainError('regime.unknown', `There is no regime ${id}`, { id });
  return regime;
}
