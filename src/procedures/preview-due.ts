// When a case would be due if it were accepted at an instant, and why; the screen asks this before accepting.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { CaseDefinition, Channel } from '../domain/process/procedure-definition.ts';
import { explainDue } from '../domain/time/explain.ts';
import type { ExplainLine } from '../domain/time/explain-line.ts';
import { dayOf, formatInstant, type Instant } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { Clock } from '../platform/clock.ts';
import { ProcessVersions } from './process-versions.ts';

export interface DueQuestion {
  readonly procedureCode: string;
  readonly caseKey: string;
  /** Now if left out. */
  readonly at?: Instant;
  readonly channel?: Channel;
  /** Name of the unit's calendar; the usual one if left out. */
  readonly calendar?: string;
}

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

@Injectable()
export class PreviewDue {
  constructor(
    private readonly versions: ProcessVersions,
    private readonly calendars: CalendarBook,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError those of `ProcessVersions.definitionFor`; `procedure.channelClosed`; `calendar.unknown`,
   *   `calendar.outsideLoadedYears`
   */
  async run(question: DueQuestion): Promise<DuePreview> {
    const at = question.at ?? this.clock.now();
    const definition = await this.versions.definitionFor(question.procedureCode, question.caseKey, dayOf(at));
    const { channel } = question;
    if (channel !== undefined && definition.channels?.includes(channel) === false)
      throw new DomainError('procedure.channelClosed', `This case is not received by ${channel}`, {
        channel,
        channels: definition.channels,
      });
    return duePreview(definition, at, this.calendars.current(question.calendar));
  }
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
