// The lines of an explanation that count minutes on the office-hours grid.
import { dayEn, dayVi, minutesEn, minutesVi } from './date-words.ts';
import { dayLines } from './explain-days.ts';
import { type ExplainLine, line } from './explain-line.ts';
import { dayOf, type Instant, MINUTE_MS, startOfDay } from './instant.ts';
import type { Pause } from './paused-time.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** One line a day of work or pause; days off between them are named. */
export function hourLines(
  calendar: WorkingCalendar,
  from: Instant,
  end: Instant,
  merged: readonly Pause[],
): ExplainLine[] {
  const lines: ExplainLine[] = [];
  const edges = [from, ...merged.flatMap((pause) => [pause.from, pause.to]), end].filter(
    (edge) => edge <= end,
  );
  for (const [index, edge] of edges.entries()) {
    const to = edges[index + 1] ?? end;
    if (to <= edge) continue;
    const paused = merged.some((pause) => edge >= pause.from && edge < pause.to);
    for (let day = dayOf(edge); startOfDay(day) < to; day++) {
      const [begin, stop] = [Math.max(edge, startOfDay(day)), Math.min(to, startOfDay(day + 1))];
      const minutes = calendar.workingTimeBetween(begin, stop) / MINUTE_MS;
      if (!calendar.isWorkingDay(day) && !paused && begin === startOfDay(day))
        lines.push(...dayLines(calendar, day, day, [], true));
      else if (minutes > 0)
        lines.push(
          minuteLine(
            paused ? 'paused' : calendar.specialDay(day)?.kind === 'swapWork' ? 'swapWork' : 'counted',
            begin,
            stop,
            minutes,
          ),
        );
    }
  }
  return lines;
}

function minuteLine(
  kind: 'paused' | 'counted' | 'swapWork',
  from: Instant,
  to: Instant,
  minutes: number,
): ExplainLine {
  const day = dayOf(from);
  const [vi, en] = [`${minutesVi(minutes)}: ${dayVi(day)}`, `${minutesEn(minutes)}: ${dayEn(day)}`];
  const facts = { from, to, minutes };
  if (kind === 'paused') return line(kind, `Tạm dừng ${vi}.`, `Paused ${en}.`, facts);
  return kind === 'swapWork'
    ? line(kind, `Tính ${vi} (làm bù).`, `${en} (swapped working day).`, facts)
    : line(kind, `Tính ${vi}.`, `${en}.`, facts);
}
