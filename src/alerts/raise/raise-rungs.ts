// Raises the rungs that are due, a batch a transaction: each rung once, however many instances do it at once.
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../../calendars/calendar-book.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Organization } from '../../organization/organization.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Clock } from '../../platform/clock.ts';
import { Database, type Queryable } from '../../platform/database.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { claimAlerts } from './claim-alerts.ts';
import { LADDERS } from '../ladder/ladder-setting.ts';
import { LevelsAbove } from '../duty/levels-above.ts';
import { readMailRecipients } from './mail-recipients.ts';
import { type PlannedMail, planMails } from './plan-mails.ts';
import { emptyPlan, planRungs, type RungPlan } from './plan-rungs.ts';
import { writeRungs } from './write-rungs.ts';

export const BATCH_SIZE = 500;

/** What one batch did. */
export interface RaisedBatch {
  /** Alerts claimed; fewer than asked for means that no more are due. */
  readonly claimed: number;
  readonly rungs: number;
  readonly mails: number;
  /** Alert ids by the person told. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  /** Rungs that told nobody though somebody should know: not those above which everybody was told before. */
  readonly unreached: number;
  readonly failures: readonly { readonly alertId: string; readonly code: string }[];
}

@Injectable()
export class RaiseRungs {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** Raises one batch, those due longest first. */
  async run(limit: number = BATCH_SIZE): Promise<RaisedBatch> {
    const now = this.clock.now();
    const organization = await this.directory.current();
    return this.database.transaction(async (sql) => {
      const alerts = await claimAlerts(sql, now, limit);
      if (alerts.length === 0) return summary(0, emptyPlan(), 0);
      const levels = new LevelsAbove(organization, now);
      const plan = planRungs(alerts, {
        now,
        ladders: await this.settings.read(LADDERS, sql),
        calendarOf: (unitId) => this.calendarOf(organization, unitId),
        levelsOf: (unitId, officerId) => levels.of(unitId, officerId),
        deskOf: (unitId) => organization.peopleOf('reception', unitId, now),
        organization,
      });
      const mails = await this.mails(sql, plan, organization, now);
      await writeRungs(sql, plan, mails, now);
      return summary(alerts.length, plan, mails.length);
    });
  }

  private async mails(
    sql: Queryable,
    plan: RungPlan,
    organization: Organization,
    now: Instant,
  ): Promise<PlannedMail[]> {
    const people = [...new Set(plan.notices.map((notice) => notice.staffId))];
    const recipients = await readMailRecipients(sql, people, now, {
      agencyOf: (staffId) => this.agencyOf(organization, staffId, now),
      calendarOf: (staffId) =>
        this.calendarOf(organization, organization.positionsOf(staffId, now)[0]?.unitId ?? null),
    });
    return planMails(plan.notices, (staffId) => recipients.get(staffId) ?? null);
  }

  private agencyOf(organization: Organization, staffId: string, at: Instant): string | null {
    const unitId = organization.positionsOf(staffId, at)[0]?.unitId;
    return unitId === undefined ? null : organization.agencyOf(unitId, at);
  }

  private calendarOf(organization: Organization, unitId: string | null): WorkingCalendar {
    const name = unitId === null ? undefined : organization.unit(unitId)?.calendarName;
    return this.calendars.current(name);
  }
}

function summary(claimed: number, plan: RungPlan, mails: number): RaisedBatch {
  const told = new Map<string, string[]>();
  for (const { staffId, alert } of plan.notices) {
    const own = told.get(staffId);
    if (own === undefined) told.set(staffId, [alert.id]);
    else own.push(alert.id);
  }
  return {
    claimed,
    rungs: plan.rungs.length,
    mails,
    told,
    unreached: unreachedOf(plan),
    failures: plan.failures.map(({ alert, code }) => ({ alertId: alert.id, code })),
  };
}

/** The last rung of an office without another above it tells nobody new: its people were told by an earlier one. */
function unreachedOf({ rungs, notices }: RungPlan): number {
  const known = new Set(notices.map(({ alert }) => alert));
  return rungs.filter(
    ({ alert, told, vacant }) =>
      told.length === 0 && (vacant.length > 0 || (alert.told.size === 0 && !known.has(alert))),
  ).length;
}
