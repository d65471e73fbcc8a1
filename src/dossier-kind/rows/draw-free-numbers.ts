// Draws numbers of dossiers past those that a dossier has already, inside the transaction that uses them.
import { advance, sequenceOf } from '../../engine/draw-numbers.ts';
import type { NumberDraw } from '../../engine/draw-numbers.ts';
import type { Queryable } from '../../platform/database.ts';

/** The constraint that two dossiers of one number break. */
export const NUMBER_ONCE = 'dossier_ref_pkey';
/** Numbers that are looked at together for one that nobody has. */
const LOOKED_AT = 100;

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
    const first = (await advance(sql, [{ draw, n: passed + 1 }])).get(sequenceOf(draw))!;
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
