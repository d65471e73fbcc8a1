// Counts every figure from the dossiers' facts themselves: slow and plain, what the roll-up is checked against.
import type { Queryable } from '../../platform/database.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import { CELLS, cellConditions } from './report-cells.ts';
import type { Cell } from './report-cells.ts';
import { boundPeriod, knownAsOf, placeConditions } from './report-question.ts';
import type { ReportQuestion } from './report-question.ts';

export type Figures = Readonly<Record<Cell, number>>;

/** Figures of one field at one level. */
export interface CountedLine {
  readonly level: string;
  readonly field: string;
  readonly figures: Figures;
}

export async function countDirect(sql: Queryable, question: ReportQuestion): Promise<readonly CountedLine[]> {
  const to = new Bindings();
  const bound = boundPeriod(to, question.period);
  const conditions = cellConditions(question.counting);
  const counts = CELLS.map((cell) => `count(*) filter (where ${bound(conditions[cell])})::int as "${cell}"`);
  const concerned = bound(
    `(f.lodged_at < $end and (f.stopped_at is null or f.stopped_at >= $from or f.outcome = 'stopped'
      or f.reception_due_at >= $from))`,
  );
  const where = [knownAsOf(question, to), concerned, ...placeConditions(question, to)];
  const { rows } = await sql.query<{ level: string; field: string } & Record<Cell, number>>({
    text: `select f.level, f.field, ${counts.join(', ')} from report_fact f
      where ${where.join(' and ')} group by 1, 2 order by 1, 2`,
    values: to.values,
  });
  return rows
    .map(({ level, field, ...figures }) => ({ level, field, figures }))
    .filter(({ figures }) => CELLS.some((cell) => figures[cell] !== 0));
}
