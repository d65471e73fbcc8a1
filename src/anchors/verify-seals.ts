// Holds every sealed row against its seals: rows altered, removed or put in, seals cut, triggers switched off.
import type { Queryable, Readable } from '../platform/database.ts';
import { SEALED_TABLES } from './sealed-tables.ts';
import type { SealedTable } from './sealed-tables.ts';

interface SealDifference {
  readonly table: string;
  /** The primary key's values, with a blank between them; null for the table as a whole. */
  readonly key: string | null;
  readonly what: string;
}

export interface SealReport {
  readonly rows: number;
  readonly differences: readonly SealDifference[];
}

/** Differences of one table that are told one by one; the rest is counted. */
const TOLD = 1_000;

/**
 * Says of every sealed row whether it is what the service wrote last. What was written by another client, with all
 * triggers in place, is told as such. Who can alter rows can also make their seals anew: that shows by an anchor only.
 */
export async function verifySeals(database: Readable): Promise<SealReport> {
  const differences = await unhurried(database, triggersOff);
  let rows = 0;
  for (const table of SEALED_TABLES) {
    const held = await unhurried(database, (sql) => holdAgainstSeals(sql, table));
    rows += held.rows;
    differences.push(...held.differences);
  }
  differences.push(...(await unhurried(database, brokenChains)));
  return { rows, differences };
}

/** One statement sees a row and its seal as one commit left them; a large table may take its time. */
async function unhurried<Result>(
  database: Readable,
  look: (sql: Queryable) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (sql) => {
    await sql.query({ text: 'set local statement_timeout = 0' });
    return look(sql);
  });
}

/** One table: rows looked at, and those that are not what their newest seal says. */
export async function holdAgainstSeals(
  sql: Queryable,
  { table, key, ignored, chosen }: SealedTable,
): Promise<SealReport> {
  const content =
    chosen === null
      ? 'to_jsonb(r)'
      : `jsonb_build_object(${chosen.map((name) => `'${name}', to_jsonb(r) -> '${name}'`).join(', ')})`;
  const { rows } = await sql.query<{ rows: number; key: string | null; what: string | null }>({
    text: `
      with sealed as (
        select distinct on (row_key) row_key, change, hash,
          lead(hash) over (partition by row_key order by seq desc) as previous
        from row_seal where table_name = $1 order by row_key, seq desc
      ), present as (
        select concat_ws(' ', ${key.map((name) => `to_jsonb(r) ->> '${name}'`).join(', ')}) as row_key,
          row_digest(${content}, $2::text[]) as digest
        from "${table}" r
      ), wrong as (
        select coalesce(p.row_key, s.row_key) as key, case
          when s.row_key is null then 'was not put in by the service'
          when p.row_key is null then 'was removed'
          when s.change = 'DELETE' then 'stands again after it was removed'
          else 'was altered' end as what
      from present p full join sealed s on s.row_key = p.row_key
      where s.row_key is null or (p.row_key is null) <> (s.change = 'DELETE')
        or (p.row_key is not null and
          s.hash <> sha256(coalesce(s.previous, ''::bytea) || convert_to(s.change, 'UTF8') || p.digest))
        order by 1 limit ${TOLD}
      )
      select n.rows, w.key, w.what from (select count(*)::int as rows from present) n left join wrong w on true`,
    values: [table, ignored],
  });
  const differences = rows.flatMap(({ key: row, what }) =>
    what === null ? [] : [{ table, key: row, what }],
  );
  return { rows: rows[0]!.rows, differences };
}

/** Seals that are missing between others, and rows that another client wrote. */
async function brokenChains(sql: Queryable): Promise<SealDifference[]> {
  const { rows } = await sql.query<{ table: string; key: string; what: string }>({
    text: `
      select table_name as table, row_key as key, 'has lost a seal' as what
      from row_seal group by table_name, row_key having count(*) <> max(seq)
      union all
      select table_name, row_key, 'was written by ' || written_by from row_seal where written_by is not null
      order by 1, 2 limit ${TOLD}`,
  });
  return rows;
}

async function triggersOff(sql: Queryable): Promise<SealDifference[]> {
  const { rows } = await sql.query<{ table: string }>({
    text: `
      select t.name as table from unnest($1::text[]) as t(name)
      where not exists (
        select from pg_trigger g where g.tgrelid = to_regclass(quote_ident(t.name))
          and g.tgname = t.name || '_sealed' and g.tgenabled = 'O')`,
    values: [SEALED_TABLES.map(({ table }) => table)],
  });
  return rows.map(({ table }) => ({ table, key: null, what: 'is no longer sealed: its trigger is off' }));
}
