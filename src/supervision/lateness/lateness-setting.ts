// What counts as being late often: a setting of the supervising office, because no decree says.
import { DomainError } from '../../domain/domain-error.ts';
import { civilOf, dayOfCivil, daysInMonth } from '../../domain/time/civil-date.ts';
import { dayOf, formatDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';

/** Key of the setting: `{ "window": "quarter" or days, "count": 3, "share": 0.1 }`. */
export const LATENESS_SETTING = 'supervision.repeatedLateness';

export interface LatenessSetting {
  /** The calendar quarter, or so many days up to the last one. */
  readonly window: 'quarter' | number;
  /** Often begins at so many late matters … */
  readonly count: number;
  /** … that are at least this share, from 0 to 1, of what the unit had in hand. */
  readonly share: number;
}

export const DEFAULT_LATENESS: LatenessSetting = Object.freeze({ window: 90, count: 3, share: 0.1 });

/** @throws DomainError `setting.invalid` */
export function readLateness(value: unknown): LatenessSetting {
  if (value === null || value === undefined) return DEFAULT_LATENESS;
  const { window, count, share } = { ...DEFAULT_LATENESS, ...(value as Partial<LatenessSetting>) };
  const whole = (number: unknown, most: number): number is number =>
    typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= most;
  if (window !== 'quarter' && !whole(window, 1_100))
    throw invalid('expected window to be quarter, or a number of days from 1 to 1100');
  if (!whole(count, 100_000)) throw invalid('expected count to be a whole number from 1');
  if (typeof share !== 'number' || !(share >= 0 && share <= 1))
    throw invalid('expected share to be a number from 0 to 1');
  return { window, count, share };
}

export async function storedLateness(sql: Queryable): Promise<LatenessSetting> {
  const { rows } = await sql.query<{ value: unknown }>({
    name: 'lateness-setting',
    text: `select value from setting where key = $1`,
    values: [LATENESS_SETTING],
  });
  return readLateness(rows[0]?.value);
}

export async function keepLateness(sql: Queryable, setting: LatenessSetting, now: Instant): Promise<void> {
  await sql.query({
    name: 'lateness-setting-keep',
    text: `insert into setting (key, value, updated_at) values ($1, $2, to_timestamp($3::float8 / 1000))
      on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
    values: [LATENESS_SETTING, JSON.stringify(setting), now],
  });
}

/** First and last day of the window in which an instant lies, `YYYY-MM-DD`. */
export function windowAt(
  { window }: LatenessSetting,
  at: Instant,
): { readonly from: string; readonly to: string } {
  const today = dayOf(at);
  if (window !== 'quarter') return { from: formatDay(today - window + 1), to: formatDay(today) };
  const { year, month } = civilOf(today);
  const first = month - ((month - 1) % 3);
  const last = dayOfCivil(year, first + 2, daysInMonth(year, first + 2));
  return { from: formatDay(dayOfCivil(year, first, 1)), to: formatDay(last) };
}

function invalid(problem: string): DomainError {
  return new DomainError('setting.invalid', `The setting ${LATENESS_SETTING} cannot be read. ${problem}`, {
    key: LATENESS_SETTING,
    problem,
  });
}
