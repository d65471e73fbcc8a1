// What a unit is called last, also before the change that says so has come.
import type { Queryable } from '../platform/database.ts';
import { UnitFactTable } from './unit-fact.table.ts';

/** Null for a unit that there is not. */
export async function newestUnitName(sql: Queryable, unitId: string): Promise<string | null> {
  const facts = sql.repository(UnitFactTable);
  const newest = await facts.findOne({ where: { unit_id: unitId }, order: { valid_from: 'DESC' } });
  return newest?.name ?? null;
}
