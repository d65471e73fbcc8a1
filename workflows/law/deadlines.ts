// The instants a dossier waits for besides its due date: transfer, online answer, supplement, collection.
import type { SupplementRule } from '../../src/domain/process/procedure-definition.ts';
import { dayOf, HOUR_MS, MINUTE_MS, startOfDay } from '../../src/domain/time/instant.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import type { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import type { Regime } from './regime.ts';

/** "The start of the next working day" as an instant that can be late: a setting, the decree names no hour. */
const START_OF_DAY_MS = HOUR_MS;
/** Working days after which a result that nobody collected is pointed out; a setting. */
const REMINDER_DAYS = 5;

/**
 * By when a dossier accepted now must have been handed to the competent unit: the same working day, or at the start
 * of the next when received after the regime's cut-off (Decree 61/2018 Art. 18.2; 118/2025 Art. 18.2).
 */
export function transferDueAt(
  accepted: Instant,
  { transferCutoff }: Pick<Regime, 'transferCutoff'>,
  calendar: WorkingCalendar,
): Instant {
  const day = dayOf(accepted);
  if (calendar.isWorkingDay(day) && accepted - startOfDay(day) <= sinceMidnight(transferCutoff.value))
    return calendar.closeOf(day);
  const next = calendar.addWorkingDays(day, 1);
  return calendar.openOf(next) + START_OF_DAY_MS;
}

/** By when an online or postal lodging must be answered: so many working hours as the regime gives. */
export function receptionDueAt(
  lodged: Instant,
  { receptionAnswerHours }: Pick<Regime, 'receptionAnswerHours'>,
  calendar: WorkingCalendar,
): Instant {
  return calendar.addWorkingTime(lodged, receptionAnswerHours.value * HOUR_MS);
}

/** When a dossier that was not supplemented is stopped: office close of the last working day allowed. */
export function lapseAt(asked: Instant, rule: SupplementRule, calendar: WorkingCalendar): Instant {
  return calendar.closeOf(calendar.addWorkingDays(dayOf(asked), rule.lapseWorkingDays));
}

export function reminderAt(resolved: Instant, calendar: WorkingCalendar): Instant {
  return calendar.closeOf(calendar.addWorkingDays(dayOf(resolved), REMINDER_DAYS));
}

function sinceMidnight(timeOfDay: string): number {
  const [hours, minutes] = timeOfDay.split(':');
  return Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
}
