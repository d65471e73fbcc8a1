// The period of a report: civil days in, instants out, cut at the instant as of which it is asked.
import { DomainError } from '../domain/domain-error.ts';
import { DAY_MS, formatInstant, parseDay, startOfDay } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';

export interface ReportPeriod {
  /** First instant of the first day. */
  readonly from: Instant;
  /** First instant after the last day, or the as-of instant where that comes first: what is pending is pending then. */
  readonly end: Instant;
  readonly asOf: Instant;
}

/**
 * @param wish `from` and `to` are days, both counted; `asOf` an instant, now where absent
 * @throws DomainError `period.invalid`, `report.asOfAhead`
 */
export function reportPeriod(
  wish: { readonly from: string; readonly to: string; readonly asOf?: Instant | undefined },
  now: Instant,
): ReportPeriod {
  const from = startOfDay(parseDay(wish.from));
  const after = startOfDay(parseDay(wish.to)) + DAY_MS;
  const asOf = wish.asOf ?? now;
  if (asOf > now)
    throw new DomainError('report.asOfAhead', 'Figures cannot be had as of an instant that has not come', {
      now: formatInstant(now),
    });
  const end = Math.min(after, asOf);
  if (from >= after || from >= end)
    throw new DomainError('period.invalid', 'The period must end after it begins, and have begun', {});
  return { from, end, asOf };
}
