// One line of `motcua due`: a question in JSON, answered with a due date and the reasons for it.
import { DomainError } from '../domain/domain-error.ts';
import { type DuePolicy, dueOf } from '../domain/time/due.ts';
import { explainDue } from '../domain/time/explain.ts';
import type { ExplainLine } from '../domain/time/explain-line.ts';
import { formatInstant, type Instant, parseInstant } from '../domain/time/instant.ts';
import { parseLimit } from '../domain/time/limit.ts';
import type { Pause } from '../domain/time/paused-time.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';

/** Finds a calendar by its name or file; without either, the usual one. */
export type CalendarFinder = (nameOrFile: string | undefined) => WorkingCalendar;

/** An explanation line as it is written: instants in ISO 8601 with +07:00, the sentence in Vietnamese. */
interface WrittenExplainLine {
  readonly kind: ExplainLine['kind'];
  readonly text: string;
  readonly from?: string;
  readonly to?: string;
  readonly days?: number;
  readonly minutes?: number;
  readonly months?: number;
  readonly name?: string;
}

export type DueAnswer =
  | {
      readonly due: string;
      readonly lateFrom: string;
      readonly provisional?: true;
      readonly explain?: readonly WrittenExplainLine[];
    }
  | {
      readonly error: {
        readonly code: string;
        readonly message: string;
        readonly line: number;
      };
    };

const FIELDS = ['from', 'limit', 'pauses', 'calendar', 'policy'];
const POLICY: Readonly<Record<string, readonly unknown[]>> = {
  due: ['officeClose', 'clockTime'],
  outsideHours: ['asReceived', 'nextOpening'],
  lastHourCountsNextDay: [true, false],
};

/**
 * Answers one question: `{"from": instant, "limit": {amount, unit}, "pauses"?, "calendar"?, "policy"?}`.
 * Whatever is wrong with the line is its answer; nothing is thrown but bugs.
 *
 * @param line number of the line, from 1, told in the error
 */
export function answerDueLine(text: string, line: number, find: CalendarFinder, explain: boolean): DueAnswer {
  try {
    const question = fieldsOf(parsed(text), 'the line', FIELDS);
    const { pauses, policy } = question;
    const input = {
      from: instantAt(question['from'], 'from'),
      limit: parseLimit(question['limit']),
      calendar: find(calendarName(question['calendar'])),
      ...(pauses === undefined ? {} : { pauses: pausesOf(pauses) }),
      ...(policy === undefined ? {} : { policy: policyOf(policy) }),
    };
    const explained = explain ? explainDue(input) : undefined;
    const due = explained ?? dueOf(input);
    return {
      due: formatInstant(due.dueAt),
      lateFrom: formatInstant(due.lateFromAt),
      ...(due.provisional ? { provisional: true } : {}),
      ...(explained === undefined ? {} : { explain: explained.lines.map(writeExplainLine) }),
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { error: { code: error.code, message: error.message, line } };
  }
}

function writeExplainLine(line: ExplainLine): WrittenExplainLine {
  const written: { -readonly [K in keyof WrittenExplainLine]: WrittenExplainLine[K] } = {
    kind: line.kind,
    text: line.text,
  };
  if (line.from !== undefined) written.from = formatInstant(line.from);
  if (line.to !== undefined) written.to = formatInstant(line.to);
  if (line.days !== undefined) written.days = line.days;
  if (line.minutes !== undefined) written.minutes = line.minutes;
  if (line.months !== undefined) written.months = line.months;
  if (line.name !== undefined) written.name = line.name;
  return written;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw invalid(`expected one JSON object a line: ${error instanceof Error ? error.message : 'not JSON'}`);
  }
}

function fieldsOf(value: unknown, place: string, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`${place} must be an object with ${known.join(', ')}`);
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw invalid(`${place} has unknown fields: ${unknown.join(', ')}`);
  return value as Record<string, unknown>;
}

function instantAt(value: unknown, place: string): Instant {
  if (typeof value !== 'string') throw invalid(`${place} must be an ISO 8601 date and time`);
  return parseInstant(value);
}

function calendarName(value: unknown): string | undefined {
  if (value !== undefined && typeof value !== 'string') throw invalid('calendar must be a name or a file');
  return value;
}

function pausesOf(value: unknown): Pause[] {
  if (!Array.isArray(value)) throw invalid('pauses must be a list of {from, to}');
  return value.map((pause, index) => {
    const place = `pauses[${index}]`;
    const { from, to, reason } = fieldsOf(pause, place, ['from', 'to', 'reason']);
    return {
      from: instantAt(from, `${place}.from`),
      to: instantAt(to, `${place}.to`),
      ...(typeof reason === 'string' ? { reason } : {}),
    };
  });
}

function policyOf(value: unknown): DuePolicy {
  const policy = fieldsOf(value, 'policy', Object.keys(POLICY));
  for (const [key, setting] of Object.entries(policy))
    if (!POLICY[key]?.includes(setting))
      throw invalid(`policy.${key} must be one of ${POLICY[key]?.join(', ')}`);
  return policy as DuePolicy;
}

function invalid(expected: string): DomainError {
  return new DomainError('due.invalidQuestion', `Not a question about a due date: ${expected}`, { expected });
}
