// The figures of a board, added up from counted groups. Pure.
import type { BoardCounts, TimerCounts } from './board-view.ts';

export type Timer = 'notStarted' | 'onTime' | 'dueSoon' | 'late' | 'paused' | 'resolved';

export interface CountedRow {
  readonly timer: Timer;
  /** Held by no officer. */
  readonly nobody: boolean;
  readonly n: number;
}

export function countsOf(rows: readonly CountedRow[]): TimerCounts {
  const sum = (own: (row: CountedRow) => boolean) =>
    rows.reduce((total, row) => total + (own(row) ? row.n : 0), 0);
  return {
    notStarted: sum(({ timer }) => timer === 'notStarted'),
    onTime: sum(({ timer }) => timer === 'onTime'),
    dueSoon: sum(({ timer }) => timer === 'dueSoon'),
    late: sum(({ timer }) => timer === 'late'),
    paused: sum(({ timer }) => timer === 'paused'),
    resolved: sum(({ timer }) => timer === 'resolved'),
    unassigned: sum(({ nobody }) => nobody),
    open: sum(() => true),
  };
}

export function boardCounts(rows: readonly CountedRow[], lateOfCompetence: number): BoardCounts {
  const counts = countsOf(rows);
  return { ...counts, lateOfCompetence, inTimeShare: inTimeShare(counts) };
}

export function summed(all: readonly BoardCounts[]): BoardCounts {
  const sum = (of: keyof TimerCounts | 'lateOfCompetence') =>
    all.reduce((total, counts) => total + counts[of], 0);
  const counts = {
    notStarted: sum('notStarted'),
    onTime: sum('onTime'),
    dueSoon: sum('dueSoon'),
    late: sum('late'),
    paused: sum('paused'),
    resolved: sum('resolved'),
    unassigned: sum('unassigned'),
    open: sum('open'),
  };
  return { ...counts, lateOfCompetence: sum('lateOfCompetence'), inTimeShare: inTimeShare(counts) };
}

/** What stands paused, waits for its beginning or is resolved neither keeps nor misses its time now. */
function inTimeShare({ onTime, dueSoon, late }: TimerCounts): number | null {
  const running = onTime + dueSoon + late;
  return running === 0 ? null : (onTime + dueSoon) / running;
}

export function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const own = groups.get(keyOf(row));
    if (own === undefined) groups.set(keyOf(row), [row]);
    else own.push(row);
  }
  return groups;
}
