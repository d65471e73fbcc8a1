// The tables that a backup holds, in an order in which each comes after those that it refers to.
import { DomainError } from '../domain/domain-error.ts';
import type { Queryable } from '../platform/database.ts';

export interface SnapshotTable {
  readonly table: string;
  /** Without generated ones. */
  readonly columns: readonly string[];
}

/** Migrations are noted by whoever migrates; everything else of the schema is data. */
const LEFT_OUT = ['migration'];

export async function snapshotTables(sql: Queryable): Promise<readonly SnapshotTable[]> {
  const { rows } = await sql.query<SnapshotTable & { needs: readonly string[] }>({
    text: `
      select c.relname as table,
        (select json_agg(a.attname order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
        (select coalesce(json_agg(distinct t.relname), '[]') from pg_constraint k join pg_class t on t.oid = k.confrelid
          where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
      from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all($1) order by 1`,
    values: [LEFT_OUT],
  });
  const left = new Map(rows.map((row) => [row.table, row]));
  const ordered: SnapshotTable[] = [];
  while (left.size > 0) {
    const next = [...left.values()].filter(({ needs }) => !needs.some((table) => left.has(table)));
    if (next.length === 0)
      throw new DomainError(
        'backup.circle',
        `${[...left.keys()].join(', ')} refer to one another in a circle`,
      );
    for (const { table, columns } of next) {
      ordered.push({ table, columns });
      left.delete(table);
    }
  }
  return ordered;
}

/** Names of the migrations that the database has, in their order. */
export async function ranMigrations(sql: Queryable): Promise<readonly string[]> {
  const { rows } = await sql.query<{ name: string }>({
    text: 'select name from migration order by timestamp',
  });
  return rows.map(({ name }) => name);
}

/** First days of the months that have a partition of the journal, `YYYY-MM-DD`. */
export async function journalMonths(sql: Queryable): Promise<readonly string[]> {
  const { rows } = await sql.query<{ month: string }>({
    text: `select to_date(right(c.relname, 6), 'YYYYMM')::text as month
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent in (select oid from pg_class where relname in ('case_event', 'dossier_event')) and c.relname ~ '_[0-9]{6}$' order by 1`,
  });
  return rows.map(({ month }) => month);
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
