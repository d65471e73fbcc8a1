// Reads the payments and refunds of a desk: those that are in no count yet, and those of a count.
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import type { PayMethod } from '../fees/fee-payment.table.ts';

export interface TillLine {
  readonly homeAgencyId: string;
  readonly feeId: string;
  /** False: it was counted before, and voided since. */
  readonly stands: boolean;
  readonly dossierId: string;
  readonly code: string | null;
  readonly payer: string;
  readonly itemName: string;
  readonly kind: 'payment' | 'refund';
  readonly method: PayMethod;
  readonly receiptNo: string | null;
  /** In đồng, what it adds to what was taken: less than nothing for a refund, and for a payment voided since. */
  readonly taken: number;
  readonly paidAt: Instant;
}

const TAKEN = `(case when (f.kind = 'payment') = l.stands then f.amount else -f.amount end)::float8`;
const COLUMNS = `f.home_agency_id as "homeAgencyId", f.id as "feeId", l.stands, f.dossier_id as "dossierId", d.code, a.name as payer, f.item_name as "itemName",
  f.kind, coalesce(f.method, 'cash') as method, f.receipt_no as "receiptNo", ${TAKEN} as taken, (extract(epoch from f.paid_at) * 1000)::float8 as "paidAt"`;
const OF_DOSSIER = `join dossier d on d.home_agency_id = f.home_agency_id and d.id = f.dossier_id
  join dossier_applicant a on a.home_agency_id = f.home_agency_id and a.dossier_id = f.dossier_id`;

/**
 * Oldest first.
 *
 * @param staffId who took it
 * @param unitIds the one-stop whose dossiers it was taken for, and those whose place it took
 * @param since no line of before it is missing in a count
 */
export async function readOpenLines(
  sql: Queryable,
  staffId: string,
  unitIds: readonly string[],
  since: Instant,
): Promise<TillLine[]> {
  const { rows } = await sql.query<TillLine>({
    name: 'till-open-lines',
    text: `
      with l as (
        select f.home_agency_id, f.id, true as stands from fee_payment f
        where f.recorded_by = $1 and f.kind in ('payment', 'refund')
          and f.recorded_at >= to_timestamp($2::float8 / 1000) and f.voided_at is null
          and not exists (select 1 from till_line c
            where c.home_agency_id = f.home_agency_id and c.fee_id = f.id and c.stands)
        union all
        select f.home_agency_id, f.id, false from fee_payment f
        where f.recorded_by = $1 and f.voided_at >= to_timestamp($2::float8 / 1000)
          and exists (select 1 from till_line c
            where c.home_agency_id = f.home_agency_id and c.fee_id = f.id and c.stands)
          and not exists (select 1 from till_line c
            where c.home_agency_id = f.home_agency_id and c.fee_id = f.id and not c.stands))
      select ${COLUMNS} from l join fee_payment f on f.home_agency_id = l.home_agency_id and f.id = l.id ${OF_DOSSIER}
      where d.reception_unit_id = any($3::uuid[])
      order by f.recorded_at, f.id, l.stands`,
    values: [staffId, since, unitIds],
  });
  return rows;
}

/** Oldest first. */
export async function readCountedLines(sql: Queryable, countId: string): Promise<TillLine[]> {
  const { rows } = await sql.query<TillLine>({
    name: 'till-counted-lines',
    text: `
      select ${COLUMNS} from till_line l
      join fee_payment f on f.home_agency_id = l.home_agency_id and f.id = l.fee_id ${OF_DOSSIER}
      where l.count_id = $1 order by f.recorded_at, f.id, l.stands`,
    values: [countId],
  });
  return rows;
}
