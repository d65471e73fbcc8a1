// The journal entry that a printed paper documents, with the dates and words that it gave the applicant.
import type { SupplementMark } from '../../../workflows/one-stop/dossier-events.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Queryable } from '../../platform/database.ts';
import type { PrintForm } from './print-bodies.ts';

export interface Issue {
  readonly seq: number;
  readonly at: number;
  readonly reason: string | null;
  readonly items: readonly string[] | null;
  readonly marks: Readonly<Record<string, SupplementMark>> | null;
  readonly sendTo: string | null;
  /** The appointment that the entry gave; null where it gave none. */
  readonly promisedDueAt: number | null;
  readonly lapseAt: number | null;
}

/**
 * A receipt is issued by an acceptance and anew by whatever ends a pause, for that gives another appointment. An
 * apology moves the appointment too, but has a slip of its own.
 */
const ISSUED_BY: Readonly<Record<PrintForm, readonly string[]>> = {
  receipt: ['accept', 'giveResult', 'completeSupplement', 'completeFinancialDuty', 'complete'],
  supplement: ['requestSupplement'],
  refusal: ['refuse'],
};

const NEWEST = `
  select seq, (extract(epoch from occurred_at) * 1000)::float8 as at, entry->'data'->>'reason' as reason,
    entry->'data'->'items' as items, entry->'data'->'marks' as marks,
    entry->'data'->>'sendTo' as "sendTo", (entry->'columns'->>'promisedDueAt')::float8 as "promisedDueAt",
    (entry->'context'->'due'->>'lapse')::float8 as "lapseAt"
  from case_event
  where home_agency_id = $1 and case_id = $2 and type = any($3::text[])
    and (not $4 or entry->'columns'->>'promisedDueAt' is not null)
  order by seq desc limit 1`;

/** The newest one; null when nothing of the kind was ever issued. */
export async function findIssue(
  sql: Queryable,
  { homeAgencyId, id }: DossierKey,
  form: PrintForm,
): Promise<Issue | null> {
  const { rows } = await sql.query<Issue>({
    name: 'find-issue',
    text: NEWEST,
    values: [homeAgencyId, id, ISSUED_BY[form], form === 'receipt'],
  });
  return rows[0] ?? null;
}
