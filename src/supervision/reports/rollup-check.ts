// Checks the figures: facts against the dossiers' own rows, days against the facts, months against a direct count.
import { DAY_MS, dayOf, formatDay, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import { CELLS } from './report-cells.ts';
import type { Cell } from './report-cells.ts';
import { countDirect } from './report-count-direct.ts';
import type { CountedLine } from './report-count-direct.ts';
import { countRollup } from './report-count-rollup.ts';
import type { ReportQuestion } from './report-question.ts';
import { CONTRIBUTIONS, COUNT_KEYS, dayOfSql } from './rollup-contributions.ts';

export interface RollupCheck {
  readonly dossiers: number;
  readonly months: number;
  readonly differences: readonly string[];
}

/**
 * To be run when the journal has been read to its end.
 *
 * @param now the figures are compared as of now, and of instants in the middle of days before
 * @param since months before it are left out; all of them are checked without it
 */
export async function checkRollups(sql: Queryable, now: Instant, since?: Instant): Promise<RollupCheck> {
  const { rows } = await sql.query<{ dossiers: number; first: number | null }>({
    text: `select count(*)::int as dossiers, (extract(epoch from min(lodged_at)) * 1000)::float8 as first from dossier`,
  });
  const { dossiers, first } = rows[0]!;
  const differences = [...(await factsUnlikeRows(sql)), ...(await daysUnlikeFacts(sql))];
  let months = 0;
  for (
    let from = startOfMonth(since ?? first ?? now);
    first !== null && from <= now;
    from = nextMonth(from), months++
  )
    for (const question of questions(from, now)) differences.push(...(await monthUnlikeCount(sql, question)));
  return { dossiers, months, differences };
}

/** A month as of now, and as of two instants in the middle of days, when that month had begun. */
function questions(from: Instant, now: Instant): ReportQuestion[] {
  const end = nextMonth(from);
  const asked = (asOf: Instant, isNow: boolean): ReportQuestion => ({
    period: { from, end: Math.min(end, asOf + 1), asOf },
    units: { column: 'competent_unit_id', unitIds: 'all' },
    counting: 'ledger',
    now: isNow,
  });
  const noons = [from + 14.45 * DAY_MS, end + 9.6 * DAY_MS].filter((asOf) => asOf < now);
  return [asked(now, true), ...noons.map((asOf) => asked(asOf, false))];
}

async function monthUnlikeCount(sql: Queryable, question: ReportQuestion): Promise<string[]> {
  const direct = await countDirect(sql, question);
  const rolled = await countRollup(sql, question);
  const keys = new Set([...direct, ...rolled].map(keyOf));
  const { from, asOf } = question.period;
  return [...keys].flatMap((key) =>
    CELLS.flatMap((cell) => {
      const [counted, kept] = [figureOf(direct, key, cell), figureOf(rolled, key, cell)];
      if (counted === kept) return [];
      const when = `${formatDay(dayOf(from)).slice(0, 7)} as of ${new Date(asOf).toISOString()}`;
      return [`${when}, ${key}: ${cell} is ${kept} in the roll-up, ${counted} counted`];
    }),
  );
}

const keyOf = ({ level, field }: CountedLine) => `${level} / ${field}`;
const figureOf = (lines: readonly CountedLine[], key: string, cell: Cell) =>
  lines.find((line) => keyOf(line) === key)?.figures[cell] ?? 0;

async function factsUnlikeRows(sql: Queryable): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>({
    text: `select d.id from dossier d
      left join report_fact f on f.home_agency_id = d.home_agency_id and f.dossier_id = d.id and f.recorded_to is null
      where (f.seq, f.accepted_at, f.stopped_at, f.verdict, f.outcome, f.competent_unit_id, f.state, f.late_from_at)
        is distinct from (d.version, d.accepted_at, coalesce(d.resolved_at, d.closed_at), d.verdict, d.outcome,
          d.competent_unit_id, d.state, d.late_from_at) limit 100`,
  });
  return rows.map(({ id }) => `dossier ${id}: its facts differ from its row`);
}

async function daysUnlikeFacts(sql: Queryable): Promise<string[]> {
  const keys = COUNT_KEYS.join(', ');
  const { rows } = await sql.query<{ what: string; kept: number; counted: number }>({
    text: `
      with counted as (
        select ${keys}, ${dayOfSql('c.at')} as day, c.measure, count(*)::int as n
        from report_fact f cross join lateral ${CONTRIBUTIONS} c(measure, at)
        where f.recorded_to is null and c.at is not null and c.measure is not null group by ${keys}, day, c.measure),
      kept as (
        select ${keys}, day, measure, sum(n)::int as n from daily_count group by ${keys}, day, measure having sum(n) <> 0)
      select competent_unit_id || ' ' || procedure_code || ' ' || day || ' ' || measure as what,
        coalesce(kept.n, 0) as kept, coalesce(counted.n, 0) as counted
      from counted full join kept using (${keys}, day, measure) where counted.n is distinct from kept.n limit 100`,
  });
  return rows.map(({ what, kept, counted }) => `${what}: ${kept} in the roll-up, ${counted} counted`);
}

/** Months of Vietnam's civil calendar. */
function startOfMonth(instant: Instant): Instant {
  return startOfDay(parseDay(`${formatDay(dayOf(instant)).slice(0, 7)}-01`));
}

function nextMonth(start: Instant): Instant {
  return startOfMonth(start + 32 * DAY_MS);
}
