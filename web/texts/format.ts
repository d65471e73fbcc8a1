// Instants and lengths of working time in the words of the screens; always Vietnamese time, never the browser's.
import type { Translator } from './language.tsx';

const ZONE = 'Asia/Ho_Chi_Minh';
const MINUTES_OF_A_WORKING_DAY = 480;

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function partsOf(instant: string | number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** `16:30 07/12/2026`, as receipts print it. */
export function formatMoment(instant: string | number): string {
  const { hour, minute, day, month, year } = partsOf(instant);
  return `${hour}:${minute} ${day}/${month}/${year}`;
}

/** `16:30 thứ Hai 07/12/2026`, where somebody plans by it. */
export function formatPlanned(instant: string | number, t: Translator): string {
  return `${formatHour(instant)} ${formatPlannedDay(instant, t)}`;
}

/** `thứ Hai 07/12/2026`. */
export function formatPlannedDay(instant: string | number, t: Translator): string {
  return `${weekday(instant, t)} ${formatDay(instant)}`;
}

/** A day of the week as people say it: `thứ Hai`, `Chủ nhật`. */
function weekday(instant: string | number, t: Translator): string {
  const { year, month, day } = partsOf(instant);
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay() as 0 | 1 | 2 | 3 | 4 | 5 | 6;
  return t(`weekday.${at}`);
}

/** `07/12/2026`. */
export function formatDay(instant: string | number): string {
  const { day, month, year } = partsOf(instant);
  return `${day}/${month}/${year}`;
}

/** `16:30`. */
export function formatHour(instant: string | number): string {
  const { hour, minute } = partsOf(instant);
  return `${hour}:${minute}`;
}

/** `2026-12-07`, for a date field. */
export function isoDay(instant: string | number): string {
  const { day, month, year } = partsOf(instant);
  return `${year}-${month}-${day}`;
}

/** Working time in the two largest units that it has: `3 ngày 4 giờ`, `2 giờ 5 phút`, `0 phút`. A day is 8 hours. */
export function formatWorkingTime(minutes: number, t: Translator): string {
  const whole = Math.max(0, Math.floor(minutes));
  const days = Math.floor(whole / MINUTES_OF_A_WORKING_DAY);
  const hours = Math.floor((whole % MINUTES_OF_A_WORKING_DAY) / 60);
  const rest = whole % 60;
  const words = [
    days > 0 ? t('time.days', { n: days }) : null,
    hours > 0 ? t('time.hours', { n: hours }) : null,
    days === 0 && rest > 0 ? t('time.minutes', { n: rest }) : null,
  ].filter((word) => word !== null);
  return words.length === 0 ? t('time.minutes', { n: 0 }) : words.slice(0, 2).join(' ');
}
