// What a desk took, added up. Pure.
import { PAY_METHODS } from '../fees/fee-payment.table.ts';
import type { PayMethod } from '../fees/fee-payment.table.ts';

interface Taken {
  readonly method: PayMethod;
  readonly itemName: string;
  readonly taken: number;
}

interface TillSum {
  readonly lines: number;
  /** In đồng. */
  readonly taken: number;
}

export interface TillSums {
  readonly total: number;
  readonly byMethod: readonly (TillSum & { readonly method: PayMethod })[];
  readonly byItem: readonly (TillSum & { readonly itemName: string })[];
}

export function tillSums(lines: readonly Taken[]): TillSums {
  const sumOf = (own: readonly Taken[]): TillSum => ({
    lines: own.length,
    taken: own.reduce((sum, { taken }) => sum + taken, 0),
  });
  const items = [...new Set(lines.map(({ itemName }) => itemName))];
  return {
    total: sumOf(lines).taken,
    byMethod: PAY_METHODS.map((method) => ({
      method,
      ...sumOf(lines.filter((line) => line.method === method)),
    })).filter((sum) => sum.lines > 0),
    byItem: items.map((itemName) => ({
      itemName,
      ...sumOf(lines.filter((line) => line.itemName === itemName)),
    })),
  };
}

/** What lies in the drawer when nothing went wrong. */
export function cashOf({ byMethod }: TillSums): number {
  return byMethod.find(({ method }) => method === 'cash')?.taken ?? 0;
}
