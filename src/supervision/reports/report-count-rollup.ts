// Counts a report from the days that were counted already; only what the asked instant cuts is read from the facts.
import { DAY_MS, dayOf, formatDay, startOfDay } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import { CELLS } from './report-cells.ts';
import type { CountedLine, Figures } from './report-count-direct.ts';
import { placeConditions } from './report-question.ts';
import type { ReportQuestion } from './report-question.ts';
import { CONTRIBUTIONS, dayOfSql } from './rollup-contributions.ts';

/** Only for the counting `ledger`. */
export async function countRollup(sql: Queryable, question: ReportQuestion): Promise<readonly CountedLine[]> {
  const to = new Bindings();
  const { from, end } = question.period;
  const firstDay = to.bind(formatDay(dayOf(from)));
  const lastDay = to.bind(formatDay(dayOf(end - 1)));
  const place = placeConditions(question, to)
    .map((each) => ` and ${each}`)
    .join('');
  const sources = [
    `select f.level, f.field, f.measure, f.day, f.n from daily_count f
     where f.day <= ${lastDay}::date${recordedBefore(question, to)}${place}`,
    ...sinceMorning(question, to, place),
    ...laterToday(question, to, place),
  ];
  const { rows } = await sql.query<{
    level: string;
    field: string;
    measure: string;
    before: number;
    within: number;
  }>({
    text: `select level, field, measure, coalesce(sum(n) filter (where day < ${firstDay}::date), 0)::int as before,
        coalesce(sum(n) filter (where day >= ${firstDay}::date), 0)::int as within
      from (${sources.join(' union all ')}) counted group by 1, 2, 3 order by 1, 2`,
    values: to.values,
  });
  const lines = new Map<string, { level: string; field: string; sums: Map<string, Sum> }>();
  for (const { level, field, measure, before, within } of rows) {
    const key = `${level} ${field}`;
    const line = lines.get(key) ?? { level, field, sums: new Map<string, Sum>() };
    line.sums.set(measure, { before, within });
    lines.set(key, line);
  }
  return [...lines.values()]
    .map(({ level, field, sums }) => ({ level, field, figures: figuresOf(sums) }))
    .filter(({ figures }) => CELLS.some((cell) => figures[cell] !== 0));
}

interface Sum {
  readonly before: number;
  readonly within: number;
}

function figuresOf(sums: ReadonlyMap<string, Sum>): Figures {
  const within = (...measures: string[]) =>
    measures.reduce((n, name) => n + (sums.get(name)?.within ?? 0), 0);
  const before = (...measures: string[]) =>
    measures.reduce((n, name) => n + (sums.get(name)?.before ?? 0), 0);
  const until = (...measures: string[]) => before(...measures) + within(...measures);
  const accepted = ['accepted.online', 'accepted.counter', 'accepted.post'];
  const resolved = ['resolved.early', 'resolved.onTime', 'resolved.late'];
  const carriedOver = before(...accepted) - before(...resolved);
  const receivedOnline = within('accepted.online');
  const receivedDirect = within('accepted.counter', 'accepted.post');
  const received = carriedOver + receivedOnline + receivedDirect;
  const pending = received - within(...resolved);
  const pendingLate = until('becameLate') - until('resolved.late');
  const pendingLateWithApology = until('lateApologised') - until('resolvedLateApologised');
  const resolvedLateWithApology = within('resolvedLateApologised');
  const onlineWaiting = until('lodged.online') - until('answered.online');
  const onlineWaitingLate = until('receptionLate.online') - until('answeredLate.online');
  return {
    received,
    receivedOnline,
    receivedDirect,
    carriedOver,
    resolved: within(...resolved),
    resolvedEarly: within('resolved.early'),
    resolvedOnTime: within('resolved.onTime'),
    resolvedLate: within('resolved.late'),
    pending,
    pendingInTime: pending - pendingLate,
    pendingLate,
    receivedPostal: within('accepted.post'),
    receivedBoundaryFree: within('acceptedBoundaryFree'),
    resolvedLateWithApology,
    resolvedLateWithoutApology: within('resolved.late') - resolvedLateWithApology,
    pendingLateWithApology,
    pendingLateWithoutApology: pendingLate - pendingLateWithApology,
    endedStopped: within('ended.stopped'),
    endedWithdrawn: within('ended.withdrawn'),
    endedRefused: within('ended.refused'),
    turnedAway: within('turnedAway.refused', 'turnedAway.withdrawn', 'turnedAway.stopped'),
    onlineWaiting,
    onlineWaitingInTime: onlineWaiting - onlineWaitingLate,
    onlineWaitingLate,
    receptionLate: within('receptionLate.online', 'receptionLate.post'),
  };
}

/** Counts carry the day they were recorded on; those of the asked day itself are taken from the facts. */
function recordedBefore({ period: { asOf }, now }: ReportQuestion, to: Bindings): string {
  return now ? '' : ` and f.recorded_on < ${to.bind(formatDay(dayOf(asOf)))}::date`;
}

/** What became known, and stopped being so, between the morning of the asked day and the asked instant. */
function sinceMorning({ period: { asOf, end }, now }: ReportQuestion, to: Bindings, place: string): string[] {
  if (now) return [];
  const morning = to.instant(startOfDay(dayOf(asOf)));
  const at = to.instant(asOf);
  const last = to.instant(end);
  const counted = (sign: number, known: string) => `
    select f.level, f.field, c.measure, ${dayOfSql('c.at')}, ${sign} from report_fact f
    cross join lateral ${CONTRIBUTIONS} c(measure, at)
    where ${known}${place} and c.measure is not null and c.at < ${last}`;
  return [
    counted(1, `f.recorded_from >= ${morning} and f.recorded_from <= ${at}`),
    counted(-1, `f.recorded_to >= ${morning} and f.recorded_to <= ${at}`),
  ];
}

/** A clock that becomes late later on the last day is counted on that day, but not yet. */
function laterToday({ period: { asOf, end }, now }: ReportQuestion, to: Bindings, place: string): string[] {
  const tomorrow = startOfDay(dayOf(end - 1)) + DAY_MS;
  if (tomorrow === end) return [];
  const [last, next] = [to.instant(end), to.instant(tomorrow)];
  const known = now ? 'f.recorded_to is null' : knownBefore(to.instant(startOfDay(dayOf(asOf))));
  const ahead = (column: string) => `f.${column} >= ${last} and f.${column} < ${next}`;
  return [
    `select f.level, f.field, c.measure, ${dayOfSql('c.at')}, -1 from report_fact f
     cross join lateral ${CONTRIBUTIONS} c(measure, at)
     where ${known}${place} and (${ahead('late_since')} or ${ahead('reception_due_at')})
       and c.measure is not null and c.at >= ${last} and c.at < ${next}`,
  ];
}

const knownBefore = (instant: string): string =>
  `f.recorded_from < ${instant} and (f.recorded_to is null or f.recorded_to >= ${instant})`;
