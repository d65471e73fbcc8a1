// Dates, numbers and places as administrative papers write them. Pure.
import { civilOf } from '../../domain/time/civil-date.ts';
import { dateWords } from '../../domain/time/date-words.ts';
import { DAY_MS, dayOf, MINUTE_MS, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { IssuedMeaning } from './printed-form.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** `ngày 05 tháng 8 năm 2026`: days below 10 and months below 3 take a nought (Decree 30/2020 Annex I). */
export function dayInWords(at: Instant): string {
  const { year, month, day } = civilOf(dayOf(at));
  return `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}

/** `17 giờ 00 phút, ngày 05 tháng 8 năm 2026`: hour and minute are fields of the receipt, not only the date. */
export function momentInWords(at: Instant): string {
  return `${hourOf(at).join(' giờ ')} phút, ${dayInWords(at)}`;
}

/** `05/08/2026` */
export function shortDay(at: Instant): string {
  return dateWords(dayOf(at));
}

/** `17 giờ 00, 05/08/2026` */
export function shortMoment(at: Instant): string {
  return `${hourOf(at).join(' giờ ')}, ${shortDay(at)}`;
}

function hourOf(at: Instant): [string, string] {
  const minutes = Math.floor(((at - startOfDay(dayOf(at))) % DAY_MS) / MINUTE_MS);
  return [two(Math.floor(minutes / 60)), two(minutes % 60)];
}

/**
 * Abbreviations of the series: PBS, PTC, PXL are in the circulars' forms; the others are a setting of ours.
 */
const SERIES: Readonly<Record<IssuedMeaning, string>> = {
  receipt: 'TNHS',
  supplementRequest: 'PBS',
  refusal: 'PTC',
  apology: 'PXL',
  stopNotice: 'TBD',
};

/** `12/PBS-H99.02` */
export function seriesOf(meaning: IssuedMeaning, number: number, unitCode: string): string {
  return `${number}/${SERIES[meaning]}-${unitCode}`;
}

/** `12/TNHS-H99.02` → `12/PKS-H99.02`: the control slip goes with the dossier under its receipt's number. */
export function controlSlipSeries(receiptSeries: string): string {
  return receiptSeries.replace(`/${SERIES.receipt}-`, '/PKS-');
}

const KIND_OF_PLACE = /^(tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)\s+/iu;

/** `UBND xã Mẫu Một (cũ)` → `Mẫu Một`: the place in the date line is the name without its kind. */
export function placeOf(authorityName: string): string {
  return authorityName
    .replace(/\s*\([^)]*\)\s*$/u, '')
    .replace(/^(UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+/iu, '')
    .replace(KIND_OF_PLACE, '')
    .trim();
}

/** What a copy says of itself; null on the original. @param copyNumber 1 is the original */
export function copyMark(copyNumber: number): string | null {
  return copyNumber === 1 ? null : `In lại lần ${copyNumber - 1}`;
}
