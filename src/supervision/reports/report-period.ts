// The period of a report: civil days in, instants out, cut at the instant as of which it is asked.
import { DomainError } from '../../domain/domain-error.ts';
import { DAY_MS, formatInstant, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';

export interface ReportPeriod {
  /** First instant of the first day. */
  readonly from: Instant;
  /** First instant that is not counted: after the last day, or after the as-of instant where that comes first. */
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
  // What happens at the very instant is known then.
  const end = Math.min(after, asOf + 1);
  if (from >= after || from >= end)
    throw new DomainError('period.invalid', 'The period must end after it begins, and have begun', {});
  return { from, end, asOf };
}
