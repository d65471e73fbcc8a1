// What is still to be paid of each fee. Pure.
import { isByQuantity } from '../../domain/process/fee-of.ts';
import type { FeeItem } from '../../domain/process/procedure-definition.ts';
import type { FeeKind } from './fee-payment.table.ts';

/** One line of the account; voided ones do not count. */
export interface FeeEntry {
  readonly itemKey: string;
  readonly itemName: string;
  readonly kind: FeeKind;
  /** In đồng. */
  readonly amount: number;
  readonly voidedAt: number | null;
}

export interface FeeBalance {
  readonly key: string;
  readonly name: string;
  /** What the procedure says; null where a provincial council's resolution says it, or it depends on a quantity. */
  readonly fixedAmount: number | null;
  /** Of one unit, where it depends on a quantity. */
  readonly rate: (NonNullable<FeeItem['per']> & { readonly amount: number }) | null;
  /** What is owed before exemptions; null while nobody knows. */
  readonly due: number | null;
  readonly exempted: number;
  readonly paid: number;
  readonly refunded: number;
  /** Null while the amount due is not known. */
  readonly outstanding: number | null;
}

/**
 * One balance an item of the case, in its order, then what else was charged. Where the case names no amount, the newest
 * assessment does; without one, what was paid or exempted is taken for what was due. A refund gives back what is not
 * owed: it makes no new debt.
 *
 * @param entries oldest first
 */
export function feeBalances(items: readonly FeeItem[], entries: readonly FeeEntry[]): readonly FeeBalance[] {
  const counted = entries.filter(({ voidedAt }) => voidedAt === null);
  const others = counted.filter(({ itemKey }) => !items.some(({ key }) => key === itemKey));
  const named = new Map(others.map(({ itemKey, itemName }) => [itemKey, itemName]));
  return [
    ...items.map((item) => balanceOf(item.key, item.name, item, counted)),
    ...[...named].map(([key, name]) => balanceOf(key, name, null, counted)),
  ];
}

/** What is to be paid in all; items of which nobody knows the amount add nothing. */
export function outstandingOf(balances: readonly FeeBalance[]): number {
  return balances.reduce((sum, { outstanding }) => sum + (outstanding ?? 0), 0);
}

function balanceOf(
  key: string,
  name: string,
  item: FeeItem | null,
  counted: readonly FeeEntry[],
): FeeBalance {
  const own = counted.filter(({ itemKey }) => itemKey === key);
  const sum = (kind: FeeKind) =>
    own.reduce((total, entry) => (entry.kind === kind ? total + entry.amount : total), 0);
  const assessed = own.filter(({ kind }) => kind === 'assessment').at(-1)?.amount ?? null;
  const [exempted, paid, refunded] = [sum('exemption'), sum('payment'), sum('refund')];
  const taken = own.length > 0 ? paid + exempted : null;
  const rate = isByQuantity(item ?? undefined) ? { ...item!.per!, amount: item!.amount! } : null;
  const fixedAmount = rate === null ? (item?.amount ?? null) : null;
  const due = fixedAmount ?? assessed ?? taken;
  const outstanding = due === null ? null : Math.max(0, due - exempted - paid);
  return { key, name, fixedAmount, rate, due, exempted, paid, refunded, outstanding };
}
