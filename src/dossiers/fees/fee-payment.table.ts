// Fees of dossiers: what was assessed, paid, refunded and exempted, with receipt and reason. Voided, never erased.
import { EntitySchema } from 'typeorm';
import type { FeeQuantity } from '../../domain/process/fee-of.ts';

export const FEE_KINDS = ['assessment', 'payment', 'refund', 'exemption'] as const;
export type FeeKind = (typeof FEE_KINDS)[number];

/** How it was paid (Decree 61/2018 Art. 22): at the desk, to the account, on line, or through the postal company. */
export const PAY_METHODS = ['cash', 'transfer', 'online', 'postal'] as const;
export type PayMethod = (typeof PAY_METHODS)[number];

export interface FeePaymentRow {
  home_agency_id: string;
  id: string;
  dossier_id: string;
  /** Rises by one: two lines of one instant keep their order. */
  line_no: number;
  item_key: string;
  item_name: string;
  kind: FeeKind;
  /** In đồng. */
  amount: string;
  /** What was counted for an assessment, where the fee depends on it. */
  quantities: readonly FeeQuantity[] | null;
  method: PayMethod | null;
  receipt_no: string | null;
  reason: string | null;
  paid_at: Date;
  recorded_by: string;
  on_behalf_of: string | null;
  recorded_at: Date;
  voided_at: Date | null;
  voided_by: string | null;
  void_reason: string | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'fee_payment_pkey' } as const;

export const FeePaymentTable = new EntitySchema<FeePaymentRow>({
  name: 'fee_payment',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid' },
    line_no: { type: 'integer' },
    item_key: { type: 'text' },
    item_name: { type: 'text' },
    kind: { type: 'text' },
    amount: { type: 'bigint' },
    quantities: { type: 'json', nullable: true },
    method: { type: 'text', nullable: true },
    receipt_no: { type: 'text', nullable: true },
    reason: { type: 'text', nullable: true },
    paid_at: { type: 'timestamptz' },
    recorded_by: { type: 'uuid' },
    on_behalf_of: { type: 'uuid', nullable: true },
    recorded_at: { type: 'timestamptz' },
    voided_at: { type: 'timestamptz', nullable: true },
    voided_by: { type: 'uuid', nullable: true },
    void_reason: { type: 'text', nullable: true },
  },
  checks: [
    {
      name: 'fee_payment_kind_known',
      expression: "kind in ('assessment', 'payment', 'refund', 'exemption')",
    },
    { name: 'fee_payment_amount_positive', expression: 'amount >= 0' },
    { name: 'fee_payment_voided_for_a_reason', expression: '(voided_at is null) = (void_reason is null)' },
  ],
  indices: [
    { name: 'fee_payment_taken', columns: ['recorded_by', 'recorded_at'] },
    { name: 'fee_payment_voided', columns: ['recorded_by', 'voided_at'], where: 'voided_at is not null' },
  ],
  uniques: [{ name: 'fee_payment_line_once', columns: ['home_agency_id', 'dossier_id', 'line_no'] }],
});
