// Records a line of a dossier's fees: an amount assessed, paid, refunded or exempted (Decree 61/2018 Art. 22).
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { formatInstant, parseInstant, type Instant } from '../../domain/time/instant.ts';
import { feeOf, isByQuantity } from '../../domain/process/fee-of.ts';
import type { FeeItem } from '../../domain/process/procedure-definition.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import { feeBalances } from './fee-balance.ts';
import type { FeeEntry } from './fee-balance.ts';
import type { FeeBody } from './fee-bodies.ts';
import { readFees } from './read-fees.ts';
import { AT_THE_DESK, SeeDossier } from '../access/see-dossier.ts';

@Injectable()
export class RecordFee {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly dossiers: SeeDossier,
  ) {}

  /**
   * @throws DomainError `dossier.unknown`, `right.missing`, `fee.itemUnknown`, `fee.amountMissing`,
   *   `fee.alreadyFixed` for assessing what the procedure fixes, `fee.quantityMissing`, `fee.notByQuantity`, `fee.miscounted`, `fee.refundTooLarge`, `fee.exemptionTooLarge`,
   *   `fee.paymentTooLarge` unless the body says that so much was taken, `fee.paidInFuture`
   */
  async run(ref: string, body: FeeBody, actor: Actor, at: Instant): Promise<void> {
    const { key, state, hold } = await this.dossiers.findFor(AT_THE_DESK, ref, 'fees', actor);
    const { definition } = await this.definitions.process(state.columns.processVersionId);
    const paidAt = body.paidAt === undefined ? at : parseInstant(body.paidAt);
    if (paidAt > at) throw new DomainError('fee.paidInFuture', 'It cannot have been paid later than now', {});
    const itemName = nameOfItem(definition.fees, body);
    await this.database.transaction(async (sql) => {
      await holdFees(sql, key);
      const lines = await readFees(sql, key);
      if (lines.some(({ id }) => id === body.id)) return;
      const balances = feeBalances(definition.fees, lines);
      refuseAmount(definition.fees, body, balances);
      if (isKnown(definition.fees, body, lines)) askIfTooMuch(body, balances);
      await sql.query({
        name: 'record-fee',
        text: `
          insert into fee_payment (home_agency_id, id, dossier_id, item_key, item_name, kind, amount, method, receipt_no,
            reason, paid_at, recorded_by, on_behalf_of, recorded_at, line_no, quantities)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        values: [
          key.homeAgencyId,
          body.id,
          key.id,
          body.itemKey,
          itemName,
          body.kind,
          body.amount,
          body.method ?? null,
          body.receiptNo ?? null,
          body.reason ?? null,
          formatInstant(paidAt),
          actor.staffId,
          hold.onBehalfOf,
          formatInstant(at),
          lines.length + 1,
          body.quantities === undefined ? null : JSON.stringify(body.quantities),
        ],
      });
    });
  }
}

/** Until the transaction ends, nobody else writes a line of this dossier's fees. */
export async function holdFees(sql: Queryable, key: DossierKey): Promise<void> {
  await sql.query({
    name: 'hold-fees',
    text: `select pg_advisory_xact_lock(hashtextextended('fees of ' || $1, 0))`,
    values: [key.id],
  });
}

function nameOfItem(fees: readonly FeeItem[], { itemKey, itemName }: FeeBody): string {
  const item = fees.find(({ key }) => key === itemKey);
  if (item !== undefined) return item.name;
  if (itemKey === 'other' && itemName !== undefined) return itemName;
  throw new DomainError('fee.itemUnknown', 'The case has no such fee', { itemKey });
}

function refuseAmount(
  fees: readonly FeeItem[],
  { itemKey, kind, amount, quantities }: FeeBody,
  balances: ReturnType<typeof feeBalances>,
): void {
  const {
    paid = 0,
    refunded = 0,
    due = null,
    exempted = 0,
  } = balances.find(({ key }) => key === itemKey) ?? {};
  if (amount === 0 && kind !== 'assessment')
    throw new DomainError('fee.amountMissing', 'Tell the amount', { itemKey });
  const item = fees.find(({ key }) => key === itemKey);
  refuseQuantity(item, kind, amount, quantities);
  if (kind === 'assessment' && item !== undefined && item.amount !== null && !isByQuantity(item))
    throw new DomainError('fee.alreadyFixed', 'The procedure itself says this amount', { itemKey });
  if (kind === 'refund' && amount > paid - refunded)
    throw new DomainError('fee.refundTooLarge', 'More than was paid', { most: paid - refunded });
  if (kind === 'exemption' && due !== null && amount > due - exempted)
    throw new DomainError('fee.exemptionTooLarge', 'More than is due', { most: due - exempted });
}

/** What is assessed by quantity says what was counted, and what that comes to. */
function refuseQuantity(
  item: FeeItem | undefined,
  kind: FeeBody['kind'],
  amount: number,
  quantities: FeeBody['quantities'],
): void {
  const itemKey = item?.key ?? null;
  if (!isByQuantity(item) || kind !== 'assessment') {
    if (quantities !== undefined)
      throw new DomainError('fee.notByQuantity', 'Nothing is counted for this', { itemKey });
    return;
  }
  if (quantities === undefined)
    throw new DomainError('fee.quantityMissing', 'Say how many were counted', { unit: item.per.unit });
  const comesTo = feeOf(item, quantities);
  if (amount !== comesTo)
    throw new DomainError('fee.miscounted', 'What was counted comes to another amount', { comesTo });
}

/** Whether somebody said what is due: the procedure, or an assessment. */
function isKnown(
  fees: readonly FeeItem[],
  { itemKey }: FeeBody,
  lines: readonly Pick<FeeEntry, 'itemKey' | 'kind' | 'voidedAt'>[],
): boolean {
  return (
    fees.some((item) => item.key === itemKey && item.amount !== null && !isByQuantity(item)) ||
    lines.some((line) => line.itemKey === itemKey && line.kind === 'assessment' && line.voidedAt === null)
  );
}

/** A nought too many is asked about; money that was really taken is recorded, and is given back by a refund. */
function askIfTooMuch(
  { itemKey, kind, amount, moreThanDue }: FeeBody,
  balances: ReturnType<typeof feeBalances>,
): void {
  const outstanding = balances.find(({ key }) => key === itemKey)?.outstanding ?? 0;
  if (kind === 'payment' && amount > outstanding && moreThanDue !== true)
    throw new DomainError('fee.paymentTooLarge', 'More than is still due: say that so much was taken', {
      outstanding,
    });
}
