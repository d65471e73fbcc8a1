// How short a pause may be that still moves a date in days: a setting, because no decree says.
import type { Queryable } from '../platform/database.ts';

/** Key of the setting: whole office minutes. */
export const SHORTEST_PAUSE_SETTING = 'clock.shortestPause';
export const DEFAULT_SHORTEST_PAUSE = 60;
const MOST = 8 * 60;

/** A setting that cannot be read must not stop a clock: the default holds. */
export async function readShortestPause(sql: Queryable): Promise<number> {
  const {
    rows: [row],
  } = await sql.query<{ value: unknown }>({
    name: 'shortest-pause',
    text: `select value from setting where key = $1`,
    values: [SHORTEST_PAUSE_SETTING],
  });
  const value = row?.value;
  const sound = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST;
  return sound ? value : DEFAULT_SHORTEST_PAUSE;
}
