// Opens a late case for every lateness that was alerted: each alert is looked at once, whatever happened meanwhile, and
// once more when it turns out that there was none.
import { Injectable } from '@nestjs/common';
import { WITHDRAWAL_GROUNDS, type WithdrawalGround } from '../../../workflows/late-case/late-case.machine.ts';
import { takeUnseen } from '../../alerts/raise/take-unseen.ts';
import type { UnseenAlert } from '../../alerts/raise/take-unseen.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Clock } from '../../platform/clock.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import type { Queryable } from '../../platform/database.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { LATE_CASE } from './late-case.ts';
import type { Lateness, WithdrawOrder } from './late-case.ts';
import { LATE_CASE_KINDS } from './late-case-kinds.ts';
import { openOrder } from './open-order.ts';

export const CASES_AT_ONCE = 500;

@Injectable()
export class OpenLateCases {
  constructor(
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** One batch. @returns how many alerts were looked at; fewer than `CASES_AT_ONCE` means that there are no more */
  async run(): Promise<number> {
    const now = this.clock.now();
    const organization = await this.directory.current();
    return this.engine.together(async (sql, run) => {
      const kinds = await this.settings.read(LATE_CASE_KINDS, sql);
      const rows = await takeUnseen(sql, CASES_AT_ONCE);
      const late = rows.filter(
        ({ kind, close_reason }) => kinds.includes(kind) && !isWithdrawal(close_reason),
      );
      await run(
        LATE_CASE,
        late.map((row) => openOrder(latenessOf(row), organization, NOBODY, now)),
      );
      await run(LATE_CASE, await withdrawals(sql, rows.filter(isWithdrawn), now));
      return rows.length;
    });
  }
}

const NOBODY = { staffId: null, onBehalfOf: null };

const latenessOf = (row: UnseenAlert): Lateness => ({
  homeAgencyId: row.home_agency_id,
  about: row.about,
  aboutId: row.dossier_id,
  kind: row.kind,
  subject: row.subject,
  dueAt: row.due_at.getTime(),
  lateSince: row.raised_at.getTime(),
  alertId: row.id,
  unitId: row.unit_id,
  officerId: row.officer_id,
});

type Withdrawn = UnseenAlert & { readonly close_reason: WithdrawalGround };

/** The cases of latenesses that were none, where they have one. What was explained and found stays told. */
async function withdrawals(
  sql: Queryable,
  withdrawn: readonly Withdrawn[],
  at: Instant,
): Promise<readonly WithdrawOrder[]> {
  if (withdrawn.length === 0) return [];
  const { rows } = await sql.query<{ home_agency_id: string; id: string; alert_id: string }>({
    name: 'late-case-withdrawn',
    text: `select c.home_agency_id, c.id, a.id as alert_id
      from unnest($1::uuid[], $2::uuid[]) as w(home_agency_id, id)
      join alert a on a.home_agency_id = w.home_agency_id and a.id = w.id
      join late_case c on c.home_agency_id = a.home_agency_id and c.about_id = a.dossier_id and c.kind = a.kind
        and c.subject = a.subject and c.due_at = a.due_at`,
    values: [withdrawn.map((row) => row.home_agency_id), withdrawn.map(({ id }) => id)],
  });
  const grounds = new Map(withdrawn.map((row) => [row.id, row.close_reason]));
  return rows.map(({ home_agency_id, id, alert_id }) => ({
    kind: 'withdraw',
    key: { homeAgencyId: home_agency_id, id },
    at,
    ground: grounds.get(alert_id)!,
  }));
}

const isWithdrawn = (row: UnseenAlert): row is Withdrawn => isWithdrawal(row.close_reason);

function isWithdrawal(reason: string | null): reason is WithdrawalGround {
  return WITHDRAWAL_GROUNDS.some((ground) => ground === reason);
}
