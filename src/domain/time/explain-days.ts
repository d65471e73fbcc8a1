// The lines of an explanation that speak of whole days.
import { dayEn, dayVi, spanEn, spanVi } from './date-words.ts';
import { days, type ExplainLine, line } from './explain-line.ts';
import { type Day, startOfDay } from './instant.ts';
import { type DaySpan, isPausedDay } from './paused-time.ts';
import type { WorkingCalendar } from './working-calendar.ts';

type DayClass = 'counted' | 'swapWork' | 'dayOff' | 'paused';

/** Runs of days alike, from `first` to `last`; days off are counted too when `workingOnly` is false. */
export function dayLines(
  calendar: WorkingCalendar,
  first: Day,
  last: Day,
  spans: readonly DaySpan[],
  workingOnly: boolean,
): ExplainLine[] {
  const lines: ExplainLine[] = [];
  let begin = first;
  for (let day = first; day <= last; day++) {
    const [kind, name] = classOf(calendar, day, spans, workingOnly);
    const next = day < last ? classOf(calendar, day + 1, spans, workingOnly) : undefined;
    if (next !== undefined && next[0] === kind && next[1] === name) continue;
    lines.push(dayLine(kind, name, begin, day, workingOnly));
    begin = day + 1;
  }
  return lines;
}

function classOf(
  calendar: WorkingCalendar,
  day: Day,
  spans: readonly DaySpan[],
  workingOnly: boolean,
): [DayClass, string | undefined] {
  const special = calendar.specialDay(day);
  const paused = isPausedDay(day, spans);
  if (!workingOnly) return [paused ? 'paused' : 'counted', undefined];
  if (!calendar.isWorkingDay(day)) return ['dayOff', special?.name];
  if (paused) return ['paused', undefined];
  return special?.kind === 'swapWork' ? ['swapWork', special.name] : ['counted', undefined];
}

function dayLine(
  kind: DayClass,
  name: string | undefined,
  first: Day,
  last: Day,
  workingOnly: boolean,
): ExplainLine {
  const facts = { ...days(first, last), ...(name === undefined ? {} : { name }) };
  const [vi, en] = [spanVi(first, last), spanEn(first, last)];
  const unit = workingOnly ? ['ngày làm việc', 'working day(s)'] : ['ngày', 'day(s)'];
  const named = name === undefined ? '' : ` (${name})`;
  if (kind === 'dayOff')
    return line(kind, `Ngày nghỉ, không tính: ${vi}${named}.`, `Off, not counted: ${en}${named}.`, facts);
  if (kind === 'paused')
    return line(kind, `Tạm dừng, không tính: ${vi}.`, `Paused, not counted: ${en}.`, facts);
  if (kind === 'swapWork')
    return line(
      kind,
      `Tính ${facts.days} ngày làm bù: ${vi}${named}.`,
      `${facts.days} swapped working day(s): ${en}${named}.`,
      facts,
    );
  return line(kind, `Tính ${facts.days} ${unit[0]}: ${vi}.`, `${facts.days} ${unit[1]}: ${en}.`, facts);
}

/** The months as one line, then the paused days that are added at their end. */
export function monthLines(
  start: Day,
  nominal: Day,
  months: number,
  spans: readonly DaySpan[],
): ExplainLine[] {
  const lines: ExplainLine[] = [];
  let paused = 0;
  for (const span of spans) {
    const from = Math.max(span.from, start + 1);
    if (from > nominal || span.to <= from) continue;
    paused += span.to - from;
    lines.push(dayLine('paused', undefined, from, span.to - 1, false));
  }
  const plain = nominal - paused;
  const counted = line(
    'counted',
    `Tính ${months} tháng, đến ${dayVi(plain)}.`,
    `${months} month(s), to ${dayEn(plain)}.`,
    {
      from: startOfDay(start + 1),
      to: startOfDay(plain + 1),
      months,
    },
  );
  if (paused === 0) return [counted];
  const added = line(
    'moved',
    `Cộng ${paused} ngày tạm dừng, đến ${dayVi(nominal)}.`,
    `${paused} paused day(s) added, to ${dayEn(nominal)}.`,
    {
      from: startOfDay(plain + 1),
      to: startOfDay(nominal + 1),
      days: paused,
    },
  );
  return [counted, ...lines, added];
}

/** Why a last day that is off or paused gave way to a later one; nothing when it did not. */
export function movedLines(
  calendar: WorkingCalendar,
  nominal: Day,
  last: Day,
  spans: readonly DaySpan[],
): ExplainLine[] {
  if (nominal === last) return [];
  const passed = dayLines(calendar, nominal, last - 1, spans, true).map(withoutCounting);
  const text = `Ngày cuối, ${dayVi(nominal)}, chuyển sang ngày làm việc tiếp theo, ${dayVi(last)}.`;
  const textEn = `The last day, ${dayEn(nominal)}, moves to the next working day, ${dayEn(last)}.`;
  const facts = { from: startOfDay(nominal), to: startOfDay(last) };
  return [...passed, line('moved', text, textEn, { ...facts, days: last - nominal })];
}

/** A last day that is off was counted; only the result is not given on it. */
function withoutCounting(each: ExplainLine): ExplainLine {
  if (each.kind !== 'dayOff') return each;
  return {
    ...each,
    text: each.text.replace('Ngày nghỉ, không tính:', 'Ngày nghỉ, không phải ngày trả kết quả:'),
    textEn: each.textEn.replace('Off, not counted:', 'Off, no day for the result:'),
  };
}

/** The due day itself, and why it is not the day of reception when it is not. */
export function sameDayLines(
  calendar: WorkingCalendar,
  start: Day,
  last: Day,
  spans: readonly DaySpan[],
): ExplainLine[] {
  const passed =
    start === last
      ? []
      : [
          line(
            'moved',
            'Tiếp nhận sau giờ nhận kết quả trong ngày: trả vào ngày làm việc tiếp theo.',
            'Received too late for the same day: due the next working day.',
            {
              from: startOfDay(start),
              to: startOfDay(last),
            },
          ),
          ...dayLines(calendar, start + 1, last - 1, spans, true),
        ];
  return [...passed, ...dayLines(calendar, last, last, spans, true)];
}
