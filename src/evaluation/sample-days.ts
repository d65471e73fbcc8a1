// For which days there is a sample province: its units begin in July 2025, and its dossiers look back from the day asked.
import { DomainError } from '../domain/domain-error.ts';
import { dayOf, formatDay, type Instant, parseDay } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';

/** The oldest sample dossiers lie some two months back, and everybody who acts on one must be in office then. */
const FIRST_DAY = '2025-10-01';

/**
 * Said before anything is written.
 *
 * @throws DomainError `seed.outsideSample` in a sentence that names the days to choose from
 */
export function refuseOtherDays(at: Instant, calendar: WorkingCalendar): void {
  const day = dayOf(at);
  if (day >= parseDay(FIRST_DAY) && calendar.isLoaded(day)) return;
  const [asked, lastDay] = [formatDay(day), formatDay(calendar.lastDay)];
  throw new DomainError(
    'seed.outsideSample',
    `There is a sample province for the days from ${FIRST_DAY} to ${lastDay}, and none for ${asked}: set MOTCUA_CLOCK to one of those days`,
    { asked, firstDay: FIRST_DAY, lastDay },
  );
}
