// Whose trail, in which units, and over which days.
import { DAY_MS, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';

export interface TrailQuestion {
  readonly staffId: string;
  /** Days, both counted. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Those that the reader may inspect: what he had in hand elsewhere is no part of the trail. */
  readonly unitIds: readonly string[];
}

/** First instant of the first day, and the first one after the last. */
export function boundsOf({
  firstDay,
  lastDay,
}: Pick<TrailQuestion, 'firstDay' | 'lastDay'>): readonly [Instant, Instant] {
  return [startOfDay(parseDay(firstDay)), startOfDay(parseDay(lastDay)) + DAY_MS];
}
