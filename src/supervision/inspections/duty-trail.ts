// Reads what an official had in hand over a period, for whom that long, what came back and what became late.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { partsWithin, whoseTime } from '../../domain/process/whose-time.ts';
import type { ChargedPart } from '../../domain/process/whose-time.ts';
import { readOwed } from '../../dossiers/read-owed.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Database } from '../../platform/database.ts';
import { namePlace } from '../../../workflows/tools/name-place.ts';
import { ReadDutyExplanations } from './duty-trail-explanations.ts';
import { boundsOf } from './duty-trail-period.ts';
import type { TrailQuestion } from './duty-trail-period.ts';
import { TRAIL_STAYS } from './duty-trail-stays.ts';
import type { StoredStay } from './duty-trail-stays.ts';
import type { DutyExplanation, DutyStay, DutyTask, DutyTotals, DutyTrail } from './duty-trail-view.ts';
import { RollupPass } from '../reports/rollup-pass.ts';

const SHOWN = 500;
const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

@Injectable()
export class ReadDutyTrail {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly definitions: Definitions,
    private readonly rollup: RollupPass,
    private readonly said: ReadDutyExplanations,
  ) {}

  /** @throws DomainError `day.invalid` */
  async run(question: TrailQuestion, at: Instant): Promise<DutyTrail> {
    const { staffId, firstDay, lastDay } = question;
    const [stays, tasks, explanations, organization] = await Promise.all([
      this.stays(question, at),
      this.tasks(question, at),
      this.said.run(question),
      this.directory.current(),
    ]);
    return {
      staffId,
      name: organization.staff(staffId)?.name ?? '',
      firstDay,
      lastDay,
      totals: totalsOf(stays, tasks, explanations),
      stays: stays.slice(0, SHOWN),
      tasks,
      explanations,
    };
  }

  /** All stays that lie in the period in part or whole, the latest first. */
  async stays(question: TrailQuestion, at: Instant): Promise<readonly DutyStay[]> {
    await this.rollup.upToNow();
    const [from, end] = boundsOf(question);
    const { rows } = await this.database.query<StoredStay>({
      name: 'duty-trail',
      text: TRAIL_STAYS,
      values: [question.staffId, from, end, at, question.unitIds],
    });
    const organization = await this.directory.current();
    const owed = await readOwed(this.database, keysOf(rows));
    return Promise.all(
      rows.map(async (stay) => {
        const { definition } = await this.definitions.process(stay.processVersionId);
        const { vi, en } = namePlace(stay.state, definition.process);
        const parts = whoseTime(stay, stay.subject === 'dossier' ? (owed.get(stay.dossierId) ?? []) : [], {
          lodgedAt: stay.lodgedAt,
          at,
          calendar: this.definitions.calendar(stay.calendarName),
          steps: definition.process.steps,
          agencyOf: organization.agencyOf.bind(organization),
        });
        const minutes = this.ownMinutes(stay, parts);
        return {
          dossierId: stay.dossierId,
          seq: stay.seq,
          code: stay.code,
          procedureName: stay.procedureName,
          stateName: vi,
          stateNameEn: en,
          unitName: organization.unit(stay.unitId)?.name ?? null,
          enteredAt: stay.enteredAt,
          leftAt: stay.leftAt,
          workingMinutes: minutes(from, Math.min(end, at)),
          budgetMinutes: stay.budgetMinutes,
          overBudget: stay.budgetMinutes !== null && minutes(-Infinity, at) > stay.budgetMinutes,
          sentBack: stay.sentBack,
          sentBackReason: stay.sentBackReason,
          lateAt: stay.lateAt,
          lateReason: stay.lateReason,
        };
      }),
    );
  }

  /**
   * Working minutes of a stay within bounds. Time that the applicant, or the answer of another unit, was waited for is
   * not the official's.
   */
  private ownMinutes({ calendarName }: StoredStay, parts: readonly ChargedPart[]) {
    const own = parts.filter(({ charge, subject }) => charge !== 'citizen' && subject === null);
    const calendar = this.definitions.calendar(calendarName);
    return (from: Instant, to: Instant): number =>
      partsWithin(own, from, to, calendar).reduce((sum, { workingMinutes }) => sum + workingMinutes, 0);
  }

  /** Tasks given that he led in the period, the latest first. */
  async tasks(question: TrailQuestion, at: Instant): Promise<readonly DutyTask[]> {
    const [from, end] = boundsOf(question);
    const { rows } = await this.database.query<Omit<DutyTask, 'unitName'> & { readonly unitId: string }>({
      name: 'duty-trail-tasks',
      text: `select t.id, t.task_no as "taskNo", t.title, t.lead_unit_id as "unitId", ${ms('t.given_at', 'givenAt')}, ${ms('t.due_at', 'dueAt')}, ${ms('t.reported_at', 'reportedAt')},
          (t.was_late or (t.reported_at is null and t.closed_at is null
            and t.late_from_at <= to_timestamp($4::float8 / 1000))) as "wasLate"
        from assigned_task t where t.officer_id = $1 and t.given_at < to_timestamp($3::float8 / 1000)
          and (t.closed_at is null or t.closed_at >= to_timestamp($2::float8 / 1000))
          and t.lead_unit_id = any($5::uuid[]) order by t.given_at desc, t.id`,
      values: [question.staffId, from, end, at, question.unitIds],
    });
    const organization = await this.directory.current();
    return rows.map(({ unitId, ...task }) => ({
      ...task,
      unitName: organization.unit(unitId)?.name ?? null,
    }));
  }
}

const keysOf = (rows: readonly StoredStay[]) => [
  ...new Map(rows.map(({ homeAgencyId, dossierId: id }) => [id, { homeAgencyId, id }])).values(),
];

function totalsOf(
  stays: readonly DutyStay[],
  tasks: readonly DutyTask[],
  explanations: readonly DutyExplanation[],
): DutyTotals {
  const dossiers = (of: readonly DutyStay[]) => new Set(of.map(({ dossierId }) => dossierId)).size;
  return {
    dossiers: dossiers(stays),
    stays: stays.length,
    workingMinutes: stays.reduce((sum, { workingMinutes }) => sum + workingMinutes, 0),
    sentBack: stays.filter(({ sentBack }) => sentBack).length,
    overBudget: stays.filter(({ overBudget }) => overBudget).length,
    late: dossiers(stays.filter(({ lateAt }) => lateAt !== null)),
    tasks: tasks.length,
    lateTasks: tasks.filter(({ wasLate }) => wasLate).length,
    unexplained: explanations.filter(({ own, seq, state }) => own && seq === null && state !== 'withdrawn')
      .length,
  };
}
