// What a fee by quantity comes to. Pure.
import type { FeeItem } from './procedure-definition.ts';

/** One original: so many units of it (pages), in so many copies. */
export interface FeeQuantity {
  readonly units: number;
  readonly copies: number;
}

/** A fee whose amount is that of one unit. */
export type FeeByQuantity = FeeItem & { readonly amount: number; readonly per: NonNullable<FeeItem['per']> };

export function isByQuantity(item: FeeItem | undefined): item is FeeByQuantity {
  return item !== undefined && item.amount !== null && item.per !== undefined;
}

/**
 * In đồng, of all originals together.
 *
 * @example
 * // 2.000 a page, 1.000 from the third one, 200.000 a copy at most: five pages, twice
 * feeOf({ amount: 2000, per: { unit: 'trang', beyond: { units: 2, amount: 1000 }, most: 200_000 }, … },
 *   [{ units: 5, copies: 2 }]) // 14.000
 */
export function feeOf({ amount, per }: FeeByQuantity, quantities: readonly FeeQuantity[]): number {
  const { beyond, most = Infinity } = per;
  return quantities.reduce((sum, { units, copies }) => {
    const full = Math.min(units, beyond?.units ?? units);
    const oneCopy = full * amount + (units - full) * (beyond?.amount ?? 0);
    return sum + copies * Math.min(most, oneCopy);
  }, 0);
}
