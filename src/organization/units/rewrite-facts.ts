// Reads and writes the dated facts of one unit, guarded by its version.
import { In } from 'typeorm';
import { DomainError } from '../../domain/domain-error.ts';
import type { Queryable } from '../../platform/database.ts';
import { AgencyUnitTable } from '../agency-unit.table.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { staleVersion } from '../stale-version.ts';
import { UnitFactTable } from '../unit-fact.table.ts';
import type { DatedFact } from './dated-facts.ts';

const FACTS = `
  select valid_from::text as "validFrom", valid_to::text as "validTo", code, name, kind, is_agency as "isAgency", level,
    parent_id as "parentId", supervised_by as "supervisedBy", successor_id as "successorId",
    calendar_name as "calendarName", address, phone
  from unit_fact where unit_id = $1 order by valid_from`;

const INSERT = `
  insert into unit_fact (unit_id, valid_from, valid_to, code, name, kind, is_agency, level, parent_id, supervised_by,
    successor_id, calendar_name, address, phone)
  select $1, f."validFrom", f."validTo", f.code, f.name, f.kind, f."isAgency", f.level, f."parentId", f."supervisedBy",
    f."successorId", f."calendarName", f.address, f.phone
  from json_to_recordset($2) as f("validFrom" date, "validTo" date, code text, name text, kind text, "isAgency" boolean,
    level text, "parentId" uuid, "supervisedBy" uuid, "successorId" uuid, "calendarName" text, address text, phone text)`;

/** Oldest first; empty for a unit that there is not. */
export async function readFacts(sql: Queryable, unitId: string): Promise<readonly DatedFact[]> {
  const { rows } = await sql.query<DatedFact>({ name: 'unit-facts', text: FACTS, values: [unitId] });
  return rows;
}

/** Within the caller's transaction. @throws DomainError `unit.codeTaken`, `unit.unknown`, `validity.empty` */
export async function writeFacts(sql: Queryable, unitId: string, facts: readonly DatedFact[]): Promise<void> {
  await refusingConstraints(() =>
    sql.query({ name: 'unit-facts-write', text: INSERT, values: [unitId, JSON.stringify(facts)] }),
  );
}

/** What was said no longer, and what is said instead: as the log of administration takes it. */
export interface RewrittenFacts {
  readonly subject: { readonly id: string; readonly name: string | null };
  readonly before: { readonly facts: readonly DatedFact[] };
  readonly after: { readonly facts: readonly DatedFact[] };
}

/**
 * Within the caller's transaction: whoever changes the unit at the same moment waits.
 *
 * @param version the reader's; null where a decision is carried out whatever was read before
 * @throws DomainError `unit.unknown`, `ifMatch.stale`, and those of `rewrite` and `writeFacts`
 */
export async function rewriteFacts(
  sql: Queryable,
  unitId: string,
  version: number | null,
  rewrite: (facts: readonly DatedFact[]) => readonly DatedFact[],
): Promise<RewrittenFacts> {
  const units = sql.repository(AgencyUnitTable);
  const unit = await units.findOne({ where: { id: unitId }, lock: { mode: 'pessimistic_write' } });
  if (unit === null) throw new DomainError('unit.unknown', 'There is no such unit', { unitId });
  if (version !== null && version !== unit.version) throw staleVersion(unit.version);
  const before = await readFacts(sql, unitId);
  const after = rewrite(before);
  const [dropped, written] = [without(before, after), without(after, before)];
  const ended = dropped.map(({ validFrom }) => validFrom);
  await sql.repository(UnitFactTable).delete({ unit_id: unitId, valid_from: In(ended) });
  await writeFacts(sql, unitId, written);
  await units.increment({ id: unitId }, 'version', 1);
  const subject = { id: unitId, name: before.at(-1)?.name ?? null };
  return { subject, before: { facts: dropped }, after: { facts: written } };
}

/** What is said as before is not written again. */
function without(facts: readonly DatedFact[], others: readonly DatedFact[]): readonly DatedFact[] {
  const said = new Set(others.map((fact) => JSON.stringify(fact)));
  return facts.filter((fact) => !said.has(JSON.stringify(fact)));
}
