// A report's question as SQL: which versions of which dossiers' facts it is about.
import { Bindings } from '../../platform/lists/bindings.ts';
import type { ReportPeriod } from './report-period.ts';
import type { Counting } from './report-cells.ts';
import type { ReportUnits } from './report-scope.ts';

export interface ReportQuestion {
  readonly period: ReportPeriod;
  readonly units: ReportUnits;
  readonly counting: Counting;
  readonly procedureCode?: string | undefined;
  readonly level?: string | undefined;
  readonly field?: string | undefined;
  /** Whether it is asked as of now; the newest versions are then the ones. */
  readonly now: boolean;
}

/** Text of conditions whose `$from` and `$end` are bound in `to`. */
export function boundPeriod(to: Bindings, { from, end }: ReportPeriod): (condition: string) => string {
  const [first, last] = [to.instant(from), to.instant(end)];
  return (condition) => condition.replaceAll('$from', () => first).replaceAll('$end', () => last);
}

/** Conditions on `report_fact f` (or on `daily_count f`, whose columns of these names say the same). */
export function placeConditions(question: ReportQuestion, to: Bindings): string[] {
  const { units, procedureCode, level, field } = question;
  const where: string[] = [];
  if (units.unitIds !== 'all') where.push(`f.${units.column} = any(${to.bind(units.unitIds)}::uuid[])`);
  if (procedureCode !== undefined) where.push(`f.procedure_code = ${to.bind(procedureCode)}`);
  if (level !== undefined) where.push(`f.level = ${to.bind(level)}`);
  if (field !== undefined) where.push(`f.field = ${to.bind(field)}`);
  return where;
}

/** The versions that were known at the instant the report is asked as of. */
export function knownAsOf({ period: { asOf }, now }: ReportQuestion, to: Bindings): string {
  if (now) return 'f.recorded_to is null';
  const at = to.instant(asOf);
  return `f.recorded_from <= ${at} and (f.recorded_to is null or f.recorded_to > ${at})`;
}
