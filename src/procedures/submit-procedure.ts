// Takes a procedure that an administrator submits: says what publishing it would mean, or publishes it.
import { Injectable } from '@nestjs/common';
import { CalendarBook, USUAL_CALENDAR } from '../calendars/calendar-book.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { parserIn } from '../platform/parsing/parser.ts';
import { Parsing } from '../platform/parsing/parsing.ts';
import type { CheckedProcedure } from './parse-submission.ts';
import type { ProcedurePreview } from './preview-procedure.ts';
import { type Published, PublishProcedure } from './publish-procedure.ts';

const SUBMISSION = parserIn<typeof import('./parse-submission.ts')>(import.meta.url, './parse-submission');

@Injectable()
export class SubmitProcedure {
  constructor(
    private readonly parsing: Parsing,
    private readonly publishing: PublishProcedure,
    private readonly calendars: CalendarBook,
    private readonly clock: Clock,
  ) {
    parsing.know(SUBMISSION);
  }

  /**
   * Writes nothing; times are worked through on the usual calendar.
   *
   * @param at when the sample dossier is received; now if left out
   * @throws DomainError `procedure.malformed`, `input.…`
   */
  async preview(body: unknown, by: string, at: Instant = this.clock.now()): Promise<ProcedurePreview> {
    const calendar = this.calendars.stored(USUAL_CALENDAR).definition;
    const found = await this.parsing.run(SUBMISSION, { body, sample: { at, calendar } }, by);
    return { ...found.preview!, ...toldOf(found) };
  }

  /** @throws DomainError `procedure.malformed`, `procedure.invalid` with the places of its findings, `input.…` */
  async publish(body: unknown, by: string): Promise<Published> {
    const found = await this.parsing.run(SUBMISSION, { body, sample: null }, by);
    const { code } = found.procedure;
    const published = await this.publishing.run(found.procedure, {
      by,
      checked: new Map([[code, found.findings]]),
      texts: new Map(typeof body === 'string' ? [[code, body]] : []),
    });
    return { ...published, ...toldOf(found) };
  }
}

function toldOf({ told, more }: CheckedProcedure): Pick<Published, 'findings'> & { readonly more?: number } {
  return { findings: told, ...(more !== undefined && { more }) };
}
