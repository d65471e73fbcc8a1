// Annulling a calendar version as a mistake, over HTTP: proposed, approved, rejected.
import { Body, Controller, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { AnnulCalendar } from './annul-calendar.ts';
import { AnnulmentBody, AnnulmentDecisionBody } from './calendar-bodies.ts';

@ApiTags('calendars')
@Controller('calendars/:name/versions/:version/annulment')
@RequirePosition('administrator')
export class CalendarAnnulmentsController {
  constructor(private readonly annul: AnnulCalendar) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Proposes to annul a version as a mistake; another administrator decides' })
  propose(
    @Param('name') name: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() { reason }: AnnulmentBody,
    @CurrentStaff() { staffId }: Actor,
  ): Promise<void> {
    return this.annul.propose({ name, version }, reason, staffId);
  }

  @Post('approve')
  @HttpCode(204)
  @ApiOperation({ summary: 'The version is not looked at from now on; promises already given stay' })
  approve(
    @Param('name') name: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() { note }: AnnulmentDecisionBody,
    @CurrentStaff() { staffId }: Actor,
  ): Promise<void> {
    return this.annul.approve({ name, version }, note ?? null, staffId);
  }

  @Post('reject')
  @HttpCode(204)
  @ApiOperation({ summary: 'The version stays; it may be proposed anew' })
  reject(
    @Param('name') name: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() { note }: AnnulmentDecisionBody,
    @CurrentStaff() { staffId }: Actor,
  ): Promise<void> {
    return this.annul.reject({ name, version }, note ?? null, staffId);
  }
}
