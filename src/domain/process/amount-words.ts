// An amount of time in words, Vietnamese and English.
import type { Limit, LimitUnit } from '../time/limit.ts';

const VIETNAMESE: Record<LimitUnit, string> = {
  workingDays: 'ngày làm việc',
  days: 'ngày',
  months: 'tháng',
  workingHours: 'giờ làm việc',
  hours: 'giờ',
  sameDay: 'trong ngày',
};
const ENGLISH: Record<LimitUnit, string> = {
  workingDays: 'working days',
  days: 'days',
  months: 'months',
  workingHours: 'working hours',
  hours: 'hours',
  sameDay: 'the same day',
};

/** `10,5 ngày làm việc`; `trong ngày` for the same day. */
export function amountInVietnamese({ amount, unit }: Pick<Limit, 'amount' | 'unit'>): string {
  return unit === 'sameDay' ? VIETNAMESE.sameDay : `${String(amount).replace('.', ',')} ${VIETNAMESE[unit]}`;
}

/** `10.5 working days`. */
export function amountInEnglish({ amount, unit }: Pick<Limit, 'amount' | 'unit'>): string {
  return unit === 'sameDay' ? ENGLISH.sameDay : `${amount} ${ENGLISH[unit]}`;
}
