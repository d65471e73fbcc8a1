// The open dossiers that a decision concerns, as it needs to know them.
import type { DossierUnits } from '../../../workflows/one-stop/dossier-context.ts';
import type { Queryable } from '../../platform/database.ts';
import type { Organization } from '../../organization/organization.ts';
import type { PlannedDossier } from './plan-hand-over.ts';
import type { SuccessorRule } from './successor-rules.ts';

export interface ConcernedDossier extends PlannedDossier {
  readonly homeAgencyId: string;
  readonly id: string;
  readonly version: number;
  readonly ref: string | null;
  readonly procedureCode: string;
  readonly caseKey: string;
  readonly processVersionId: string;
  readonly state: string;
  readonly step: string | null;
  readonly units: DossierUnits;
  readonly closed: boolean;
  readonly officer: string | null;
  /** Who did which step. */
  readonly officers: Readonly<Record<string, string>> | null;
}

/** A dossier as a hand-over finds it again. */
export interface WaitingDossier extends ConcernedDossier {
  /** Its journal says that this decision has moved it. */
  readonly moved: boolean;
}

/** With, receiving or resolving: open dossiers of these units; `$1` is their ids. */
const CONCERNED = `d.closed_at is null
  and (d.competent_unit_id = any($1) or d.reception_unit_id = any($1) or d.unit_id = any($1))`;

const COLUMNS = `d.home_agency_id as "homeAgencyId", d.id, d.version, coalesce(d.code, d.lodging_no) as ref,
  d.procedure_code as "procedureCode", d.case_key as "caseKey", d.process_version_id as "processVersionId", d.state,
  d.snapshot->'context'->>'step' as step, d.snapshot->'context'->>'officer' as officer,
  d.snapshot->'context'->'officers' as officers, d.units, d.closed_at is not null as closed, p.field, a.address`;

const JOINED = `from dossier d
  join procedure p on p.code = d.procedure_code
  left join dossier_applicant a on a.home_agency_id = d.home_agency_id and a.dossier_id = d.id`;

/** `$1` is the hand-over. What the journal says holds after a crash as well. */
const MOVED = `exists (select from case_event e
  where e.home_agency_id = d.home_agency_id and e.case_id = d.id and e.type = 'handOver'
    and e.entry->'data'->>'handOverId' = $1::text) as moved`;

/** Units that rules speak of, with all that ever lay under them. */
export function unitsUnder(organization: Organization, rules: readonly SuccessorRule[]): string[] {
  const found = new Set(rules.map(({ fromUnitId }) => fromUnitId));
  for (const above of found)
    for (const { id, parentId } of organization.units) if (parentId === above) found.add(id);
  return [...found];
}

/** A page of the open dossiers of these units, in the order of their keys. */
export async function findConcerned(
  sql: Queryable,
  unitIds: readonly string[],
  after: ConcernedDossier | null,
  limit: number,
): Promise<ConcernedDossier[]> {
  const { rows } = await sql.query<ConcernedDossier>({
    name: 'hand-over-concerned',
    text: `select ${COLUMNS} ${JOINED} where ${CONCERNED}
      and ($2::uuid is null or (d.home_agency_id, d.id) > ($2, $3::uuid))
      order by d.home_agency_id, d.id limit $4`,
    values: [unitIds, after?.homeAgencyId ?? null, after?.id ?? null, limit],
  });
  return rows;
}

/** Notes the open dossiers of these units as still to be settled. @returns how many were new */
export async function noteConcerned(
  sql: Queryable,
  handOverId: string,
  unitIds: readonly string[],
): Promise<number> {
  const { rows } = await sql.query<{ n: number }>({
    name: 'hand-over-note-concerned',
    text: `with noted as (
        insert into hand_over_outcome (hand_over_id, home_agency_id, dossier_id, outcome)
        select $2, d.home_agency_id, d.id, 'waiting' from dossier d where ${CONCERNED}
        on conflict do nothing returning 1)
      select count(*)::int as n from noted`,
    values: [unitIds, handOverId],
  });
  return rows[0]!.n;
}

/** Dossiers of a hand-over that are still to be settled, as they are now. */
export async function findWaiting(
  sql: Queryable,
  handOverId: string,
  limit: number,
): Promise<WaitingDossier[]> {
  const { rows } = await sql.query<WaitingDossier>({
    name: 'hand-over-waiting',
    text: `select ${COLUMNS}, ${MOVED} from hand_over_outcome o
      join dossier d on d.home_agency_id = o.home_agency_id and d.id = o.dossier_id
      join procedure p on p.code = d.procedure_code
      left join dossier_applicant a on a.home_agency_id = d.home_agency_id and a.dossier_id = d.id
      where o.hand_over_id = $1::uuid and o.outcome = 'waiting'
      order by o.home_agency_id, o.dossier_id limit $2`,
    values: [handOverId, limit],
  });
  return rows;
}

/** One dossier as it is now; undefined when there is none. */
export async function findOne(
  sql: Queryable,
  handOverId: string,
  { homeAgencyId, id }: Pick<ConcernedDossier, 'homeAgencyId' | 'id'>,
): Promise<WaitingDossier | undefined> {
  const { rows } = await sql.query<WaitingDossier>({
    name: 'hand-over-dossier',
    text: `select ${COLUMNS}, ${MOVED} ${JOINED} where d.home_agency_id = $2 and d.id = $3`,
    values: [handOverId, homeAgencyId, id],
  });
  return rows[0];
}
