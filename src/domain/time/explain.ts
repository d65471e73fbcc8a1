// Why a due date is what it is, line by line: the counted lines add up to the limit.
import { dayEn, dayVi, instantEn, instantVi, minutesEn, minutesVi } from './date-words.ts';
import { countedFrom, type Due, type DueInput, dueOf, nominalLastDay } from './due.ts';
import { dayLines, monthLines, movedLines, sameDayLines } from './explain-days.ts';
import { hourLines } from './explain-hours.ts';
import { days, type ExplainLine, line } from './explain-line.ts';
import { type Day, dayOf, MINUTE_MS, startOfDay } from './instant.ts';
import { countsByHours } from './limit.ts';
import { isTooShort, mergePauses, type Pause, pausedDays } from './paused-time.ts';
import type { WorkingCalendar } from './working-calendar.ts';

export interface Explanation extends Due {
  readonly lines: readonly ExplainLine[];
}

/**
 * The due date with its reasons. The lines `counted` and `swapWork` add up to the limit: in `days` (working days or
 * calendar days, as the limit counts), in `months`, or in working `minutes`.
 *
 * @throws DomainError as `dueOf`
 */
export function explainDue(input: DueInput): Explanation {
  const due = dueOf(input);
  const { limit, calendar } = input;
  const from = countedFrom(input.from, calendar, input.policy);
  const merged = mergePauses(input.pauses ?? [], from);
  const spans = pausedDays(merged, calendar, input.pauseRule);
  const lines: ExplainLine[] = [
    line('start', `Tiếp nhận lúc ${instantVi(input.from)}.`, `Accepted at ${instantEn(input.from)}.`, {
      from: input.from,
    }),
  ];
  if (from !== input.from)
    lines.push(
      line('moved', `Tính từ lúc ${instantVi(from)}.`, `Counts from ${instantEn(from)}.`, { from, to: from }),
    );
  const start = dayOf(from);
  const last = dayOf(due.dueAt);
  if (countsByHours(limit)) lines.push(...hourLines(calendar, from, due.dueAt, merged));
  else if (limit.unit === 'sameDay') lines.push(...sameDayLines(calendar, start, last, spans));
  else {
    const notCounted = days(start, start);
    lines.push(
      line(
        'notCounted',
        `Không tính ngày tiếp nhận, ${dayVi(start)}.`,
        `The day of acceptance, ${dayEn(start)}, is not counted.`,
        notCounted,
      ),
    );
    if (limit.unit === 'workingDays') lines.push(...dayLines(calendar, start + 1, last, spans, true));
    else {
      const nominal = nominalLastDay(start, limit, spans);
      if (limit.unit === 'days') lines.push(...dayLines(calendar, start + 1, nominal, spans, false));
      else lines.push(...monthLines(start, nominal, limit.amount, spans));
      lines.push(...movedLines(calendar, nominal, last, spans));
    }
    lines.push(...shortPauseLines(merged, last, input));
  }
  if (due.provisional) lines.push(provisionalLine(calendar, last));
  lines.push(
    line('close', `Hạn trả kết quả: ${instantVi(due.dueAt)}.`, `Due at ${instantEn(due.dueAt)}.`, {
      to: due.dueAt,
    }),
  );
  return { ...due, lines };
}

/** Pauses up to the due day that are too short to move a date in days. */
function shortPauseLines(
  merged: readonly Pause[],
  last: Day,
  { calendar, pauseRule }: DueInput,
): ExplainLine[] {
  return merged
    .filter((pause) => dayOf(pause.from) <= last && isTooShort(pause, calendar, pauseRule))
    .map(({ from, to }) => {
      const minutes = calendar.workingTimeBetween(from, to) / MINUTE_MS;
      const least = pauseRule?.shortestMinutes ?? 0;
      return line(
        'shortPause',
        `Tạm dừng ${minutesVi(minutes)} giờ làm việc, từ ${instantVi(from)} đến ${instantVi(to)}: dưới ${minutesVi(least)}, không lùi hạn tính theo ngày.`,
        `Paused for ${minutesEn(minutes)} of office time, ${instantEn(from)} to ${instantEn(to)}: under ${minutesEn(least)}, moves no date in days.`,
        { from, to, minutes },
      );
    });
}

function provisionalLine(calendar: WorkingCalendar, last: Day): ExplainLine {
  if (calendar.isLoaded(last))
    return line(
      'provisional',
      'Lịch nghỉ trong thời gian này còn là dự kiến; hạn có thể lùi lại.',
      'Days off in this time are provisional; the date may move later.',
      {},
    );
  const end = calendar.lastDay;
  return line(
    'provisional',
    `Chưa có lịch làm việc sau ${dayVi(end)}: hạn tạm tính, có thể lùi lại khi lịch năm đó được nạp.`,
    `No calendar is loaded after ${dayEn(end)}: the date is provisional and may move later once that year is loaded.`,
    { from: startOfDay(end + 1) },
  );
}
