// When a case would be due if it were accepted at an instant, line by line. Pure.
import { DomainError } from '../domain/domain-error.ts';
import type { CaseDefinition } from '../domain/process/procedure-definition.ts';
import { explainDue } from '../domain/time/explain.ts';
import type { ExplainLine } from '../domain/time/explain-line.ts';
import { formatInstant, type Instant } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';

export interface DuePreview {
  readonly acceptedAt: string;
  readonly due: string;
  /** The first late instant. */
  readonly lateFrom: string;
  /** What the receipt would say; at acceptance the same as `due`. */
  readonly promised: string;
  /** Whether a day on the way is not settled yet in the calendar. */
  readonly provisional: boolean;
  readonly calendar: { readonly name: string; readonly version: number };
  readonly explain: readonly (Omit<ExplainLine, 'from' | 'to'> & {
    readonly from?: string;
    readonly to?: string;
  })[];
}

/** The preview for a definition that has a limit. @throws DomainError `procedure.withoutLimit` and those of `dueOf` */
export function duePreview(
  { limit, policy }: Pick<CaseDefinition, 'limit' | 'policy'>,
  at: Instant,
  calendar: WorkingCalendar,
): DuePreview {
  if (limit === null) throw new DomainError('procedure.withoutLimit', 'The case has no time limit yet');
  const { dueAt, lateFromAt, provisional, lines } = explainDue({
    from: at,
    limit,
    calendar,
    ...(policy === undefined ? {} : { policy }),
  });
  return {
    acceptedAt: formatInstant(at),
    due: formatInstant(dueAt),
    lateFrom: formatInstant(lateFromAt),
    promised: formatInstant(dueAt),
    provisional,
    calendar: calendar.toJSON(),
    explain: lines.map(({ from, to, ...line }) => ({
      ...line,
      ...(from === undefined ? {} : { from: formatInstant(from) }),
      ...(to === undefined ? {} : { to: formatInstant(to) }),
    })),
  };
}
