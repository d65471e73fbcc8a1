// Reads what an official had in hand over a period, for whom that long, what came back and what became late.
import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../engine/definitions.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Database } from '../../platform/database.ts';
import { namePlace } from '../../../workflows/name-place.ts';
import { ReadDutyExplanations } from './duty-trail-explanations.ts';
import { boundsOf } from './duty-trail-period.ts';
import type { TrailQuestion } from './duty-trail-period.ts';
import type { DutyExplanation, DutyStay, DutyTask, DutyTotals, DutyTrail } from './duty-trail-view.ts';
import { RollupPass } from '../reports/rollup-pass.ts';

const SHOWN = 500;
const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

type StoredStay = Omit<
  DutyStay,
  'stateName' | 'stateNameEn' | 'unitName' | 'workingMinutes' | 'overBudget'
> & {
  readonly state: string;
  readonly unitId: string;
  readonly processVersionId: string;
  readonly calendarName: string;
  readonly workingMinutes: number | null;
  readonly charge: string;
};

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
      text: `select s.dossier_id as "dossierId", s.seq, coalesce(d.code, d.lodging_no) as code,
          coalesce(p.name, s.procedure_code) as "procedureName", s.state, s.unit_id as "unitId", s.charge,
          s.process_version_id as "processVersionId", d.snapshot->'context'->>'calendarName' as "calendarName",
          ${ms('s.entered_at', 'enteredAt')}, ${ms('s.left_at', 'leftAt')}, s.working_minutes as "workingMinutes",
          s.budget_minutes as "budgetMinutes", (back.reason is not null) as "sentBack", back.reason as "sentBackReason",
          ${ms('f.late_since', 'lateAt')}, apology.reason as "lateReason"
        from stay s
          join dossier d on d.home_agency_id = s.home_agency_id and d.id = s.dossier_id
          left join procedure p on p.code = s.procedure_code
          left join report_fact f on f.home_agency_id = s.home_agency_id and f.dossier_id = s.dossier_id
            and f.recorded_to is null and s.subject = 'dossier' and f.late_since > s.entered_at
            and f.late_since <= least(coalesce(s.left_at, 'infinity'), to_timestamp($4::float8 / 1000))
            and f.late_since >= to_timestamp($2::float8 / 1000) and f.late_since < to_timestamp($3::float8 / 1000)
          left join lateral (select coalesce(e.entry->'data'->>'reason', '') as reason from dossier_event e
            where e.home_agency_id = s.home_agency_id and e.dossier_id = s.dossier_id and e.type = 'sendBack'
              and e.occurred_at = s.entered_at limit 1) back on true
          left join lateral (select e.entry->'data'->>'reason' as reason from dossier_event e
            where f.dossier_id is not null and e.home_agency_id = s.home_agency_id and e.dossier_id = s.dossier_id
              and e.type = 'apologise' order by e.seq desc limit 1) apology on true
        where s.officer_id = $1 and s.entered_at < to_timestamp($3::float8 / 1000)
          and (s.left_at is null or s.left_at >= to_timestamp($2::float8 / 1000))
        order by s.entered_at desc, s.dossier_id, s.seq desc, s.subject`,
      values: [question.staffId, from, end, at],
    });
    const organization = await this.directory.current();
    return Promise.all(
      rows.map(async ({ state, unitId, processVersionId, calendarName, charge, ...stay }) => {
        const { definition } = await this.definitions.process(processVersionId);
        const { vi, en } = namePlace(state, definition.process);
        const minutes = this.minutesOf(stay, charge, calendarName, at);
        return {
          ...stay,
          stateName: vi,
          stateNameEn: en,
          unitName: organization.unit(unitId)?.name ?? null,
          workingMinutes: minutes(from, Math.min(end, at)),
          overBudget: stay.budgetMinutes !== null && minutes(-Infinity, at) > stay.budgetMinutes,
        };
      }),
    );
  }

  /** Working minutes of a stay within bounds. Time that the applicant is waited for is not the official's. */
  private minutesOf(
    { enteredAt, leftAt, workingMinutes }: Pick<StoredStay, 'enteredAt' | 'leftAt' | 'workingMinutes'>,
    charge: string,
    calendarName: string,
    at: Instant,
  ) {
    return (from: Instant, to: Instant): number => {
      if (charge === 'none' || charge === 'citizen') return 0;
      const [begins, ends] = [Math.max(enteredAt, from), Math.min(leftAt ?? at, to)];
      if (begins === enteredAt && ends === leftAt && workingMinutes !== null) return workingMinutes;
      const calendar = this.definitions.calendar(calendarName);
      return Math.floor(calendar.workingTimeBetween(begins, Math.max(begins, ends)) / MINUTE_MS);
    };
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
          and (t.closed_at is null or t.closed_at >= to_timestamp($2::float8 / 1000)) order by t.given_at desc, t.id`,
      values: [question.staffId, from, end, at],
    });
    const organization = await this.directory.current();
    return rows.map(({ unitId, ...task }) => ({
      ...task,
      unitName: organization.unit(unitId)?.name ?? null,
    }));
  }
}

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
    unexplained: explanations.filter(({ own, seq, state }) => own && seq === null && state !== 'withdrawn').length,
  };
}
