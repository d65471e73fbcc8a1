// What a unit still has in hand: asked before it is closed, so that nothing is left where nobody is.
import { DomainError } from '../../domain/domain-error.ts';
import type { Queryable } from '../../platform/database.ts';

/** How many of each name the unit. Positions and competences are those that hold on or after a day. */
export interface OpenWork {
  readonly dossiers: number;
  readonly legs: number;
  readonly consultations: number;
  readonly tasks: number;
  readonly complaints: number;
  readonly lateCases: number;
  readonly positions: number;
  readonly competences: number;
}

// Tables of rooms above this one: the question is the tree's, and one statement sees all of one moment.
const OPEN = `
  select
    (select count(*)::int from dossier where closed_at is null
      and (unit_id = $1 or reception_unit_id = $1 or competent_unit_id = $1)) as dossiers,
    (select count(*)::int from leg where unit_id = $1 and ended_at is null) as legs,
    (select count(*)::int from consultation where unit_id = $1 and ended_at is null) as consultations,
    (select count(*)::int from assigned_task where closed_at is null
      and (lead_unit_id = $1 or giver_unit_id = $1 or partner_unit_ids @> array[$1::uuid])) as tasks,
    (select count(*)::int from complaint where closed_at is null
      and (unit_id = $1 or receiver_unit_id = $1)) as complaints,
    (select count(*)::int from late_case where unit_id = $1 and closed_at is null) as "lateCases",
    (select count(*)::int from position p join staff s on s.id = p.staff_id and s.disabled_at is null
      where p.unit_id = $1 and (p.valid_to is null or p.valid_to > $2::date)) as positions,
    (select count(*)::int from unit_competence
      where unit_id = $1 and (valid_to is null or valid_to > $2::date)) as competences`;

/** @param on the first day on which the unit is no longer there, `YYYY-MM-DD` */
export async function readOpenWork(sql: Queryable, unitId: string, on: string): Promise<OpenWork> {
  const { rows } = await sql.query<OpenWork>({ name: 'unit-open-work', text: OPEN, values: [unitId, on] });
  return rows[0]!;
}

/** @throws DomainError `unit.hasOpenWork`, saying how much of what */
export function refuseOpenWork(unitId: string, open: Partial<OpenWork>): void {
  const left = Object.fromEntries(Object.entries(open).filter(([, count]) => count > 0));
  if (Object.keys(left).length > 0)
    throw new DomainError('unit.hasOpenWork', 'Say who goes on with what the unit has in hand', {
      unitId,
      open: left,
    });
}
