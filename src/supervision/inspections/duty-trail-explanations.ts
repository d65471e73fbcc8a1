// The late cases of an official's trail with what was said in them: by him, or of what he held.
import { Injectable } from '@nestjs/common';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Database } from '../../platform/database.ts';
import { boundsOf } from './duty-trail-period.ts';
import type { TrailQuestion } from './duty-trail-period.ts';
import type { DutyExplanation } from './duty-trail-view.ts';

type Stored = Omit<DutyExplanation, 'unitName' | 'givenByName'> & {
  readonly unitId: string;
  readonly givenBy: string | null;
};

const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;
const PERIOD = (column: string) =>
  `${column} >= to_timestamp($2::float8 / 1000) and ${column} < to_timestamp($3::float8 / 1000)`;

/** A case has a row for each of its explanations, or one without; only those of units that are inspected. */
const EXPLANATIONS = `
  with held as (
    select distinct s.home_agency_id, s.dossier_id from stay s
    where s.officer_id = $1 and s.entered_at < to_timestamp($3::float8 / 1000)
      and (s.left_at is null or s.left_at >= to_timestamp($2::float8 / 1000))),
  concerned as (
    select c.home_agency_id, c.id from held h join late_case c
      on c.home_agency_id = h.home_agency_id and c.about_id = h.dossier_id and c.about = 'dossier'
    union
    select c.home_agency_id, c.id from late_case c where c.officer_id = $1 and ${PERIOD('c.late_since')}
    union
    select e.home_agency_id, e.late_case_id from explanation e
      where (e.given_by = $1 or e.on_behalf_of = $1) and ${PERIOD('e.given_at')})
  select c.id as "lateCaseId", e.seq, c.about, c.about_id as "aboutId", coalesce(d.code, d.lodging_no, t.task_no, r.complaint_no) as code,
    coalesce(p.name, d.procedure_code, t.title, r.title) as name, c.unit_id as "unitId", ${ms('c.late_since', 'lateSince')},
    coalesce(c.officer_id = $1, false) as own, c.state, coalesce(e.reason, c.reason) as reason, e.text,
    e.given_by as "givenBy", ${ms('e.given_at', 'givenAt')}, e.in_time as "inTime"
  from concerned k
    join late_case c on c.home_agency_id = k.home_agency_id and c.id = k.id
    left join explanation e on e.home_agency_id = c.home_agency_id and e.late_case_id = c.id
    left join dossier d on c.about = 'dossier' and d.home_agency_id = c.home_agency_id and d.id = c.about_id
    left join procedure p on p.code = d.procedure_code
    left join assigned_task t on c.about = 'task' and t.home_agency_id = c.home_agency_id and t.id = c.about_id
    left join complaint r on c.about = 'complaint' and r.home_agency_id = c.home_agency_id and r.id = c.about_id
  where c.unit_id = any($4::uuid[])
  order by c.late_since desc, c.id, e.seq`;

@Injectable()
export class ReadDutyExplanations {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError `day.invalid` */
  async run(question: TrailQuestion): Promise<readonly DutyExplanation[]> {
    const { rows } = await this.database.query<Stored>({
      name: 'duty-trail-explanations',
      text: EXPLANATIONS,
      values: [question.staffId, ...boundsOf(question), question.unitIds],
    });
    const organization = await this.directory.current();
    return rows.map(({ unitId, givenBy, ...row }) => ({
      ...row,
      unitName: organization.unit(unitId)?.name ?? null,
      givenByName: givenBy === null ? null : (organization.staff(givenBy)?.name ?? null),
    }));
  }
}
