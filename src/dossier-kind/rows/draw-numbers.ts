// Draws numbers from the sequence of an agency and day, inside the transaction that uses them.
import type { Queryable } from '../../platform/database.ts';
import type { NumberDraw } from '../orders.ts';

// The rows stay locked until the transaction ends: a roll-back returns the numbers, so there is never a gap.
const TEXT = `
  insert into code_sequence as s (agency_id, kind, day, last)
  select * from unnest($1::uuid[], $2::text[], $3::date[], $4::integer[]) as d(agency_id, kind, day, n)
  order by 1, 2, 3
  on conflict (agency_id, kind, day) do update set last = s.last + excluded.last
  returning agency_id, kind, day::text as day, last`;

/** The constraint that two dossiers of one number break. */
export const NUMBER_ONCE = 'dossier_ref_pkey';
/** Numbers that are looked at together for one that nobody has. */
const LOOKED_AT = 100;

interface Line {
  readonly draw: NumberDraw;
  readonly n: number;
}

/** Numbers for each draw, in the order given; draws of one agency, kind and day get consecutive numbers. */
export async function drawNumbers(sql: Queryable, draws: readonly NumberDraw[]): Promise<readonly string[]> {
  if (draws.length === 0) return [];
  const wanted = new Map<string, Line>();
  for (const draw of draws) wanted.set(nameOf(draw), { draw, n: (wanted.get(nameOf(draw))?.n ?? 0) + 1 });
  const last = await advance(sql, [...wanted.values()]);
  const next = new Map([...wanted].map(([name, { n }]) => [name, last.get(name)! - n + 1]));
  return draws.map((draw) => {
    const number = next.get(nameOf(draw))!;
    next.set(nameOf(draw), number + 1);
    return draw.render(number);
  });
}

/**
 * Like `drawNumbers`, past every number that a dossier has already. Two sequences write the same code where a unit
 * takes over a code that another had on that day, or where two identifiers are written alike (H55.12 and H55.012).
 */
export async function drawFreeNumbers(
  sql: Queryable,
  draws: readonly NumberDraw[],
): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (const draw of draws) numbers.push(await drawFree(sql, draw, numbers));
  return numbers;
}

async function drawFree(sql: Queryable, draw: NumberDraw, drawn: readonly string[]): Promise<string> {
  for (let passed = 0; ;) {
    const first = (await advance(sql, [{ draw, n: passed + 1 }])).get(nameOf(draw))!;
    const numbers = Array.from({ length: LOOKED_AT }, (_, index) => draw.render(first + index));
    const { rows } = await sql.query<{ ref: string }>({
      name: 'engine-numbers-taken',
      text: `select ref from dossier_ref where ref = any($1::text[])`,
      values: [numbers],
    });
    const taken = new Set([...rows.map(({ ref }) => ref), ...drawn]);
    const free = numbers.findIndex((number) => !taken.has(number));
    if (free === 0) return numbers[0]!;
    passed = (free < 0 ? LOOKED_AT : free) - 1;
  }
}

/** The last number of each line, by `nameOf`. */
async function advance(sql: Queryable, lines: readonly Line[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql.query<{ agency_id: string; kind: string; day: string; last: number }>({
    name: 'engine-draw-numbers',
    text: TEXT,
    values: [
      lines.map(({ draw }) => draw.agencyId),
      lines.map(({ draw }) => draw.kind),
      lines.map(({ draw }) => draw.day),
      lines.map(({ n }) => n),
    ],
  });
  return new Map(rows.map((row) => [nameOf({ ...row, agencyId: row.agency_id }), row.last]));
}

const nameOf = ({ agencyId, kind, day }: { agencyId: string; kind: string; day: string }) =>
  `${agencyId} ${kind} ${day}`;
