// A dossier received regardless of boundary: when its paper must have arrived, and what its receipt may promise.
import { DomainError } from '../../src/domain/domain-error.ts';
import type { CaseDefinition } from '../../src/domain/process/procedure-definition.ts';
import { dueOf } from '../../src/domain/time/due.ts';
import { dayOf } from '../../src/domain/time/instant.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import type { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import { runLimitOf } from './phase-of.ts';

/** Working days in which the paper reaches the competent unit (provincial processes under 118/2025/NĐ-CP). */
const PAPER_DAYS = 1;

/** By when the competent unit is to have taken over a dossier that was received now. */
export function takeOverDueAt(received: Instant, calendar: WorkingCalendar): Instant {
  return calendar.closeOf(calendar.addWorkingDays(dayOf(received), PAPER_DAYS));
}

/**
 * The appointment on the receipt: the limit counted from the latest lawful take-over, because the clock starts only
 * then (118/2025/NĐ-CP Art. 17.3).
 *
 * @throws DomainError `case.noLimit`, and as `dueOf`
 */
export function receiptDueAt(
  received: Instant,
  definition: CaseDefinition,
  calendar: WorkingCalendar,
): Instant {
  const limit = runLimitOf(definition, null);
  if (limit === null) throw new DomainError('case.noLimit', 'This case has no limit');
  const { policy } = definition;
  return dueOf({ from: takeOverDueAt(received, calendar), limit, calendar, ...(policy && { policy }) }).dueAt;
}
