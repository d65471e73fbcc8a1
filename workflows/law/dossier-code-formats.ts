// The formats of a dossier's code by the day of acceptance; once issued, a code is never read again.
import { effectiveOn } from './effective-on.ts';
import type { EffectiveDated, RuleSource } from './effective-on.ts';

export interface DossierCodeFormat extends EffectiveDated {
  readonly id: 'TT 01/2018' | 'QĐ 20/2020' | 'TT 03/2025';
  readonly source: RuleSource;
  /**
   * Which end of the agency's identifier is written first. Agencies are stored top level first, `H56.12`.
   */
  readonly order: 'topFirst' | 'topLast';
  /** Digits of each level below the top, absent levels as zeros; null writes the identifier as it is stored. */
  readonly levelDigits: readonly number[] | null;
}

/** Digits of the daily sequence; it grows longer when a day needs more. */
export const SEQUENCE_DIGITS = 4;

const DOSSIER_CODE_FORMATS: readonly DossierCodeFormat[] = [
  {
    id: 'TT 01/2018',
    from: '2018-06-21',
    source: { article: '01/2018/TT-VPCP Art. 19 (in force 06/01/2019)' },
    order: 'topLast',
    levelDigits: [2, 2, 3],
  },
  {
    id: 'QĐ 20/2020',
    from: '2020-09-15',
    source: { setting: 'practice after 20/2020/QĐ-TTg; the day of the change is a setting' },
    order: 'topFirst',
    levelDigits: null,
  },
  {
    id: 'TT 03/2025',
    from: '2025-09-15',
    source: { setting: 'inferred from 03/2025/TT-VPCP Art. 13.3; Art. 13.1 not compared' },
    order: 'topFirst',
    levelDigits: [3, 2],
  },
];

/**
 * @param day the local day (`YYYY-MM-DD`) of acceptance
 * @throws DomainError `effective.none` before 21 June 2018, `day.invalid`
 */
export function codeFormatOn(day: string): DossierCodeFormat {
  return effectiveOn(DOSSIER_CODE_FORMATS, day, 'format of dossier codes');
}
