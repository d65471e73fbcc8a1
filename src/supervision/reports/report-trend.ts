// A year month by month beside the year before, and by agency or procedure: by the report's own counting, so that a point is a report.
import { Injectable } from '@nestjs/common';
import { daysInMonth } from '../../domain/time/civil-date.ts';
import { dayOf, formatDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import { AskReport } from './report-ask.ts';
import { cellConditions } from './report-cells.ts';
import type { TrendQuery } from './report-bodies.ts';
import { CountReport } from './report-count.ts';
import { boundPeriod, knownAsOf, placeConditions } from './report-question.ts';
import type { ReportQuestion } from './report-question.ts';
import type { TrendFigures, TrendGroup, TrendMonth, TrendView } from './trend-view.ts';

/** What an agency or a procedure is told by; the others are for the report. */
const MOST_GROUPS = 200;

interface Days {
  readonly from: string;
  readonly to: string;
}

interface CountedGroup {
  readonly key: string;
  readonly name: string | null;
  readonly received: number;
  readonly resolved: number;
  readonly resolvedLate: number;
  readonly pending: number;
  readonly pendingLate: number;
}

@Injectable()
export class ReadTrend {
  constructor(
    private readonly ask: AskReport,
    private readonly count: CountReport,
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError as `AskReport` */
  async run(query: TrendQuery, actor: Actor, now: Instant): Promise<TrendView> {
    const today = formatDay(dayOf(now));
    const year = query.year ?? Number(today.slice(0, 4));
    const months: TrendMonth[] = [];
    for (let month = 1; month <= 12; month++) {
      const [days, before] = [monthOf(year, month), monthOf(year - 1, month)];
      months.push({
        month,
        ...days,
        over: days.to < today,
        figures: await this.figures(days, query, actor, now, today),
        before: await this.figures(before, query, actor, now, today),
      });
    }
    return { year, months, groups: await this.groups(year, query, actor, now, today), serverNow: now };
  }

  /** Null for a month that has not begun. */
  private async figures(
    days: Days,
    query: TrendQuery,
    actor: Actor,
    now: Instant,
    today: string,
  ): Promise<TrendFigures | null> {
    if (days.from > today) return null;
    const lines = await this.count.run(await this.question(days, query, actor, now));
    const sum = (cell: keyof (typeof lines)[number]['figures']) =>
      lines.reduce((total, { figures }) => total + figures[cell], 0);
    return figuresOf({
      received: sum('receivedOnline') + sum('receivedDirect'),
      resolved: sum('resolved'),
      resolvedLate: sum('resolvedLate'),
      pending: sum('pending'),
      pendingLate: sum('pendingLate'),
    });
  }

  private async question(days: Days, query: TrendQuery, actor: Actor, now: Instant): Promise<ReportQuestion> {
    const { unitId, procedureCode } = query;
    const wish = { ...days, unitId, procedureCode, variant: 'aggregated', counting: 'ledger' } as const;
    return (await this.ask.run(wish, actor, now)).question;
  }

  /** The year so far, beside the same days of the year before. */
  private async groups(
    year: number,
    query: TrendQuery,
    actor: Actor,
    now: Instant,
    today: string,
  ): Promise<readonly TrendGroup[]> {
    const last = today < `${year}-12-31` ? today : `${year}-12-31`;
    const days = { from: `${year}-01-01`, to: last };
    if (days.from > today) return [];
    const before = {
      from: `${year - 1}-01-01`,
      // The 29th of February has none.
      to: `${year - 1}${last.slice(4)}`.replace('-02-29', '-02-28'),
    };
    const [rows, earlier] = [
      await this.counted(query.by, await this.question(days, query, actor, now)),
      await this.counted(query.by, await this.question(before, query, actor, now)),
    ];
    const organization = await this.directory.current();
    return rows.map((row): TrendGroup => {
      const was = earlier.find(({ key }) => key === row.key);
      return {
        key: row.key,
        name: query.by === 'agency' ? (organization.unit(row.key)?.name ?? null) : row.name,
        figures: figuresOf(row),
        before: was === undefined ? null : figuresOf(was),
      };
    });
  }

  private async counted(by: TrendQuery['by'], question: ReportQuestion): Promise<readonly CountedGroup[]> {
    const to = new Bindings();
    const bound = boundPeriod(to, question.period);
    const cells = cellConditions('ledger');
    const count = (condition: string, name: string) =>
      `count(*) filter (where ${bound(condition)})::int as "${name}"`;
    const where = [knownAsOf(question, to), ...placeConditions(question, to), bound(cells.received)];
    const key = by === 'agency' ? 'f.competent_agency_id::text' : 'f.procedure_code';
    const { rows } = await this.database.query<CountedGroup>({
      text: `select ${key} as key, (select p.name from procedure p where p.code = min(f.procedure_code)) as name,
          ${count(`(${cells.receivedOnline}) or (${cells.receivedDirect})`, 'received')},
          ${count(cells.resolved, 'resolved')}, ${count(cells.resolvedLate, 'resolvedLate')},
          ${count(cells.pending, 'pending')}, ${count(cells.pendingLate, 'pendingLate')}
        from report_fact f where ${where.map((each) => `(${each})`).join(' and ')}
        group by 1 order by 4 desc, 1 limit ${MOST_GROUPS}`,
      values: to.values,
    });
    return rows;
  }
}

function figuresOf({
  received,
  resolved,
  resolvedLate,
  pending,
  pendingLate,
}: Omit<CountedGroup, 'key' | 'name'>): TrendFigures {
  const share = resolved === 0 ? null : (resolved - resolvedLate) / resolved;
  return { received, resolved, resolvedLate, pending, pendingLate, onTimeShare: share };
}

function monthOf(year: number, month: number): Days {
  const start = `${year}-${String(month).padStart(2, '0')}`;
  return { from: `${start}-01`, to: `${start}-${String(daysInMonth(year, month)).padStart(2, '0')}` };
}
