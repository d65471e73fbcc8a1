// Holds every sealed row against its seals: rows altered, removed or put in, seals cut, guards switched off.
import type { Queryable, Readable } from '../platform/database.ts';
import { GUARDS } from './guards.ts';
import { FORMER_TABLES, SEALED_TABLES } from './sealed-tables.ts';
import type { FormerTable, SealedTable } from './sealed-tables.ts';

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

const KNOWN: readonly SealedTable[] = [...SEALED_TABLES, ...FORMER_TABLES];

/** A row's key as its seals name it. */
const keyOf = (key: readonly string[]): string =>
  `concat_ws(' ', ${key.map((name) => `to_jsonb(r) ->> '${name}'`).join(', ')})`;

/** Differences of one table that are told one by one; the rest is counted. */
const TOLD = 1_000;

/**
 * Says of every sealed row whether it is what the service wrote last. What was written with all triggers in place, by
 * another client or by the tables' owner, is told as such, and so is what the service never does to a row of its table.
 * Who can alter rows can also make their seals anew: that shows by an anchor only.
 */
export async function verifySeals(database: Readable): Promise<SealReport> {
  const differences = await unhurried(database, guardsOff);
  let rows = 0;
  for (const table of KNOWN) {
    const held = await unhurried(database, (sql) => holdAgainstSeals(sql, table));
    rows += held.rows;
    differences.push(...held.differences);
  }
  differences.push(...(await unhurried(database, brokenChains)));
  for (const table of SEALED_TABLES)
    differences.push(...(await unhurried(database, (sql) => otherBytes(sql, table))));
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

/**
 * One table: rows looked at, and those that are not what their newest seal says. Of a former table only what was sealed
 * is looked at: whatever stands where its rows went and was written since is held by its journal.
 */
export async function holdAgainstSeals(sql: Queryable, of: SealedTable | FormerTable): Promise<SealReport> {
  const { table, key, ignored, chosen } = of;
  const [rowsOf, which] =
    'standsIn' in of
      ? [`(${of.standsIn})`, `where exists (select from sealed s where s.row_key = ${keyOf(key)})`]
      : [`"${table}"`, ''];
  const content =
    chosen === null
      ? 'to_jsonb(r)'
      : `jsonb_build_object(${chosen.map((name) => `'${name}', to_jsonb(r) -> '${name}'`).join(', ')})`;
  const { rows } = await sql.query<{ rows: number; key: string | null; what: string | null }>({
    text: `
      with sealed as (
        select distinct on (row_key) row_key, change, hash, written_by,
          lead(hash) over (partition by row_key order by seq desc) as previous
        from row_seal where table_name = $1 order by row_key, seq desc
      ), present as (
        select ${keyOf(key)} as row_key,
          row_digest(${content}, $2::text[]) as digest
        from ${rowsOf} r ${which}
      ), wrong as (
        select coalesce(p.row_key, s.row_key) as key, case
          when s.row_key is null then 'was not put in by the service'
          when p.row_key is null then 'was removed'
          when s.change = 'DELETE' then 'stands again after it was removed'
          else 'was altered' end as what
      from present p full join sealed s on s.row_key = p.row_key
      where s.row_key is null or (p.row_key is null) <> (s.change = 'DELETE')
        or (p.row_key is not null and
          s.hash <> sha256(coalesce(s.previous, ''::bytea) || convert_to(s.change, 'UTF8') || p.digest
            || convert_to(coalesce(s.written_by, ''), 'UTF8')))
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

/**
 * Seals that are missing between others, that the service never sets, or of a row that somebody else wrote. A row that is
 * never removed has one INSERT, its first seal.
 */
async function brokenChains(sql: Queryable): Promise<SealDifference[]> {
  const { rows } = await sql.query<{ table: string; key: string; what: string }>({
    text: `
      select table_name as table, row_key as key, 'has lost a seal' as what
      from row_seal group by table_name, row_key having count(*) <> max(seq)
      union all
      select distinct table_name, row_key, 'was written by ' || written_by from row_seal where written_by is not null
      union all
      select distinct s.table_name, s.row_key, case s.change when 'UPDATE' then 'was altered, which the service never does'
          when 'DELETE' then 'was removed, which the service never does'
          else 'was put in again, which the service never does' end
      from row_seal s left join unnest($1::text[], $2::text[]) as t(name, changes) on t.name = s.table_name
      where case when s.seq = 1 then s.change <> 'INSERT'
        else t.name is null or not s.change = any(string_to_array(t.changes, ',')) end
      order by 1, 2 limit ${TOLD}`,
    values: [
      KNOWN.map(({ table }) => table),
      KNOWN.map(({ changes }) => (changes.includes('DELETE') ? [...changes, 'INSERT'] : changes).join(',')),
    ],
  });
  return rows;
}

/** Bytes that are not in the seal themselves but by their SHA-256. */
async function otherBytes(sql: Queryable, { table, key, hashed }: SealedTable): Promise<SealDifference[]> {
  if (hashed === null) return [];
  const { rows } = await sql.query<{ key: string }>({
    text: `select concat_ws(' ', ${key.join(', ')}) as key from "${table}"
      where sha256(${hashed.content}) <> ${hashed.sha256} order by 1 limit ${TOLD}`,
  });
  return rows.map((row) => ({ table, key: row.key, what: `has another ${hashed.content}` }));
}

/** Triggers that are gone or off; of a table in parts, in any of them. */
export async function guardsOff(sql: Queryable): Promise<SealDifference[]> {
  const { rows } = await sql.query<{ table: string; trigger: string }>({
    text: `
      select w.name as table, w.trigger from unnest($1::text[], $2::text[]) as w(name, trigger)
      where exists (
        select from (
          select to_regclass(quote_ident(w.name))::oid as part
          union all
          select inhrelid from pg_inherits where inhparent = to_regclass(quote_ident(w.name))
            and w.trigger not like '%\\_never\\_emptied'
        ) p
        left join pg_trigger g on g.tgrelid = p.part and g.tgname = w.trigger and g.tgenabled in ('O', 'A')
        where g.oid is null)
      order by 1, 2`,
    values: [GUARDS.map(({ table }) => table), GUARDS.map(({ trigger }) => trigger)],
  });
  return rows.map(({ table, trigger }) => ({
    table,
    key: null,
    what: `is no longer guarded: its trigger ${trigger} is off or gone`,
  }));
}
