// Calendars over HTTP: what is loaded, what a version says, and how the next one is loaded.
import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DomainError } from '../domain/domain-error.ts';
import type { CalendarRef } from '../domain/time/working-calendar.ts';
import { fieldErrorsOf, requestInvalid } from '../platform/http/validation.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { CalendarBody, CalendarQuery } from './calendar-bodies.ts';
import { CalendarBook } from './calendar-book.ts';
import {
  CalendarImportView,
  CalendarListView,
  CalendarVersionView,
  summaryOf,
  viewOf,
} from './calendar-view.ts';
import { CalendarPreviewView, CalendarProgressView } from './calendar-preview-view.ts';
import { type CalendarImport, type CalendarSource, ImportCalendar } from './import-calendar.ts';
import { PreviewImport } from './preview-import.ts';
import type { Annulment } from './stored-annulments.ts';
import { ShowProgress } from './show-progress.ts';

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly book: CalendarBook,
    private readonly importCalendar: ImportCalendar,
    private readonly previewImport: PreviewImport,
    private readonly showProgress: ShowProgress,
  ) {}

  private readonly annulmentOf = (ref: CalendarRef): Annulment | null => this.book.annulmentOf(ref);

  /** Every calendar with its versions, newest first, and how long its loaded years last. */
  @Get()
  @ApiOkResponse({ type: CalendarListView })
  list(): CalendarListView {
    const ending = new Set(this.book.ending().map(({ calendar }) => calendar));
    const ends = new Map(this.book.ends().map((end) => [end.calendar, end]));
    const calendars = this.book
      .all()
      .map(({ name, versions }) =>
        summaryOf(name, versions, ends.get(name)!, ending.has(name), this.annulmentOf),
      );
    return { calendars };
  }

  /** One version, day by day. */
  @Get(':name/versions/:version')
  @ApiOkResponse({ type: CalendarVersionView })
  version(@Param('name') name: string, @Param('version', ParseIntPipe) version: number): CalendarVersionView {
    return viewOf(this.book.stored(name, version), this.annulmentOf);
  }

  /** How far a version has been taken to the dossiers that were open when it came. */
  @Get(':name/versions/:version/progress')
  @RequirePosition('administrator')
  @ApiOkResponse({ type: CalendarProgressView })
  progress(
    @Param('name') name: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<CalendarProgressView> {
    return this.showProgress.run(name, version);
  }

  /**
   * The next version, from a CSV file (`text/csv`) or JSON. Years that it does not speak of stay as they are.
   * Answers with what differs from the version before; open dossiers are counted anew behind the answer.
   */
  @Post(':name/versions')
  @RequirePosition('administrator')
  @ApiOperation({
    summary: 'Loads days as the next version and says what differs; with dryRun=true only what would change',
  })
  @ApiConsumes('text/csv', 'application/json')
  @ApiBody({ type: CalendarBody })
  @ApiCreatedResponse({ type: CalendarImportView })
  @ApiOkResponse({ type: CalendarPreviewView, description: 'A dry run: nothing was written' })
  async load(
    @Param('name') name: string,
    @Body() body: unknown,
    @CurrentStaff() actor: Actor,
    @Query() { note, dryRun }: CalendarQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarImport | CalendarPreviewView> {
    if (!NAME.test(name))
      throw new DomainError('calendar.invalid', `"${name}" is not a name of a calendar: a-z, 0-9 and -`, {
        name,
      });
    const { source, said } = readSource(name, body);
    if (dryRun !== true) return this.importCalendar.run(name, source, actor.staffId, said ?? note ?? null);
    reply.status(200);
    return this.previewImport.run(name, source, actor.staffId);
  }
}

function readSource(name: string, body: unknown): { source: CalendarSource; said?: string } {
  if (typeof body === 'string') return { source: { csv: body, fileName: `${name}.csv` } };
  const posted = plainToInstance(CalendarBody, body ?? {});
  const errors = validateSync(posted, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw requestInvalid(fieldErrorsOf(errors));
  const { note: said, ...source } = posted;
  return { source, ...(said === undefined ? {} : { said }) };
}
