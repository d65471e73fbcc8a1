// What has been recorded since an instant that a report as of it counts otherwise: late entries and corrections.
import { Injectable } from '@nestjs/common';
import { Bindings } from '../../platform/lists/bindings.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { AskReport } from './report-ask.ts';
import type { ReportWish } from './report-ask.ts';
import { cellConditions } from './report-cells.ts';
import type { Cell, Counting } from './report-cells.ts';
import { boundPeriod, placeConditions } from './report-question.ts';
import type { ReportCorrections } from './report-view.ts';

const SHOWN = 100;
const RECEIVED: readonly Cell[] = ['receivedOnline', 'receivedDirect', 'carriedOver'];
const STANDING: readonly Cell[] = [
  'resolvedEarly',
  'resolvedOnTime',
  'resolvedLate',
  'pendingInTime',
  'pendingLate',
];

@Injectable()
export class ListCorrections {
  constructor(
    private readonly ask: AskReport,
    private readonly database: Database,
  ) {}

  /** Compares the report as of `asOf` with the same period counted now. @throws DomainError as `ReadReport06` */
  async run(wish: ReportWish, actor: Actor, now: Instant): Promise<ReportCorrections> {
    const { question } = await this.ask.run(wish, actor, now);
    const to = new Bindings();
    const bound = boundPeriod(to, question.period);
    const asOf = to.instant(question.period.asOf);
    const received = bound(caseOf(RECEIVED, question.counting));
    const standing = bound(caseOf(STANDING, question.counting));
    const place = placeConditions(question, to)
      .map((each) => ` and ${each}`)
      .join('');
    const seen = (alias: string, known: string) => `left join lateral (
        select ${received} as received, ${standing} as standing from report_fact f
        where f.home_agency_id = c.home_agency_id and f.dossier_id = c.dossier_id and ${known}${place}) ${alias} on true`;
    const { rows } = await this.database.query<ReportCorrections['rows'][number]>({
      text: `select c.dossier_id as id, coalesce(d.code, d.lodging_no) as code, was.received as "receivedBefore",
          was.standing as "standingBefore", is_now.received as "receivedNow", is_now.standing as "standingNow",
          (extract(epoch from c.recorded) * 1000)::float8 as "recordedAt"
        from (select home_agency_id, dossier_id, max(recorded_from) as recorded from report_fact
          where recorded_from > ${asOf} group by 1, 2) c
        join dossier d on d.home_agency_id = c.home_agency_id and d.id = c.dossier_id
        ${seen('was', `f.recorded_from <= ${asOf} and (f.recorded_to is null or f.recorded_to > ${asOf})`)}
        ${seen('is_now', 'f.recorded_to is null')}
        where (was.received, was.standing) is distinct from (is_now.received, is_now.standing)
        order by c.recorded desc, c.dossier_id limit ${SHOWN + 1}`,
      values: to.values,
    });
    return { rows: rows.slice(0, SHOWN), more: rows.length > SHOWN };
  }
}

function caseOf(cells: readonly Cell[], counting: Counting): string {
  const conditions = cellConditions(counting);
  return `case ${cells.map((cell) => `when ${conditions[cell]} then '${cell}'`).join(' ')} end`;
}
