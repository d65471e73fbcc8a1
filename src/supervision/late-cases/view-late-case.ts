// Shows one late case with its course, its explanations, and how long the dossier stood with whom.
import { Injectable } from '@nestjs/common';
import type { Attribution, LateTimeOf } from '../../../workflows/late-reasons.ts';
import { CalendarBook } from '../../calendars/calendar-book.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { ChargeTime } from '../../dossiers/charge-time.ts';
import { Engine } from '../../engine/engine.ts';
import type { Organization } from '../../organization/organization.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { findLateCase } from './find-late-case.ts';
import {
  lateCaseLine,
  LATE_CASE_JOINS,
  LATE_CASE_LIST_COLUMNS,
  type LateCaseListRow,
  staffNamed,
  unitNamed,
} from './late-case-line.ts';
import type { ExplanationRow, LateCaseEventRow, LateCaseRow } from './late-case.table.ts';
import type { LateCaseView } from './late-case-view.ts';

/** When what was late came to its end: the opinion, the leg, the step, the dossier or the task, as the case is about it. */
const ENDED = `
  select coalesce(
    (select ended_at from consultation where home_agency_id = $1 and dossier_id = $2 and subject = $3),
    (select ended_at from leg where home_agency_id = $1 and dossier_id = $2 and subject = $3),
    (select left_at from stay where home_agency_id = $1 and dossier_id = $2 and $3 like 'stay:%'
      and subject = 'dossier' and seq = nullif(split_part($3, ':', 2), '')::integer),
    (select coalesce(resolved_at, closed_at) from dossier where home_agency_id = $1 and id = $2
      and not exists (select from consultation c where c.home_agency_id = $1 and c.dossier_id = $2 and c.subject = $3)
      and not exists (select from leg l where l.home_agency_id = $1 and l.dossier_id = $2 and l.subject = $3)),
    (select coalesce(reported_at, closed_at) from assigned_task where home_agency_id = $1 and id = $2)) as ended_at`;

@Injectable()
export class ViewLateCase {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
    private readonly engine: Engine,
    private readonly charges: ChargeTime,
  ) {}

  /** @throws DomainError `lateCase.unknown` */
  async run(id: string, actor: Actor, now: Instant): Promise<LateCaseView> {
    const organization = await this.directory.current();
    const found = await findLateCase(this.database, id, actor, organization, now);
    const key = [found.home_agency_id, found.id];
    const [lines, events, explanations, timeSpent, over] = await Promise.all([
      this.database.query<LateCaseListRow>({
        name: 'late-case-line',
        text: `select ${LATE_CASE_LIST_COLUMNS} from late_case c ${LATE_CASE_JOINS} where c.home_agency_id = $1 and c.id = $2`,
        values: key,
      }),
      this.database.query<LateCaseEventRow>({
        name: 'late-case-course',
        text: `select * from late_case_event where home_agency_id = $1 and late_case_id = $2 order by seq`,
        values: key,
      }),
      this.database.query<ExplanationRow>({
        name: 'late-case-explanations',
        text: `select * from explanation where home_agency_id = $1 and late_case_id = $2 order by seq`,
        values: key,
      }),
      this.timeSpent(found, now),
      this.minutesOver(found, organization, now),
    ]);
    const row = lines.rows[0]!;
    return {
      ...lateCaseLine(row, actor, organization, now),
      agency: row.agency_id === null ? null : unitNamed(organization, row.agency_id),
      office: row.office_id === null ? null : unitNamed(organization, row.office_id),
      finding: row.finding,
      attribution: row.attribution,
      measure: row.measure,
      measureOn: row.measure_on,
      foundAt: row.found_at?.getTime() ?? null,
      course: events.rows.map((event) => ({
        seq: event.seq,
        type: event.type,
        fromState: event.from_state,
        toState: event.to_state,
        actor: staffNamed(organization, event.actor_id),
        onBehalfOf: staffNamed(organization, event.on_behalf_of),
        occurredAt: event.occurred_at.getTime(),
        recordedAt: event.recorded_at.getTime(),
        facts: event.facts,
      })),
      explanations: explanations.rows.map((one) => ({
        seq: one.seq,
        reason: one.reason,
        text: one.text,
        evidence: one.evidence,
        givenBy: staffNamed(organization, one.given_by)!,
        givenAt: one.given_at.getTime(),
        inTime: one.in_time,
      })),
      timeSpent,
      overMinutes: over,
      serverNow: now,
    };
  }

  /** Working minutes of the dossier by whose they were, the stay under way counted until now. */
  private async timeSpent(of: LateCaseRow, now: Instant): Promise<Attribution> {
    const spent: Record<LateTimeOf, number> = { department: 0, partner: 0, citizen: 0, other: 0 };
    if (of.about !== 'dossier') return spent;
    const key = { homeAgencyId: of.home_agency_id, id: of.about_id };
    const state = (await this.engine.read([key])).get(key.id);
    if (state === undefined) return spent;
    for (const { charge, workingMinutes } of (await this.charges.of(state, now)).flat())
      spent[charge === 'partnerAgency' ? 'partner' : charge] += workingMinutes;
    return spent;
  }

  private async minutesOver(
    of: LateCaseRow,
    organization: Organization,
    now: Instant,
  ): Promise<number | null> {
    const { rows } = await this.database.query<{ ended_at: Date | null }>({
      name: 'late-case-ended',
      text: ENDED,
      values: [of.home_agency_id, of.about_id, of.subject],
    });
    const until = rows[0]?.ended_at?.getTime() ?? now;
    return this.minutes(of, organization, of.late_since.getTime(), Math.max(until, of.late_since.getTime()));
  }

  /** Null where the calendar's years do not reach. */
  private minutes(of: LateCaseRow, organization: Organization, from: Instant, to: Instant): number | null {
    try {
      const calendar = this.calendars.current(organization.unit(of.unit_id)?.calendarName);
      return Math.round(calendar.workingTimeBetween(from, to) / MINUTE_MS);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return null;
    }
  }
}
