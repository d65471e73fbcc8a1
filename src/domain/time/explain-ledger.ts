// The whole ledger in sentences: what moved the date, why it is what it is now, and who used the time.
import { promisedDueAt, statutoryDue } from './clock-run.ts';
import { instantEn, instantVi, minutesEn, minutesVi } from './date-words.ts';
import { explainDue } from './explain.ts';
import { type ExplainKind, type ExplainLine, line } from './explain-line.ts';
import { type Instant, MINUTE_MS } from './instant.ts';
import type { ClockFact, LedgerEntry, WaitingFor } from './ledger-entry.ts';
import { factsUntil } from './ledger-facts.ts';
import { applyFact, type CalendarOf, type ClockState, NOT_STARTED, seenAt } from './ledger-fold.ts';
import { usedTime } from './used-time.ts';
import { movedBy } from './verify-ledger.ts';

export type LedgerLineKind = ExplainKind | ClockFact['kind'] | 'used';

export interface LedgerLine extends ExplainLine<LedgerLineKind> {
  /** The statutory and the promised due once the line's fact has counted. */
  readonly statutoryDueAt?: Instant;
  readonly promisedDueAt?: Instant;
  /** The calendar version counted on, `vn 1`. */
  readonly calendar?: string;
  /** On `pause` and `used` lines: whom the time is charged to. */
  readonly waitingFor?: WaitingFor;
}

const WHO: Readonly<Record<WaitingFor, readonly [string, string]>> = Object.freeze({
  department: ['đơn vị giải quyết', 'the department'],
  citizen: ['người nộp hồ sơ', 'the applicant'],
  partnerAgency: ['cơ quan phối hợp', 'the partner agency'],
});

/**
 * Why this date, and who used the time: a line for every fact up to an instant with the dates it gave, then the lines
 * of the current run (`explainDue`), then the working time used by each.
 *
 * @throws DomainError as `projectClock`
 */
export function explainLedger(
  ledger: readonly LedgerEntry[],
  calendarOf: CalendarOf,
  at: Instant,
): LedgerLine[] {
  const lines: LedgerLine[] = [];
  let state = NOT_STARTED;
  for (const fact of factsUntil(ledger, at)) {
    const before = state;
    state = applyFact(before, fact, calendarOf);
    lines.push(factLine(fact, before, state));
  }
  if (state.stoppedAt === null) state = seenAt(state, at);
  return [...lines, ...runLines(state), ...usedLines(state, at)];
}

function factLine(fact: ClockFact, before: ClockState, after: ClockState): LedgerLine {
  const [vi, en] = factWords(fact, before, after);
  const reason = fact.reason === undefined ? '' : ` (${fact.reason})`;
  const text = `${instantVi(fact.at)}: ${vi}${reason}.`;
  const textEn = `${instantEn(fact.at)}: ${en}${reason}.`;
  const { run } = after;
  return {
    ...line<LedgerLineKind>(fact.kind, text, textEn, {
      from: fact.at,
      ...(fact.reason === undefined ? {} : { name: fact.reason }),
    }),
    ...(run === null ? {} : { statutoryDueAt: statutoryDue(run).dueAt, promisedDueAt: promisedDueAt(run) }),
    ...(run?.calendar == null ? {} : { calendar: `${run.calendar.name} ${run.calendar.version}` }),
    ...(fact.kind === 'pause' ? { waitingFor: fact.waitingFor } : {}),
  };
}

function factWords(fact: ClockFact, before: ClockState, after: ClockState): readonly [string, string] {
  const due = after.run === null ? null : statutoryDue(after.run).dueAt;
  const [dueVi, dueEn] = due === null ? ['', ''] : [instantVi(due), instantEn(due)];
  switch (fact.kind) {
    case 'start':
      return [`bắt đầu tính thời hạn, hạn ${dueVi}`, `the clock starts, due ${dueEn}`];
    case 'pause':
      return [`tạm dừng, chờ ${WHO[fact.waitingFor][0]}`, `paused, waiting for ${WHO[fact.waitingFor][1]}`];
    case 'resume':
      return [`tính tiếp, hạn ${dueVi}`, `resumed, due ${dueEn}`];
    case 'restart':
      if (fact.phase !== undefined)
        return [
          `bắt đầu giai đoạn “${fact.phase}”, hạn ${dueVi}`,
          `phase “${fact.phase}” begins, due ${dueEn}`,
        ];
      return [
        `tính lại từ đầu (lần ${after.run?.number}), hạn ${dueVi}`,
        `counted anew (run ${after.run?.number}), due ${dueEn}`,
      ];
    case 'extend':
      return [`gia hạn, hạn ${dueVi}`, `extended, due ${dueEn}`];
    case 'promise':
      return [
        `xin lỗi và hẹn lại ${instantVi(fact.dueAt)}; hạn theo quy định vẫn là ${dueVi}`,
        `apology with a new appointment, ${instantEn(fact.dueAt)}; the statutory due stays ${dueEn}`,
      ];
    case 'late':
      return ['ghi nhận quá hạn', 'recorded as late'];
    case 'stop':
      return ['kết thúc tính thời hạn', 'the clock stops'];
    case 'calendarChange': {
      const name = `${fact.calendar.name} ${fact.calendar.version}`;
      return movedBy(before, after)
        ? [
            `đổi lịch làm việc ${name}, hạn lùi đến ${dueVi}`,
            `calendar changed to ${name}, due moves to ${dueEn}`,
          ]
        : [
            `đổi lịch làm việc ${name}, không áp dụng, hạn giữ nguyên ${dueVi}`,
            `calendar changed to ${name}, not applied, due stays ${dueEn}`,
          ];
    }
  }
}

function runLines(state: ClockState): LedgerLine[] {
  const { run } = state;
  if (run === null || run.limit === null || run.calendar === null || run.importedDueAt !== null) return [];
  const { startedAt: from, limit, calendar, policy, pauses } = run;
  const input = { from, limit, calendar, pauses, ...(policy === undefined ? {} : { policy }) };
  return [...explainDue(input).lines];
}

function usedLines(state: ClockState, at: Instant): LedgerLine[] {
  const used = usedTime(state, at);
  if (used === null) return [];
  return (Object.keys(WHO) as WaitingFor[])
    .filter((who) => used[who] > 0)
    .map((who) => {
      const minutes = used[who] / MINUTE_MS;
      const [vi, en] = WHO[who];
      return {
        ...line<LedgerLineKind>(
          'used',
          `Thời gian do ${vi} sử dụng: ${minutesVi(minutes)}.`,
          `Working time used by ${en}: ${minutesEn(minutes)}.`,
          { minutes },
        ),
        waitingFor: who,
      };
    });
}
