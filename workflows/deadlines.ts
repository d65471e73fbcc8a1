// The instants a dossier waits for besides its due date: transfer, online answer, supplement, collection.
import type { SupplementRule } from '../src/domain/process/procedure-definition.ts';
import { dayOf, HOUR_MS, startOfDay } from '../src/domain/time/instant.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import type { WorkingCalendar } from '../src/domain/time/working-calendar.ts';

/** After this hour a dossier may be handed over at the start of the next working day (Decree 61/2018 Art. 18.2). */
const TRANSFER_CUTOFF_MS = 15 * HOUR_MS;
/** "The start of the next working day" as an instant that can be late: a setting, the decree names no hour. */
const START_OF_DAY_MS = HOUR_MS;
/** An online lodging is answered within eight working hours (Decree 45/2020 as practised; a setting). */
const RECEPTION_MS = 8 * HOUR_MS;
/** Working days after which a result that nobody collected is pointed out; a setting. */
const REMINDER_DAYS = 5;

/** The default of every procedure whose sector law says nothing else (Decree 61/2018 Art. 19.4; lapse is a setting). */
export const DEFAULT_SUPPLEMENT: SupplementRule = {
  windowWorkingDays: 3,
  timesPerStage: 1,
  lapseWorkingDays: 15,
  afterCompletion: 'restart',
};

/** By when a dossier accepted now must have been handed to the competent unit. */
export function transferDueAt(accepted: Instant, calendar: WorkingCalendar): Instant {
  const day = dayOf(accepted);
  if (calendar.isWorkingDay(day) && accepted - startOfDay(day) <= TRANSFER_CUTOFF_MS)
    return calendar.closeOf(day);
  const next = calendar.addWorkingDays(day, 1);
  return calendar.openOf(next) + START_OF_DAY_MS;
}

/** By when an online or postal lodging must be answered. */
export function receptionDueAt(lodged: Instant, calendar: WorkingCalendar): Instant {
  return calendar.addWorkingTime(lodged, RECEPTION_MS);
}

/** When a dossier that was not supplemented is stopped: office close of the last working day allowed. */
export function lapseAt(asked: Instant, rule: SupplementRule, calendar: WorkingCalendar): Instant {
  return calendar.closeOf(calendar.addWorkingDays(dayOf(asked), rule.lapseWorkingDays));
}

export function reminderAt(resolved: Instant, calendar: WorkingCalendar): Instant {
  return calendar.closeOf(calendar.addWorkingDays(dayOf(resolved), REMINDER_DAYS));
}

/** Whether a supplement asked now restarts the limit: in the stage's window and not asked before in it. */
export function supplementRestarts(
  asked: Instant,
  runStarted: Instant,
  askedBefore: number,
  rule: SupplementRule,
  calendar: WorkingCalendar,
): boolean {
  if (rule.afterCompletion !== 'restart' || askedBefore >= rule.timesPerStage) return false;
  return asked <= calendar.closeOf(calendar.addWorkingDays(dayOf(runStarted), rule.windowWorkingDays));
}
