// Which rows of the old tree are one unit: a renaming closed one row and opened another with the same code that day.
// Read by the migration that joins them and by `motcua migrate --dry-run`, which lists them first.

export interface JoinedUnit {
  /** The oldest row's; it is the unit's for life. */
  readonly unitId: string;
  readonly code: string;
  /** Oldest first. */
  readonly names: readonly string[];
  /** Rows that are no units of their own. */
  readonly oldIds: readonly string[];
}

/** Runs one statement and returns its rows. */
export type Read = (text: string) => Promise<readonly unknown[]>;

/** Rows and the unit they are; a row that nothing joins is its own unit. */
export const UNIT_OF_ROW = `
  with recursive renamed as (
    select before.id as old_id, after.id as new_id from agency_unit before
    join agency_unit after on after.id = before.successor_id
    where after.valid_from = before.valid_to and after.code = before.code and after.level = before.level
      and after.is_agency = before.is_agency
  ), line as (
    select u.id as unit_id, u.id as row_id from agency_unit u where not exists (select from renamed r where r.new_id = u.id)
    union all
    select line.unit_id, r.new_id from line join renamed r on r.old_id = line.row_id
  )`;

const JOINED = `${UNIT_OF_ROW}
  select line.unit_id as "unitId", min(u.code) as code, array_agg(u.name order by u.valid_from) as names,
    array_agg(u.id::text order by u.valid_from) filter (where u.id <> line.unit_id) as "oldIds"
  from line join agency_unit u on u.id = line.row_id
  group by line.unit_id having count(*) > 1 order by min(u.code), min(u.valid_from)`;

const CLASHING = `
  select a.code, a.name as one, a.id as "oneId", b.name as other, b.id as "otherId" from agency_unit a
  join agency_unit b on b.code = a.code and b.id > a.id
    and daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to)
  order by a.code limit 20`;

interface Clash {
  readonly code: string;
  readonly one: string;
  readonly oneId: string;
  readonly other: string;
  readonly otherId: string;
}

/**
 * @returns nothing where the tree has its new shape already
 * @throws Error naming both where two units have one code at one time: nobody can say which of them a code means
 */
export async function readJoinedUnits(read: Read): Promise<readonly JoinedUnit[]> {
  const [shape] = (await read(`
    select count(*)::int as old from information_schema.columns
    where table_schema = current_schema() and table_name = 'agency_unit' and column_name = 'successor_id'`)) as {
    old: number;
  }[];
  if (shape!.old === 0) return [];
  const clashes = (await read(CLASHING)) as Clash[];
  if (clashes.length > 0)
    throw new Error(
      `Units cannot be joined, nothing was written. ${clashes
        .map(
          ({ code, one, oneId, other, otherId }) =>
            `Two units have the code ${code} at one time: ${one} (${oneId}) and ${other} (${otherId}).`,
        )
        .join(' ')}`,
    );
  return (await read(JOINED)) as JoinedUnit[];
}
