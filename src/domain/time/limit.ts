// A time limit as the law writes it: an amount and a unit.
import { DomainError } from '../domain-error.ts';
import { HOUR_MS } from './instant.ts';

export type LimitUnit = 'workingDays' | 'days' | 'months' | 'workingHours' | 'hours' | 'sameDay';

export interface Limit {
  /** Above zero; whole for `days` and `months`, 1 for `sameDay`. */
  readonly amount: number;
  readonly unit: LimitUnit;
  /** `HH:mm`, only with `sameDay`: received after it, the result is due the next working day. Default `15:00`. */
  readonly cutoff?: string;
}

/** Working time that a working day stands for when a limit is counted in hours. */
export const HOURS_PER_WORKING_DAY = 8;
const DEFAULT_CUTOFF = '15:00';
const MAX_AMOUNT = 50_000;

const UNITS: readonly LimitUnit[] = ['workingDays', 'days', 'months', 'workingHours', 'hours', 'sameDay'];
const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * Whether a limit runs minute by minute on the office-hours grid: hours, which are always working hours,
 * and working days with a fraction, which are counted wholly as that many times 8 hours.
 */
export function countsByHours(limit: Limit): boolean {
  if (limit.unit === 'workingDays') return !Number.isInteger(limit.amount);
  return limit.unit === 'workingHours' || limit.unit === 'hours';
}

/** Working milliseconds of a limit in hours or working days; other units have none. */
export function workingMsOf(limit: Limit): number {
  const hours = limit.unit === 'workingDays' ? limit.amount * HOURS_PER_WORKING_DAY : limit.amount;
  return Math.round(hours * HOUR_MS);
}

/** Minutes after midnight of a `sameDay` limit's cutoff. */
export function cutoffMinutes(limit: Limit): number {
  const match = TIME_OF_DAY.exec(limit.cutoff ?? DEFAULT_CUTOFF);
  if (match === null) throw invalid('cutoff must be a time of day, HH:mm', limit);
  return Number(match[1]) * 60 + Number(match[2]);
}

/**
 * Reads a limit from data (YAML, JSON): `{ amount: 3, unit: 'workingDays' }`. `hours` stays as written and is
 * counted as working hours. `sameDay` needs no amount.
 *
 * @throws DomainError `limit.invalid`
 */
export function parseLimit(value: unknown): Limit {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('expected an object with amount and unit', value);
  const { amount, unit, cutoff, ...rest } = value as Record<string, unknown>;
  const unknown = Object.keys(rest);
  if (unknown.length > 0) throw invalid(`unknown field ${unknown.join(', ')}`, value);
  if (!UNITS.includes(unit as LimitUnit)) throw invalid(`unit must be one of ${UNITS.join(', ')}`, value);
  if (cutoff !== undefined && (unit !== 'sameDay' || typeof cutoff !== 'string'))
    throw invalid('cutoff is a time of day, HH:mm, and goes with sameDay only', value);
  const limit: Limit = {
    amount: (amount ?? (unit === 'sameDay' ? 1 : undefined)) as number,
    unit: unit as LimitUnit,
    ...(cutoff === undefined ? {} : { cutoff: cutoff as string }),
  };
  checkLimit(limit);
  return limit;
}

/**
 * Refuses a limit whose amount does not fit its unit.
 *
 * @throws DomainError `limit.invalid`
 */
export function checkLimit(limit: Limit): void {
  const { amount, unit } = limit;
  if (typeof amount !== 'number' || !(amount > 0) || amount > MAX_AMOUNT)
    throw invalid(`amount must be a number above 0 and at most ${MAX_AMOUNT}`, limit);
  if ((unit === 'days' || unit === 'months') && !Number.isInteger(amount))
    throw invalid(`amount must be whole in ${unit}`, limit);
  if (unit === 'sameDay') {
    if (amount !== 1) throw invalid('amount must be 1 for sameDay', limit);
    cutoffMinutes(limit);
  }
}

/**
 * Two limits as one, for an extension: equal units are added, hours are added to working days as eighths.
 *
 * @throws DomainError `limit.unitsDiffer` when they cannot be counted as one
 */
export function addLimits(limit: Limit, more: Limit): Limit {
  checkLimit(more);
  if (limit.unit === more.unit && limit.unit !== 'sameDay')
    return { ...limit, amount: limit.amount + more.amount };
  const onGrid = (unit: LimitUnit): boolean =>
    unit === 'workingDays' || unit === 'workingHours' || unit === 'hours';
  if (onGrid(limit.unit) && onGrid(more.unit)) {
    const hours = (workingMsOf(limit) + workingMsOf(more)) / HOUR_MS;
    return limit.unit === 'workingDays'
      ? { amount: hours / HOURS_PER_WORKING_DAY, unit: 'workingDays' }
      : { amount: hours, unit: 'workingHours' };
  }
  throw new DomainError(
    'limit.unitsDiffer',
    `A limit in ${limit.unit} cannot be extended by an amount in ${more.unit}`,
    { limit, more },
  );
}

function invalid(expected: string, value: unknown): DomainError {
  return new DomainError('limit.invalid', `Not a time limit: ${expected}`, { expected, value });
}
