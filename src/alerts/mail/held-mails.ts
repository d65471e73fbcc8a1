// Mail that waited too long to go unasked: what is among it, and what an administrator decides about it.
import { Injectable } from '@nestjs/common';
import { DAY_MS, formatInstant, type Instant } from '../../domain/time/instant.ts';
import { AdministrationLog } from '../../organization/administration-log/administration-log.ts';
import { Database } from '../../platform/database.ts';
import type { MailQuestion } from './delivery.table.ts';
import type { HeldMailView } from './delivery-view.ts';
import { JudgeMails, type MailPayload } from './judge-mails.ts';
import type { DropReason } from './mail-verdict.ts';

/** So many are asked before the decision, to say what would become of them. */
const MOST_ASKED = 1_000;

const NO_ONE_MAIL = { id: null, name: null } as const;

interface HeldRow {
  readonly home_agency_id: string;
  readonly id: string;
  readonly question: MailQuestion;
  readonly recipient_id: string | null;
  readonly about_id: string | null;
  readonly payload: MailPayload;
  readonly created_at: Date;
  readonly worth_until: Date | null;
}

@Injectable()
export class HeldMails {
  constructor(
    private readonly database: Database,
    private readonly judge: JudgeMails,
    private readonly log: AdministrationLog,
  ) {}

  /** What is held, and what would become of it now if it were released. */
  async look(now: Instant): Promise<HeldMailView> {
    const { rows: counted } = await this.database.query<{ n: number; oldest: Date | null }>({
      name: 'held-count',
      text: `select count(*)::int as n, min(created_at) as oldest from delivery where status = 'held'`,
    });
    const { rows } = await this.database.query<HeldRow>({
      name: 'held-mails',
      text: `select home_agency_id, id, question, recipient_id, about_id, payload, created_at, worth_until
        from delivery where status = 'held' order by created_at, id limit ${MOST_ASKED}`,
    });
    const verdicts = await this.judge.run(
      rows.map((row) => ({
        homeAgencyId: row.home_agency_id,
        id: row.id,
        question: row.question,
        recipientId: row.recipient_id,
        aboutId: row.about_id,
        payload: row.payload,
        createdAt: row.created_at.getTime(),
        worthUntil: row.worth_until?.getTime() ?? null,
      })),
      now,
    );
    const reasons = new Map<DropReason, number>();
    for (const verdict of verdicts)
      if (verdict.is === 'dropped') reasons.set(verdict.reason, (reasons.get(verdict.reason) ?? 0) + 1);
    const oldest = counted[0]?.oldest ?? null;
    return {
      count: counted[0]?.n ?? 0,
      oldestAt: oldest === null ? null : formatInstant(oldest.getTime()),
      asked: rows.length,
      worth: verdicts.filter(({ is }) => is !== 'dropped').length,
      dropped: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    };
  }

  /** Lets all of it go; each is asked once more when its turn comes, and dropped where it is no longer worth it. */
  async release(now: Instant): Promise<number> {
    return this.database.transaction(async (sql) => {
      const { rows } = await sql.query({
        name: 'held-release',
        text: `update delivery set status = 'waiting', not_before = $1, last_error = null
          where status = 'held' returning 1`,
        values: [new Date(now)],
      });
      await this.log.write(sql, {
        action: 'delivery.heldReleased',
        subject: NO_ONE_MAIL,
        after: { count: rows.length },
      });
      return rows.length;
    });
  }

  /** Drops what was written longer ago; the rest stays held. */
  async drop(olderThanDays: number, now: Instant): Promise<number> {
    return this.database.transaction(async (sql) => {
      const { rows } = await sql.query({
        name: 'held-drop',
        text: `update delivery set status = 'dropped', dropped_for = 'byAdministrator'
          where status = 'held' and created_at <= $1 returning 1`,
        values: [new Date(now - olderThanDays * DAY_MS)],
      });
      await this.log.write(sql, {
        action: 'delivery.heldDropped',
        subject: NO_ONE_MAIL,
        after: { olderThanDays, count: rows.length },
      });
      return rows.length;
    });
  }
}
