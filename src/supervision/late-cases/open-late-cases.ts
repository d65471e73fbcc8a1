// Opens a late case for every lateness that was alerted: each alert is looked at once, whatever happened meanwhile, and
// once more when it turns out that there was none.
import { Injectable } from '@nestjs/common';
import { WITHDRAWAL_GROUNDS, type WithdrawalGround } from '../../../workflows/late-case/late-case.machine.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { insertLateCases, type Lateness } from './insert-late-case.ts';
import { LATE_CASE_KINDS } from './late-case-kinds.ts';
import { withdrawLateCase } from './withdraw-late-case.ts';

export const CASES_AT_ONCE = 500;

interface Unseen {
  readonly home_agency_id: string;
  readonly id: string;
  readonly dossier_id: string;
  readonly about: Lateness['about'];
  readonly kind: string;
  readonly subject: string;
  readonly due_at: Date;
  readonly raised_at: Date;
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly close_reason: string | null;
}

@Injectable()
export class OpenLateCases {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** One batch. @returns how many alerts were looked at; fewer than `CASES_AT_ONCE` means that there are no more */
  async run(): Promise<number> {
    const now = this.clock.now();
    const organization = await this.directory.current();
    return this.database.transaction(async (sql) => {
      const kinds = await this.settings.read(LATE_CASE_KINDS, sql);
      const { rows } = await sql.query<Unseen>({
        name: 'late-case-unseen',
        text: `
          with unseen as materialized (
            select home_agency_id, id from alert where not case_seen order by recorded_at limit $1
            for update skip locked)
          update alert set case_seen = true from unseen
          where alert.home_agency_id = unseen.home_agency_id and alert.id = unseen.id
          returning alert.home_agency_id, alert.id, dossier_id, 
            case when kind like 'task%' then 'task' when kind like 'complaint%' then 'complaint' else 'dossier' end as about, kind, subject, due_at,
            raised_at, unit_id, officer_id, close_reason`,
        values: [CASES_AT_ONCE],
      });
      const withdrawn = rows.filter(({ close_reason }) => isWithdrawal(close_reason));
      const late = rows.filter(
        ({ kind, close_reason }) => kinds.includes(kind) && !isWithdrawal(close_reason),
      );
      const latenesses = late.map((row) => ({
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
      }));
      if (late.length > 0)
        await insertLateCases(sql, latenesses, organization, { staffId: null, onBehalfOf: null }, now);
      for (const { home_agency_id, dossier_id, kind, subject, due_at, close_reason } of withdrawn)
        await withdrawLateCase(
          sql,
          {
            homeAgencyId: home_agency_id,
            aboutId: dossier_id,
            kind,
            subject,
            dueAt: due_at,
            ground: close_reason as WithdrawalGround,
          },
          now,
        );
      return rows.length;
    });
  }
}

function isWithdrawal(reason: string | null): reason is WithdrawalGround {
  return WITHDRAWAL_GROUNDS.some((ground) => ground === reason);
}
