// Finds forms that were issued of a dossier.
import { DomainError } from '../../domain/domain-error.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Queryable } from '../../platform/database.ts';
import type { IssuedMeaning } from '../facts/printed-form.ts';

export interface FoundForm {
  readonly homeAgencyId: string;
  readonly id: string;
  readonly dossierId: string;
  readonly seq: number;
  readonly meaning: IssuedMeaning;
  readonly formSet: string;
  readonly formNumber: string;
  readonly title: string;
  readonly series: string;
  readonly unitId: string;
  readonly issuedAt: number;
  readonly issuedById: string | null;
  readonly signedById: string | null;
  /** Hex of the bytes of the first print; null until it is rendered. */
  readonly sha256: string | null;
  /** Characters that its document shows as a box, `U+21A38`. */
  readonly notShown: readonly string[];
  /** The secret of the look-up is on it. */
  readonly holdsSecret: boolean;
}

const COLUMNS = `
  home_agency_id as "homeAgencyId", id, dossier_id as "dossierId", seq, meaning, form_set as "formSet",
  facts->>'formNumber' as "formNumber", facts->>'title' as title, series, unit_id as "unitId",
  (extract(epoch from issued_at) * 1000)::float8 as "issuedAt", issued_by as "issuedById",
  signed_by as "signedById", encode(sha256, 'hex') as sha256, coalesce(not_shown, '{}') as "notShown",
  coalesce(facts->>'secret', '') <> '' as "holdsSecret"`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Newest first. */
export async function findForms(
  sql: Queryable,
  { homeAgencyId, id }: DossierKey,
): Promise<readonly FoundForm[]> {
  const { rows } = await sql.query<FoundForm>({
    name: 'forms-of-dossier',
    text: `select ${COLUMNS} from issued_form where home_agency_id = $1 and dossier_id = $2 order by seq desc, meaning`,
    values: [homeAgencyId, id],
  });
  return rows;
}

/** @throws DomainError `form.unknown`, also for a form of another dossier */
export async function findForm(
  sql: Queryable,
  { homeAgencyId, id }: DossierKey,
  formId: string,
): Promise<FoundForm> {
  const { rows } = !UUID.test(formId)
    ? { rows: [] }
    : await sql.query<FoundForm>({
        name: 'form-of-dossier',
        text: `select ${COLUMNS} from issued_form where home_agency_id = $1 and dossier_id = $2 and id = $3`,
        values: [homeAgencyId, id, formId],
      });
  if (rows[0] === undefined)
    throw new DomainError('form.unknown', 'There is no such form of this dossier', { id: formId });
  return rows[0];
}
