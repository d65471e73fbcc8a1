// Dates, instants and lengths of time as people write them, in Vietnamese and English.
import { civilOf, weekdayOf } from './civil-date.ts';
import { type Day, dayOf, type Instant, MINUTE_MS, startOfDay } from './instant.ts';

const VI = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
const EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `26/04/2024`. */
export function dateWords(day: Day): string {
  const date = civilOf(day);
  return `${two(date.day)}/${two(date.month)}/${date.year}`;
}

/** `thứ Sáu 26/04/2024`. */
export function dayVi(day: Day): string {
  return `${VI[weekdayOf(day)]} ${dateWords(day)}`;
}

/** `Friday 26/04/2024`. */
export function dayEn(day: Day): string {
  return `${EN[weekdayOf(day)]} ${dateWords(day)}`;
}

/** `08:30`, seconds left out. */
export function timeWords(instant: Instant): string {
  const minutes = Math.floor((instant - startOfDay(dayOf(instant))) / MINUTE_MS);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `08:30 thứ Sáu 26/04/2024`. */
export function instantVi(instant: Instant): string {
  return `${timeWords(instant)} ${dayVi(dayOf(instant))}`;
}

/** `08:30 Friday 26/04/2024`. */
export function instantEn(instant: Instant): string {
  return `${timeWords(instant)} ${dayEn(dayOf(instant))}`;
}

/** Days from `first` to `last`, both included: `thứ Bảy 27/04/2024` or `từ … đến …`. */
export function spanVi(first: Day, last: Day): string {
  return first === last ? dayVi(first) : `từ ${dayVi(first)} đến ${dayVi(last)}`;
}

/** Days from `first` to `last`, both included: `Saturday 27/04/2024` or `… to …`. */
export function spanEn(first: Day, last: Day): string {
  return first === last ? dayEn(first) : `${dayEn(first)} to ${dayEn(last)}`;
}

/** Working minutes: `2 giờ 30 phút`. */
export function minutesVi(minutes: number): string {
  return minutesIn(minutes, 'giờ', 'phút');
}

/** Working minutes: `2 h 30 min`. */
export function minutesEn(minutes: number): string {
  return minutesIn(minutes, 'h', 'min');
}

function minutesIn(minutes: number, hourWord: string, minuteWord: string): string {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${rest} ${minuteWord}`;
  return rest === 0 ? `${hours} ${hourWord}` : `${hours} ${hourWord} ${rest} ${minuteWord}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
