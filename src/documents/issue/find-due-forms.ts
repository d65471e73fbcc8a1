// Finds forms that are due: all of them, oldest first, or those of one dossier; and puts off what failed.
import type { Instant } from '../../domain/time/instant.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Queryable } from '../../platform/database.ts';
import { FormDueTable } from './form-due.table.ts';
import type { DueForm } from './issue-form.ts';
import { retryAt } from './retry-at.ts';

const OLDEST = `
  select home_agency_id as "homeAgencyId", dossier_id as "dossierId", seq, meaning from form_due where retry_at is null or retry_at <= to_timestamp($2::float8 / 1000)
  order by tries, occurred_at, seq limit $1`;
const FAILED = `
  update form_due set tries = least(tries, 999) + 1, retry_at = ${retryAt('$5')}
  where home_agency_id = $1 and dossier_id = $2 and seq = $3 and meaning = $4`;

/** Without those that failed a short while ago; what failed before comes last. */
export async function findDueForms(sql: Queryable, most: number, at: Instant): Promise<readonly DueForm[]> {
  const { rows } = await sql.query<DueForm>({ name: 'forms-due', text: OLDEST, values: [most, at] });
  return rows;
}

export async function findDueFormsOf(
  sql: Queryable,
  { homeAgencyId, id }: DossierKey,
): Promise<readonly DueForm[]> {
  const rows = await sql
    .repository(FormDueTable)
    .find({ where: { home_agency_id: homeAgencyId, dossier_id: id }, order: { seq: 'ASC' } });
  return rows.map(({ seq, meaning }) => ({ homeAgencyId, dossierId: id, seq, meaning }));
}

/** It is left alone for a while, the longer the more often it failed. */
export async function noteFailure(sql: Queryable, due: DueForm, at: Instant): Promise<void> {
  await sql.query({
    name: 'form-failed',
    text: FAILED,
    values: [due.homeAgencyId, due.dossierId, due.seq, due.meaning, at],
  });
}
