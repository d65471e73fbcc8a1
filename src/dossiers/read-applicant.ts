// Reads the personal data of a dossier, which nothing but these rows holds.
import type { DossierKey } from '../dossier-kind/orders.ts';
import type { Queryable } from '../platform/database.ts';
import type { ApplicantView } from './dossier-view.ts';

const TEXT = `
  select name, kind, identity_no as "identityNo", phone, email, address, represented_by as "representedBy", subject, checklist
  from dossier_applicant where home_agency_id = $1 and dossier_id = $2`;

export async function readApplicant(
  sql: Queryable,
  { homeAgencyId, id }: DossierKey,
): Promise<ApplicantView> {
  const { rows } = await sql.query<ApplicantView>({
    name: 'read-applicant',
    text: TEXT,
    values: [homeAgencyId, id],
  });
  return rows[0]!;
}
