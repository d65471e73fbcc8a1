// When a case would be due if it were accepted at an instant, and why; the screen asks this before accepting.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Channel } from '../domain/process/procedure-definition.ts';
import { dayOf, type Instant } from '../domain/time/instant.ts';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { Clock } from '../platform/clock.ts';
import { type DuePreview, duePreview } from './due-preview.ts';
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
