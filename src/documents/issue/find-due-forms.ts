// Finds forms that are due: all of them, oldest first, or those of one dossier.
import type { DossierKey } from '../../engine/orders.ts';
import type { Queryable } from '../../platform/database.ts';
import type { DueForm } from './issue-form.ts';

const COLUMNS = `home_agency_id as "homeAgencyId", dossier_id as "dossierId", seq, meaning`;
/** What failed before comes last, and after twenty tries waits for somebody to read the log. */
const OLDEST = `select ${COLUMNS} from form_due where tries < 20 order by tries, occurred_at, seq limit $1`;
const OF_DOSSIER = `
  select ${COLUMNS} from form_due where home_agency_id = $1 and dossier_id = $2 order by seq`;
const FAILED = `
  update form_due set tries = tries + 1
  where home_agency_id = $1 and dossier_id = $2 and seq = $3 and meaning = $4`;

export async function findDueForms(sql: Queryable, most: number): Promise<readonly DueForm[]> {
  const { rows } = await sql.query<DueForm>({ name: 'forms-due', text: OLDEST, values: [most] });
  return rows;
}

export async function findDueFormsOf(
  sql: Queryable,
  { homeAgencyId, id }: DossierKey,
): Promise<readonly DueForm[]> {
  const { rows } = await sql.query<DueForm>({
    name: 'forms-due-of',
    text: OF_DOSSIER,
    values: [homeAgencyId, id],
  });
  return rows;
}

export async function noteFailure(sql: Queryable, due: DueForm): Promise<void> {
  await sql.query({
    name: 'form-failed',
    text: FAILED,
    values: [due.homeAgencyId, due.dossierId, due.seq, due.meaning],
  });
}
