// One person's inbox: the alerts told to him, newest first, a page at a time.
import { Injectable } from '@nestjs/common';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { type AlertSelection, OPEN_LINE, selected, selectionValues } from './alert-selection.ts';
import { type Cursor, readCursor, writeCursor } from '../inbox-cursor.ts';
import { inboxItem, type InboxRow } from './inbox-item.ts';
import type { InboxPage } from './inbox-view.ts';

export interface InboxFilter extends AlertSelection {
  /** 1 to 100. */
  readonly limit: number;
  readonly cursor: string | null;
}

const COUNTED = 100;
const LAST: Cursor = ['9999-12-31T00:00:00.000Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

@Injectable()
export class ReadInbox {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `cursor.invalid` */
  async run(
    { staffId, scope, holds }: Pick<Actor, 'staffId' | 'scope' | 'holds'>,
    filter: InboxFilter,
  ): Promise<InboxPage> {
    const now: Instant = this.clock.now();
    const [beforeAt, beforeId] = filter.cursor === null ? LAST : readCursor(filter.cursor);
    const { rows } = await this.database.query<InboxRow>({
      name: filter.open ? 'alerts.inbox-open' : 'alerts.inbox-all',
      text: `
        select notice.rung, notice.raised_at as told_at, notice.on_behalf_of, notice.snoozed_until, notice.seen_at,
          notice.released_at, dossier.reception_unit_id, dossier.competent_unit_id,
          (select array_agg(asked.unit_id) from consultation asked where asked.home_agency_id = dossier.home_agency_id
            and asked.dossier_id = dossier.id) as asked_unit_ids,
          (select array_agg(leg.unit_id) from leg where leg.home_agency_id = dossier.home_agency_id
            and leg.dossier_id = dossier.id) as leg_unit_ids,
          alert.id, alert.kind, alert.subject, alert.due_at, alert.raised_at, alert.unit_id, alert.officer_id,
          alert.acknowledged_at, alert.acknowledged_by, alert.closed_at, alert.close_reason, notice.audience,
          (select vacant from alert_rung rung where rung.home_agency_id = notice.home_agency_id
            and rung.alert_id = notice.alert_id and rung.rung = notice.rung) as vacant,
          dossier.id as dossier_id, dossier.code, dossier.lodging_no, dossier.procedure_code, coalesce(procedure.name, dossier.procedure_code) as procedure_name, dossier.state,
          dossier.clock, dossier.unit_id as holder_unit_id, dossier.officer_id as holder_officer_id,
          dossier.statutory_due_at, dossier.promised_due_at, dossier.late_from_at,
          task.id as task_id, complaint.id as complaint_id, coalesce(task.task_no, complaint.complaint_no) as matter_no,
          coalesce(task.title, complaint.title) as matter_title, coalesce(task.state, complaint.state) as matter_state,
          coalesce(task.clock, complaint.clock) as matter_clock,
          coalesce(task.lead_unit_id, complaint.unit_id) as matter_unit_id,
          coalesce(task.officer_id, complaint.officer_id) as matter_officer_id,
          coalesce(task.due_at, complaint.due_at) as matter_due_at
        from alert_notice notice
        join alert on alert.home_agency_id = notice.home_agency_id and alert.id = notice.alert_id
        left join dossier on dossier.home_agency_id = alert.home_agency_id and dossier.id = alert.dossier_id
        left join assigned_task task on task.home_agency_id = alert.home_agency_id and task.id = alert.dossier_id
        left join complaint on complaint.home_agency_id = alert.home_agency_id and complaint.id = alert.dossier_id
        left join procedure on procedure.code = dossier.procedure_code
        where (dossier.id is not null or task.id is not null or complaint.id is not null) and ${selected(filter.open)}
          and (notice.raised_at, notice.alert_id) < ($6, $7)
        order by notice.raised_at desc, notice.alert_id desc
        limit $8`,
      values: [...selectionValues(staffId, filter, now), beforeAt, beforeId, filter.limit + 1],
    });
    const organization = await this.directory.current();
    const reader = { staffId, holds, scope, at: now };
    const page = rows.slice(0, filter.limit);
    const last = rows.length > page.length ? page.at(-1) : undefined;
    return {
      items: page.map((row) => inboxItem(row, organization, reader)),
      nextCursor: last === undefined ? null : writeCursor([last.told_at.toISOString(), last.id]),
      openCount: await this.openCount(staffId, now),
      at: formatInstant(now),
    };
  }

  /** What still asks for this person's attention. */
  private async openCount(staffId: string, now: Instant): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>({
      name: 'alerts.open-count',
      text: `select count(*)::int as n from (
          select 1 from alert_notice notice
          join alert on alert.home_agency_id = notice.home_agency_id and alert.id = notice.alert_id
          where notice.staff_id = $1 and ${OPEN_LINE} and alert.acknowledged_at is null
            and coalesce(notice.snoozed_until <= $2, true)
          order by notice.raised_at desc limit ${COUNTED}) open`,
      values: [staffId, new Date(now)],
    });
    return rows[0]!.n;
  }
}
