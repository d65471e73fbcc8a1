// In what order legs are done, and how long they take together.
import { HOURS_PER_WORKING_DAY } from '../time/limit.ts';
import type { Limit } from '../time/limit.ts';
import type { LegDefinition, LegsDefinition } from './procedure-definition.ts';

/** The legs whose results a leg waits for: those it names, and in a sequence the one before it. */
export function needsOf(legs: LegsDefinition, key: string): readonly string[] {
  const at = legs.items.findIndex((item) => item.key === key);
  const named = legs.items[at]?.needs ?? [];
  const before = legs.order === 'sequence' ? legs.items[at - 1]?.key : undefined;
  return before === undefined || named.includes(before) ? named : [before, ...named];
}

/** A limit in hours of working time, or in calendar days where it is given so; null for other units. */
export function lengthOf({
  unit,
  amount,
}: Limit): { readonly days: boolean; readonly length: number } | null {
  if (unit === 'days') return { days: true, length: amount };
  if (unit === 'workingDays') return { days: false, length: amount * HOURS_PER_WORKING_DAY };
  return unit === 'workingHours' || unit === 'hours' ? { days: false, length: amount } : null;
}

/** What the longest chain of legs takes: in sequence their sum, in parallel the longest; null where not comparable. */
export function lengthOfLegs(
  legs: LegsDefinition,
): { readonly days: boolean; readonly length: number } | null {
  const lengths = new Map(
    legs.items.map((leg): [string, ReturnType<typeof lengthOf>] => [leg.key, lengthOf(leg.limit)]),
  );
  const kinds = new Set([...lengths.values()].map((one) => one?.days ?? null));
  const [days] = kinds;
  if (kinds.size !== 1 || days === null || days === undefined) return null;
  const legOf = new Map(legs.items.map((leg) => [leg.key, leg]));
  // Each leg once, however many wait for it; one that is being asked about waits for itself and counts nothing.
  const ends = new Map<string, number>();
  const until = (leg: LegDefinition): number => {
    const known = ends.get(leg.key);
    if (known !== undefined) return known;
    ends.set(leg.key, 0);
    const before = needsOf(legs, leg.key).flatMap((key) => legOf.get(key) ?? []);
    const end = Math.max(0, ...before.map(until)) + (lengths.get(leg.key)?.length ?? 0);
    ends.set(leg.key, end);
    return end;
  };
  return { days, length: Math.max(0, ...legs.items.map(until)) };
}
