// One line of an explanation: a sentence in two languages with its numbers.
import { type Day, type Instant, startOfDay } from './instant.ts';

export type ExplainKind =
  | 'start'
  | 'notCounted'
  | 'counted'
  | 'swapWork'
  | 'dayOff'
  | 'paused'
  | 'shortPause'
  | 'moved'
  | 'provisional'
  | 'close';

/** `from` up to, not including, `to`; a line about days begins and ends at midnight. */
export interface ExplainLine<Kind extends string = ExplainKind> {
  readonly kind: Kind;
  readonly from?: Instant;
  readonly to?: Instant;
  /** Counted on `counted` and `swapWork` lines; on the others only how many days the line speaks of. */
  readonly days?: number;
  readonly minutes?: number;
  readonly months?: number;
  /** The calendar's name for the day, or the reason of a pause. */
  readonly name?: string;
  /** A Vietnamese sentence. */
  readonly text: string;
  readonly textEn: string;
}

/** One line; `facts` are its numbers and name. */
export function line<Kind extends string>(
  kind: Kind,
  text: string,
  textEn: string,
  facts: Omit<ExplainLine<Kind>, 'kind' | 'text' | 'textEn'>,
): ExplainLine<Kind> {
  return { kind, ...facts, text, textEn };
}

/** The facts of a line about the days from `first` to `last`, both included. */
export function days(first: Day, last: Day): { from: Instant; to: Instant; days: number } {
  return { from: startOfDay(first), to: startOfDay(last + 1), days: last - first + 1 };
}
