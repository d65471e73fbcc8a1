// Notes that a form was printed, under the next number of its copies: the only place where copies are counted.
import { DomainError } from '../../domain/domain-error.ts';
import type { Queryable } from '../../platform/database.ts';
import type { IssuedMeaning } from '../facts/printed-form.ts';
import { namesOf } from '../facts/former-names.ts';

export interface PrintToNote {
  readonly homeAgencyId: string;
  readonly dossierId: string;
  readonly meaning: IssuedMeaning;
  readonly issue: number;
  readonly printedAt: number;
  readonly printedBy: string;
  readonly onBehalfOf: string | null;
}

const TRIES = 10;
const NOTE = `
  insert into dossier_print (home_agency_id, dossier_id, form, issue, copy_number, printed_at, printed_by, on_behalf_of)
  select $1, $2, $3, $4, coalesce(max(copy_number), 0) + 1, to_timestamp($5::float8 / 1000), $6::uuid, $7::uuid
  from dossier_print where home_agency_id = $1 and dossier_id = $2 and form = any($8::text[]) and issue = $4
  on conflict do nothing
  returning copy_number as "copyNumber"`;

/**
 * Two desks that print at the same moment get two numbers: who finds his taken asks for the next.
 *
 * @throws DomainError `dossier.contended`
 */
export async function numberCopy(sql: Queryable, print: PrintToNote): Promise<number> {
  const { homeAgencyId, dossierId, meaning, issue, printedAt, printedBy, onBehalfOf } = print;
  for (let i = 0; i < TRIES; i++) {
    const { rows } = await sql.query<{ copyNumber: number }>({
      name: 'number-copy',
      text: NOTE,
      values: [homeAgencyId, dossierId, meaning, issue, printedAt, printedBy, onBehalfOf, namesOf(meaning)],
    });
    if (rows[0] !== undefined) return rows[0].copyNumber;
  }
  throw new DomainError('dossier.contended', 'The form is being printed by others', {});
}
