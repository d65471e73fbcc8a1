// Notes that explanations did not come in time: each once, at its legal instant, however late it is recorded.
import { Injectable } from '@nestjs/common';
import { lateCaseFallsDue } from '../../../workflows/late-case/run-late-case.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Database, type Queryable } from '../../platform/database.ts';
import { LATE_CASE_COLUMNS } from './find-late-case.ts';
import type { LateCaseRow } from './late-case.table.ts';
import { writeLateCase } from './write-late-case.ts';

export const DUE_AT_ONCE = 200;

/** Fires the timer of one locked case, if it is due. @returns the case as it is now */
export async function fireDueTimer(sql: Queryable, row: LateCaseRow, now: Instant): Promise<LateCaseRow> {
  const at = row.timer_at?.getTime() ?? Infinity;
  if (at > now) return row;
  const step = lateCaseFallsDue({ value: row.state, context: row.context }, at);
  if (step === null) return row;
  return writeLateCase(
    sql,
    row,
    { ...step, timer: 'cancel' },
    { type: 'fallDue', actorId: null, onBehalfOf: null, at, facts: {} },
    now,
  );
}

@Injectable()
export class FallDueLateCases {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One batch. @returns how many were due, and when the next one is */
  async run(): Promise<{ readonly due: number; readonly nextAt: Instant | null }> {
    const now = this.clock.now();
    const due = await this.database.transaction(async (sql) => {
      const { rows } = await sql.query<LateCaseRow>({
        name: 'late-case-due',
        text: `select ${LATE_CASE_COLUMNS} from late_case c where c.timer_at <= $1 order by c.timer_at limit $2 for update skip locked`,
        values: [new Date(now), DUE_AT_ONCE],
      });
      for (const row of rows) await fireDueTimer(sql, row, now);
      return rows.length;
    });
    const { rows } = await this.database.query<{ next: Date | null }>({
      name: 'late-case-next-due',
      text: `select min(timer_at) as next from late_case where timer_at is not null`,
      values: [],
    });
    return { due, nextAt: rows[0]?.next?.getTime() ?? null };
  }
}
