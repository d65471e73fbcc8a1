// Draws numbers from the sequence of an agency, kind and day, inside the transaction that uses them.
import type { Queryable } from '../platform/database.ts';

/** A number drawn in the transaction that uses it, so that a roll-back leaves no gap. */
export interface NumberDraw {
  /** The agency whose sequence it is. */
  readonly agencyId: string;
  /** What is numbered; each kind has a sequence of its own. */
  readonly kind: 'dossier' | 'lodging' | 'task' | 'complaint';
  /** Local day on which the sequence begins, `YYYY-MM-DD`: the day itself, or the first of the year. */
  readonly day: string;
  readonly render: (sequence: number) => string;
}

/** So many numbers of one sequence. */
export interface NumberLine {
  readonly draw: NumberDraw;
  readonly n: number;
}

// The rows stay locked until the transaction ends: a roll-back returns the numbers, so there is never a gap.
const TEXT = `
  insert into code_sequence as s (agency_id, kind, day, last)
  select * from unnest($1::uuid[], $2::text[], $3::date[], $4::integer[]) as d(agency_id, kind, day, n)
  order by 1, 2, 3
  on conflict (agency_id, kind, day) do update set last = s.last + excluded.last
  returning agency_id, kind, day::text as day, last`;

/**
 * Numbers for each draw, in the order given; draws of one agency, kind and day get consecutive numbers. Takes one statement,
 * and waits for whoever else draws from one of the sequences until he has ended his transaction.
 *
 * @param sql a transaction
 * @example `await drawNumbers(sql, [{ agencyId, kind: 'task', day: '2026-01-01', render: (n) => `NV-2026-${n}` }])`
 */
export async function drawNumbers(sql: Queryable, draws: readonly NumberDraw[]): Promise<readonly string[]> {
  if (draws.length === 0) return [];
  const wanted = new Map<string, NumberLine>();
  for (const draw of draws)
    wanted.set(sequenceOf(draw), { draw, n: (wanted.get(sequenceOf(draw))?.n ?? 0) + 1 });
  const last = await advance(sql, [...wanted.values()]);
  const next = new Map([...wanted].map(([name, { n }]) => [name, last.get(name)! - n + 1]));
  return draws.map((draw) => {
    const number = next.get(sequenceOf(draw))!;
    next.set(sequenceOf(draw), number + 1);
    return draw.render(number);
  });
}

/**
 * Moves sequences on.
 *
 * @param sql a transaction
 * @returns the last number of each line, by `sequenceOf`
 */
export async function advance(
  sql: Queryable,
  lines: readonly NumberLine[],
): Promise<ReadonlyMap<string, number>> {
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
  return new Map(rows.map((row) => [sequenceOf({ ...row, agencyId: row.agency_id }), row.last]));
}

/** The name of the sequence that a number is drawn from. */
export const sequenceOf = ({
  agencyId,
  kind,
  day,
}: {
  readonly agencyId: string;
  readonly kind: string;
  readonly day: string;
}) => `${agencyId} ${kind} ${day}`;
