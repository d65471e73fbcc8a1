// A day, or a day and an hour, as people here type it: day before month, whatever the browser's language. Pure.

const DAY = /^(\d{1,2})[\s./-]?(\d{1,2})[\s./-]?(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const HOUR = /^(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})?$/i;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

/** `2026-12-04` of `4/12/2026`, `04-12-2026`, `04122026` or `2026-12-04`; null for anything that is no day. */
export function typedDay(text: string): string | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const typed = DAY.exec(trimmed);
  // Without anything between, only two digits each can be told apart.
  if (typed === null || (/^\d+$/.test(trimmed) && trimmed.length !== 8)) return null;
  return dayOf(Number(typed[3]), Number(typed[2]), Number(typed[1]));
}

/** `2026-12-04T16:30` of `4/12/2026 16:30`, `16h30 4/12/2026` or `2026-12-04T16:30`; null where day or hour is none. */
export function typedMoment(text: string): string | null {
  const parts = text.trim().split(/[\sT]+/);
  if (parts.length !== 2) return null;
  const [first, second] = parts as [string, string];
  const [day, hour] = HOUR.test(first) ? [second, first] : [first, second];
  const date = typedDay(day);
  const time = HOUR.exec(hour);
  if (date === null || time === null) return null;
  const [hours, minutes] = [Number(time[1]), Number(time[2] ?? 0)];
  return hours > 23 || minutes > 59 ? null : `${date}T${two(hours)}:${two(minutes)}`;
}

/** `04/12/2026` of `2026-12-04`, `04/12/2026 16:30` of `2026-12-04T16:30`; nothing of nothing. */
export function dayAsTyped(value: string): string {
  const [date = '', hour] = value.split('T');
  const day = date.split('-').reverse().join('/');
  return hour === undefined ? day : `${day} ${hour.slice(0, 5)}`;
}

function dayOf(year: number, month: number, day: number): string | null {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day < 1 || day > last ? null : `${year}-${two(month)}-${two(day)}`;
}

const two = (n: number) => String(n).padStart(2, '0');
