// Shows one late case with its course, its explanations, and how long the dossier stood with whom.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
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
import type { LateCaseEntry } from './late-case.ts';
import type { ExplanationRow } from './late-case.table.ts';
import { MeasureLateTime } from './measure-late-time.ts';
import type { LateCaseView } from './late-case-view.ts';

@Injectable()
export class ViewLateCase {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly measuring: MeasureLateTime,
  ) {}

  /** @throws DomainError `lateCase.unknown` */
  async run(id: string, actor: Actor, now: Instant): Promise<LateCaseView> {
    const organization = await this.directory.current();
    const found = await findLateCase(this.database, id, actor, organization, now);
    const key = [found.home_agency_id, found.id];
    const [lines, events, explanations, measured] = await Promise.all([
      this.database.query<LateCaseListRow>({
        name: 'late-case-line',
        text: `select ${LATE_CASE_LIST_COLUMNS} from late_case c ${LATE_CASE_JOINS} where c.home_agency_id = $1 and c.id = $2`,
        values: key,
      }),
      this.database.query<{ entry: LateCaseEntry }>({
        name: 'late-case-course',
        text: `select entry from case_event where home_agency_id = $1 and case_id = $2 order by seq`,
        values: key,
      }),
      this.database.query<ExplanationRow>({
        name: 'late-case-explanations',
        text: `select * from explanation where home_agency_id = $1 and late_case_id = $2 order by seq`,
        values: key,
      }),
      this.measuring.run(found, now),
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
      course: events.rows.map(({ entry }) => ({
        seq: entry.seq,
        type: entry.type,
        fromState: entry.from,
        toState: entry.to,
        actor: staffNamed(organization, entry.by),
        onBehalfOf: staffNamed(organization, entry.onBehalfOf),
        occurredAt: entry.at,
        recordedAt: entry.recordedAt,
        facts: entry.facts,
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
      timeSpent: measured.spent,
      lateTime: measured.late,
      overMinutes: measured.over,
      serverNow: now,
    };
  }
}
