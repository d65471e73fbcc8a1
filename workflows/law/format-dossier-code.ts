// The code of a dossier (mã số hồ sơ) written in the format of its day.
import { DomainError } from '../../src/domain/domain-error.ts';
import { SEQUENCE_DIGITS } from './dossier-code-formats.ts';
import type { DossierCodeFormat } from './dossier-code-formats.ts';

const AGENCY = /^[A-Z]\d{2}(\.\d{1,3})*$/;
const DAY = /^\d{2}(\d{2})-(\d{2})-(\d{2})$/;

export interface DossierCodeParts {
  /** Identifier of the agency, top level first: `H56.12`. */
  readonly agencyCode: string;
  /** Local day of acceptance, `YYYY-MM-DD`. */
  readonly day: string;
  /** From 1 within agency and day. */
  readonly sequence: number;
}

/**
 * `000.00.12.H56-190115-0003`, `H56.14-240723-0001` or `H55.242.00-251001-0001`, by the format. The sequence has
 * four digits, and more when it is above 9999.
 *
 * @throws DomainError `dossierCode.invalid` when a part is not what it should be or does not fit the format
 */
export function formatDossierCode(
  format: DossierCodeFormat,
  { agencyCode, day, sequence }: DossierCodeParts,
): string {
  const date = DAY.exec(day);
  if (date === null) throw invalid('day', 'a day, YYYY-MM-DD', day);
  if (!Number.isInteger(sequence) || sequence < 1)
    throw invalid('sequence', 'a whole number from 1', sequence);
  const number = String(sequence).padStart(SEQUENCE_DIGITS, '0');
  return `${agencyBlocks(format, agencyCode)}-${date.slice(1).join('')}-${number}`;
}

function agencyBlocks({ levelDigits, order }: DossierCodeFormat, agencyCode: string): string {
  if (!AGENCY.test(agencyCode)) throw invalid('agencyCode', 'an identifier such as H56.12', agencyCode);
  const [top = '', ...stored] = agencyCode.split('.');
  const levels = [...stored];
  if (levelDigits !== null) {
    // An identifier may be stored with its empty levels, H55.242.00.
    while (levels.length > levelDigits.length && /^0+$/.test(levels.at(-1) ?? '')) levels.pop();
    if (levels.length > levelDigits.length)
      throw invalid(
        'agencyCode',
        `an identifier of at most ${levelDigits.length} levels below the top`,
        agencyCode,
      );
  }
  const padded = levelDigits?.map((digits, index) => (levels[index] ?? '').padStart(digits, '0')) ?? levels;
  const blocks = [top, ...padded];
  return (order === 'topFirst' ? blocks : blocks.reverse()).join('.');
}

function invalid(part: string, expected: string, value: unknown): DomainError {
  return new DomainError('dossierCode.invalid', `${part} of a dossier code must be ${expected}`, {
    part,
    value,
  });
}
