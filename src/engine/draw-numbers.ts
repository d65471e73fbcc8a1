// Draws numbers from the sequence of an agency and day, inside the transaction that uses them.
import type { Queryable } from '../platform/database.ts';
import type { NumberDraw } from './orders.ts';

// The rows stay locked until the transaction ends: a roll-back returns the numbers, so there is never a gap.
const TEXT = `
  insert into code_sequence as s (agency_id, kind, day, last)
  select * from unnest($1::uuid[], $2::text[], $3::date[], $4::integer[]) as d(agency_id, kind, day, n)
  order by 1, 2, 3
  on conflict (agency_id, kind, day) do update set last = s.last + excluded.last
  returning agency_id, kind, day::text as day, last`;

/** Numbers for each draw, in the order given; draws of one agency, kind and day get consecutive numbers. */
export async function drawNumbers(sql: Queryable, draws: readonly NumberDraw[]): Promise<readonly string[]> {
  if (draws.length === 0) return [];
  const nameOf = (draw: { agencyId: string; kind: string; day: string }) =>
    `${draw.agencyId} ${draw.kind} ${draw.day}`;
  const wanted = new Map<string, { draw: NumberDraw; n: number }>();
  for (const draw of draws) {
    const entry = wanted.get(nameOf(draw)) ?? { draw, n: 0 };
    wanted.set(nameOf(draw), { draw, n: entry.n + 1 });
  }
  const lines = [...wanted.values()];
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
  const next = new Map<string, number>();
  for (const row of rows) {
    const name = nameOf({ agencyId: row.agency_id, kind: row.kind, day: row.day });
    next.set(name, row.last - wanted.get(name)!.n + 1);
  }
  return draws.map((draw) => {
    const number = next.get(nameOf(draw))!;
    next.set(nameOf(draw), number + 1);
    return draw.render(number);
  });
}
