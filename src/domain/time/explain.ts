// Why a due date is what it is, line by line: the counted lines add up to the limit.
import { dayEn, dayVi, instantEn, instantVi } from './date-words.ts';
import { countedFrom, type Due, type DueInput, dueOf, nominalLastDay } from './due.ts';
import { dayLines, monthLines, movedLines, sameDayLines } from './explain-days.ts';
import { hourLines } from './explain-hours.ts';
import { days, type ExplainLine, line } from './explain-line.ts';
import { dayOf } from './instant.ts';
import { countsByHours } from './limit.ts';
import { mergePauses, pausedDays } from './paused-time.ts';

export type { ExplainKind, ExplainLine } from './explain-line.ts';

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
  const spans = pausedDays(merged);
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
  }
  if (due.provisional)
    lines.push(
      line(
        'provisional',
        'Lịch nghỉ trong thời gian này còn là dự kiến; hạn có thể lùi lại.',
        'Days off in this time are provisional; the date may move later.',
        {},
      ),
    );
  lines.push(
    line('close', `Hạn trả kết quả: ${instantVi(due.dueAt)}.`, `Due at ${instantEn(due.dueAt)}.`, {
      to: due.dueAt,
    }),
  );
  return { ...due, lines };
}
