// Calendars over HTTP: what is loaded, what a version says, and how the next one is loaded.
import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DomainError } from '../domain/domain-error.ts';
import { fieldErrorsOf, requestInvalid } from '../platform/http/validation.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { CalendarBody } from './calendar-bodies.ts';
import { CalendarBook } from './calendar-book.ts';
import {
  CalendarImportView,
  CalendarListView,
  CalendarVersionView,
  summaryOf,
  viewOf,
} from './calendar-view.ts';
import { type CalendarImport, ImportCalendar } from './import-calendar.ts';

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly book: CalendarBook,
    private readonly importCalendar: ImportCalendar,
  ) {}

  /** Every calendar with its versions, newest first, and how long its loaded years last. */
  @Get()
  @ApiOkResponse({ type: CalendarListView })
  list(): CalendarListView {
    const ending = new Set(this.book.ending().map(({ calendar }) => calendar));
    const ends = new Map(this.book.ends().map((end) => [end.calendar, end]));
    const calendars = this.book
      .all()
      .map(({ name, versions }) => summaryOf(name, versions, ends.get(name)!, ending.has(name)));
    return { calendars };
  }

  /** One version, day by day. */
  @Get(':name/versions/:version')
  @ApiOkResponse({ type: CalendarVersionView })
  version(@Param('name') name: string, @Param('version', ParseIntPipe) version: number): CalendarVersionView {
    return viewOf(this.book.stored(name, version));
  }

  /**
   * The next version, from a CSV file (`text/csv`) or JSON. Years that it does not speak of stay as they are.
   * Answers with what differs from the version before.
   */
  @Post(':name/versions')
  @RequirePosition('administrator')
  @ApiOperation({ summary: 'Loads days as the next version and says what differs' })
  @ApiConsumes('text/csv', 'application/json')
  @ApiBody({ type: CalendarBody })
  @ApiCreatedResponse({ type: CalendarImportView })
  async load(
    @Param('name') name: string,
    @Body() body: unknown,
    @CurrentStaff() actor: Actor,
    @Query('note') note?: string,
  ): Promise<CalendarImport> {
    if (!NAME.test(name))
      throw new DomainError('calendar.invalid', `"${name}" is not a name of a calendar: a-z, 0-9 and -`, {
        name,
      });
    if (typeof body === 'string')
      return this.importCalendar.run(
        name,
        { csv: body, fileName: `${name}.csv` },
        actor.staffId,
        note ?? null,
      );
    const posted = plainToInstance(CalendarBody, body ?? {});
    const errors = validateSync(posted, { whitelist: true, forbidNonWhitelisted: true });
    if (errors.length > 0) throw requestInvalid(fieldErrorsOf(errors));
    return this.importCalendar.run(name, posted, actor.staffId, posted.note ?? note ?? null);
  }
}
