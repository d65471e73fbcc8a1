// What applicants said of the service: figures by desk and procedure, comments of those dossiers that one reads.
import { Injectable } from '@nestjs/common';
import { DAY_MS, parseDay, startOfDay } from '../../domain/time/instant.ts';
import { handledBy, unitsToBind } from '../../dossiers/access/readable-sql.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { RatingsView } from './ratings-view.ts';
import { QUESTIONS, type Question } from './service-rating.table.ts';

const MOST_COMMENTS = 100;
const IN_TIME = `r.rated_at >= to_timestamp($1::float8 / 1000) and r.rated_at < to_timestamp($2::float8 / 1000)`;
const LINES = `
  select r.reception_unit_id as "unitId", r.procedure_code as "procedureCode", min(p.name) as "procedureName",
    count(*)::int as count, count(*) filter (where least(${QUESTIONS.join(', ')}) >= 4)::int as content,
    ${QUESTIONS.map((one) => `round(avg(r.${one}), 2)::float8 as ${one}`).join(', ')}
  from service_rating r left join procedure p on p.code = r.procedure_code
  where ${IN_TIME} and ($3::uuid[] is null or r.reception_unit_id = any($3::uuid[]))
  group by r.reception_unit_id, r.procedure_code order by count(*) desc, r.procedure_code`;
const COMMENTS = `
  select coalesce(d.code, d.lodging_no) as code, r.reception_unit_id as "unitId", r.comment,
    (extract(epoch from r.rated_at) * 1000)::float8 as "ratedAt", ${QUESTIONS.map((one) => `r.${one}`).join(', ')}
  from service_rating r
  join dossier d on d.home_agency_id = r.home_agency_id and d.id = r.dossier_id
  where ${IN_TIME} and r.comment is not null and ($3::uuid[] is null or ${handledBy('$3::uuid[]')})
  order by r.rated_at desc limit ${MOST_COMMENTS}`;

type Marked = Readonly<Record<Question, number>>;
type Line = Marked &
  Readonly<Record<'unitId' | 'procedureCode', string>> & {
    readonly procedureName: string | null;
    readonly count: number;
    readonly content: number;
  };
type Comment = Marked &
  Readonly<Record<'code' | 'unitId' | 'comment', string>> & { readonly ratedAt: number };

@Injectable()
export class ListRatings {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @param from, to days, both included */
  async run(from: string, to: string, { scope }: Pick<Actor, 'scope'>): Promise<RatingsView> {
    const values = [startOfDay(parseDay(from)), startOfDay(parseDay(to)) + DAY_MS, unitsToBind(scope)];
    const [lines, comments, organization] = await Promise.all([
      this.database.query<Line>({ name: 'rating-lines', text: LINES, values }),
      this.database.query<Comment>({ name: 'rating-comments', text: COMMENTS, values }),
      this.directory.current(),
    ]);
    const unitName = (id: string) => organization.unit(id)?.name ?? '';
    const marksOf = (row: Marked) => Object.fromEntries(QUESTIONS.map((one) => [one, row[one]])) as Marked;
    return {
      lines: lines.rows.map((row) => ({
        unitName: unitName(row.unitId),
        procedureCode: row.procedureCode,
        procedureName: row.procedureName ?? row.procedureCode,
        count: row.count,
        content: row.content,
        marks: marksOf(row),
      })),
      comments: comments.rows.map((row) => ({
        code: row.code,
        unitName: unitName(row.unitId),
        ratedAt: row.ratedAt,
        comment: row.comment,
        marks: marksOf(row),
      })),
    };
  }
}
