// The whole ledger in sentences: what moved the date, why it is what it is now, and who used the time.
import { promisedDueAt, statutoryDue } from './clock-run.ts';
import { instantEn, instantVi, minutesEn, minutesVi } from './date-words.ts';
import { explainDue } from './explain.ts';
import { type ExplainKind, type ExplainLine, line } from './explain-line.ts';
import { type Instant, MINUTE_MS } from './instant.ts';
import { foldLedger } from './clock-ledger.ts';
import { entryWords, WHO } from './entry-words.ts';
import type { LedgerEntry, WaitingFor } from './ledger-entry.ts';
import { asKnown } from './ledger-facts.ts';
import { type ClockState, foldFacts } from './ledger-fold.ts';
import type { CalendarOf } from './run-calendars.ts';
import { usedTime } from './used-time.ts';

type LedgerLineKind = ExplainKind | LedgerEntry['kind'] | 'used';

export interface LedgerLine extends ExplainLine<LedgerLineKind> {
  /** The statutory and the promised due once the line's fact has counted. */
  readonly statutoryDueAt?: Instant;
  readonly promisedDueAt?: Instant;
  /** The calendar version counted on, `vn 1`. */
  readonly calendar?: string;
  /** On `pause` and `used` lines: whom the time is charged to. */
  readonly waitingFor?: WaitingFor;
}

/**
 * Why this date, and who used the time: a line for every entry up to an instant with the dates that were known with it,
 * then the lines of the current run (`explainDue`), then the working time used by each.
 *
 * @throws DomainError as `projectClock`
 */
export function explainLedger(
  ledger: readonly LedgerEntry[],
  calendarOf: CalendarOf,
  at: Instant,
): LedgerLine[] {
  let before = foldFacts([], calendarOf);
  const lines = asKnown(ledger, at).map(({ entry, facts }) => {
    const after = foldFacts(facts, calendarOf);
    const told = entryLine(entry, before, after);
    before = after;
    return told;
  });
  const now = foldLedger(ledger, calendarOf, at);
  return [...lines, ...runLines(now), ...usedLines(now, at)];
}

function entryLine(entry: LedgerEntry, before: ClockState, after: ClockState): LedgerLine {
  const [vi, en] = entryWords(entry, before, after);
  const reason = entry.reason === undefined ? '' : ` (${entry.reason})`;
  const text = `${instantVi(entry.at)}: ${vi}${reason}.`;
  const textEn = `${instantEn(entry.at)}: ${en}${reason}.`;
  const { run } = after;
  const due = run === null ? null : statutoryDue(run);
  return {
    ...line<LedgerLineKind>(entry.kind, text, textEn, {
      from: entry.at,
      ...(entry.reason === undefined ? {} : { name: entry.reason }),
    }),
    ...(run === null || due === null ? {} : { statutoryDueAt: due.dueAt, promisedDueAt: promisedDueAt(run) }),
    ...(due?.calendar == null ? {} : { calendar: `${due.calendar.name} ${due.calendar.version}` }),
    ...(entry.kind === 'pause' ? { waitingFor: entry.waitingFor } : {}),
  };
}

function runLines(state: ClockState): LedgerLine[] {
  const { run } = state;
  if (run === null || run.limit === null || run.importedDueAt !== null) return [];
  const { calendar } = statutoryDue(run);
  if (calendar === null) return [];
  const { startedAt: from, limit, policy, pauses, pauseRule } = run;
  const rules = {
    ...(policy === undefined ? {} : { policy }),
    ...(pauseRule === undefined ? {} : { pauseRule }),
  };
  return [...explainDue({ from, limit, calendar, pauses, ...rules }).lines];
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
