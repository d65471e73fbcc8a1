// Reads the lines of a dossier's fees.
import type { FeeQuantity } from '../../domain/process/fee-of.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Queryable } from '../../platform/database.ts';
import type { FeeEntry } from './fee-balance.ts';
import type { PayMethod } from './fee-payment.table.ts';

export interface FeeLine extends FeeEntry {
  readonly id: string;
  readonly quantities: readonly FeeQuantity[] | null;
  readonly method: PayMethod | null;
  readonly receiptNo: string | null;
  readonly reason: string | null;
  readonly paidAt: number;
  readonly recordedById: string;
  readonly recordedAt: number;
  readonly voidedById: string | null;
  readonly voidReason: string | null;
}

const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

/** Oldest first. */
export async function readFees(sql: Queryable, key: DossierKey): Promise<FeeLine[]> {
  const { rows } = await sql.query<FeeLine>({
    name: 'read-fees',
    text: `
      select id, item_key as "itemKey", item_name as "itemName", kind, amount::float8 as amount, quantities, method,
        receipt_no as "receiptNo", reason, ${ms('paid_at', 'paidAt')}, recorded_by as "recordedById",
        ${ms('recorded_at', 'recordedAt')}, ${ms('voided_at', 'voidedAt')}, voided_by as "voidedById",
        void_reason as "voidReason"
      from fee_payment where home_agency_id = $1 and dossier_id = $2 order by line_no`,
    values: [key.homeAgencyId, key.id],
  });
  return rows;
}
