// A time limit as Vietnamese decisions write it: "10,5 ngày làm việc", "168 giờ (tương đương 21 ngày)", "05 ngày".
import type { Limit, LimitUnit } from '../time/limit.ts';

const UNITS: readonly (readonly [RegExp, LimitUnit])[] = [
  [/^ngày\s+làm\s+việc(?!\p{L})/iu, 'workingDays'],
  [/^giờ(\s+làm\s+việc)?(?!\p{L})/iu, 'workingHours'],
  [/^ngày(?!\p{L})/iu, 'days'],
  [/^tháng(?!\p{L})/iu, 'months'],
];
const AMOUNT = /^\s*(\d+(?:[.,]\d+)?)\s*/;

/** A number with a decimal comma or point; null when it is none. */
export function vietnameseNumber(text: string): number | null {
  return /^\s*\d+(?:[.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** The unit that a text begins with; hours are working hours, 8 a day. Null when it is none. */
export function vietnameseUnit(text: string): LimitUnit | null {
  const words = text.normalize('NFC').trim();
  return UNITS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** The limit that a text begins with; what follows ("kể từ ngày nhận đủ hồ sơ") is left. Null when none. */
export function parseVietnameseLimit(text: string): Limit | null {
  const words = text.normalize('NFC');
  if (/^\s*(giải quyết\s+)?(ngay\s+)?trong\s+ngày(?!\s+làm\s+việc\s+(tiếp|kế|sau))/iu.test(words))
    return { amount: 1, unit: 'sameDay' };
  const match = AMOUNT.exec(words);
  const amount = match?.[1] === undefined ? null : vietnameseNumber(match[1]);
  const unit = match === null ? null : vietnameseUnit(words.slice(match[0].length));
  if (amount === null || amount <= 0 || unit === null) return null;
  if ((unit === 'days' || unit === 'months') && !Number.isInteger(amount)) return null;
  return { amount, unit };
}
