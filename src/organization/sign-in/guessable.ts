// What makes a password guessable: dates in any order, words that are known of its owner, rows of the keyboard. Pure.

/** Vietnamese without its marks, in small letters. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');
}

/** The words of a name or an account, of two letters or more, without marks. */
export function letterWordsOf(text: string): readonly string[] {
  return folded(text)
    .split(/[^a-z]+/)
    .filter(({ length }) => length >= 2);
}

const DATE =
  /(?<!\d)(\d{4}[\s./_-]?\d{1,2}[\s./_-]?\d{1,2}|\d{1,2}[\s./_-]?\d{1,2}[\s./_-]?(?:\d{4}|\d{2})|(?:19|20)\d{2})(?!\d)/g;

/** What is left of a password without dates (day, month and year in any order, or a year alone) and what joins them. */
export function withoutDates(plain: string): string {
  return plain.replace(DATE, (text) => (isDate(text) ? '' : text)).replace(/^[\s\W_]+|[\s\W_]+$/g, '');
}

function isDate(text: string): boolean {
  const parts = text.split(/[\s./_-]/).filter((part) => part !== '');
  if (parts.length === 3) return isAnyOrder(parts.map(Number));
  const digits = parts.join('');
  if (/^(19|20)\d{2}$/.test(digits)) return true;
  const cuts =
    digits.length === 8
      ? [
          [2, 4],
          [4, 6],
        ]
      : digits.length === 6
        ? [[2, 4]]
        : [];
  return cuts.some(([a, b]) =>
    isAnyOrder([digits.slice(0, a), digits.slice(a, b), digits.slice(b)].map(Number)),
  );
}

const ORDERS = [
  [0, 1, 2],
  [1, 0, 2],
  [2, 1, 0],
  [1, 2, 0],
] as const;

/** Day, month, year; month, day, year; year, month, day; year, day, month. */
function isAnyOrder(numbers: readonly number[]): boolean {
  return ORDERS.some(([day, month, year]) => {
    const [d, m, y] = [numbers[day]!, numbers[month]!, numbers[year]!];
    return d >= 1 && d <= 31 && m >= 1 && m <= 12 && (y < 100 || (y >= 1900 && y <= 2099));
  });
}

/** Whether all letters of a text are words of the list, one after another; digits and signs count for nothing. */
export function isMadeOf(text: string, words: readonly string[]): boolean {
  const letters = folded(text).replace(/[^a-z]/g, '');
  if (letters === '') return false;
  const reached = new Set([0]);
  for (let at = 0; at < letters.length; at++)
    if (reached.has(at))
      for (const word of words) if (letters.startsWith(word, at)) reached.add(at + word.length);
  return reached.has(letters.length);
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '012345678901234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '!@#$%^&*()',
  ...['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik', '9ol', '147258369', '159357'],
].flatMap((row) => [row, [...row].reverse().join('')]);
const SHORTEST_RUN = 3;

/** A few characters repeated, or runs along rows of the keyboard, of the alphabet, of digits. */
export function isPattern(plain: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/u.test(plain) || isRuns(plain);
}

function isRuns(text: string): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at++)
    if (reached.has(at))
      for (let end = at + SHORTEST_RUN; end <= text.length; end++) {
        const run = text.slice(at, end);
        if (!ROWS.some((row) => row.includes(run))) break;
        reached.add(end);
      }
  return reached.has(text.length);
}
