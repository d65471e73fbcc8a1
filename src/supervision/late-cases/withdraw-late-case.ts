// Takes a late case back whose lateness turned out never to have been: an entry of its own, and nothing more is asked.
import type { WithdrawalGround } from '../../../workflows/late-case/late-case.machine.ts';
import { stepLateCase } from '../../../workflows/late-case/run-late-case.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import { LATE_CASE_COLUMNS } from './find-late-case.ts';
import type { LateCaseRow } from './late-case.table.ts';
import { writeLateCase } from './write-late-case.ts';

export interface Withdrawn {
  readonly homeAgencyId: string;
  readonly aboutId: string;
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Date;
  readonly ground: WithdrawalGround;
}

/** The case of that lateness, if it has one and it was not withdrawn before. What was explained and found stays told. */
export async function withdrawLateCase(sql: Queryable, withdrawn: Withdrawn, now: Instant): Promise<void> {
  const { homeAgencyId, aboutId, kind, subject, dueAt, ground } = withdrawn;
  const {
    rows: [row],
  } = await sql.query<LateCaseRow>({
    name: 'late-case-withdrawn',
    text: `select ${LATE_CASE_COLUMNS} from late_case c where c.home_agency_id = $1 and c.about_id = $2 and c.kind = $3
      and c.subject = $4 and c.due_at = $5 for update`,
    values: [homeAgencyId, aboutId, kind, subject, dueAt],
  });
  if (row === undefined) return;
  const step = stepLateCase({ value: row.state, context: row.context }, { type: 'withdraw', ground }, now);
  if (step === null) return;
  const entry = { type: 'withdraw', actorId: null, onBehalfOf: null, at: now, facts: { ground } };
  await writeLateCase(sql, row, step, entry, now);
}
