// Joins of two tables that are spread over machines, without the agency by which their rows are spread.
import { DISTRIBUTED_TABLES, DISTRIBUTION_KEY } from '../../src/platform/distributed-tables.ts';
import { nodeOf } from './sql-scopes.ts';
import type { Relation, StatementReading } from './sql-scopes.ts';

const SPREAD: ReadonlySet<string> = new Set(DISTRIBUTED_TABLES);

/**
 * Two distributed tables of one FROM, or one that a query within asks the query around it about, must be held to the
 * same agency: by an equality, through a third table, or by one parameter.
 *
 * @returns pairs, as `dossier and stay`
 */
export function joinedApart(reading: StatementReading): readonly string[] {
  const found = new Set<string>();
  const check = (one: Relation, other: Relation) => {
    const same = reading.isSame(nodeOf(one, DISTRIBUTION_KEY), nodeOf(other, DISTRIBUTION_KEY));
    if (!same) found.add([one.table, other.table].sort().join(' and '));
  };
  for (const { relations } of reading.scopes) {
    const [first, ...others] = relations.filter(isSpread);
    for (const other of others) check(first!, other);
  }
  for (const { from, relation } of reading.reached)
    if (isSpread(relation)) for (const inner of from.relations.filter(isSpread)) check(relation, inner);
  return [...found].sort();
}

const isSpread = ({ table }: Relation): boolean => table !== null && SPREAD.has(table);
