// Absences over HTTP: one's own, those of one's people, and for administrators all.
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Clock } from '../../platform/clock.ts';
import { CurrentStaff } from '../sign-in/current-staff.ts';
import type { Actor } from '../sign-in/actor.ts';
import { AbsenceView, ColleaguesQuery, ColleagueView, RecordAbsenceBody } from './absence-bodies.ts';
import { EndAbsence } from './end-absence.ts';
import { FindColleagues } from './find-colleagues.ts';
import { ListAbsences } from './list-absences.ts';
import { RecordAbsence } from './record-absence.ts';

@ApiTags('organization')
@Controller('absences')
export class AbsencesController {
  constructor(
    private readonly clock: Clock,
    private readonly listing: ListAbsences,
    private readonly finding: FindColleagues,
    private readonly recording: RecordAbsence,
    private readonly ending: EndAbsence,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Present and coming absences of oneself and of those one may record them for' })
  @ApiOkResponse({ type: AbsenceView, isArray: true })
  list(@CurrentStaff() actor: Actor): Promise<AbsenceView[]> {
    return this.listing.run(actor, this.clock.now());
  }

  @Get('people')
  @ApiOperation({ summary: 'At most 20 people, by name: whose absence I may record, or who may stand in' })
  @ApiOkResponse({ type: ColleagueView, isArray: true })
  people(@CurrentStaff() actor: Actor, @Query() query: ColleaguesQuery): Promise<ColleagueView[]> {
    return this.finding.run(query, actor, this.clock.now());
  }

  @Post()
  @ApiCreatedResponse({ type: AbsenceView })
  record(@CurrentStaff() actor: Actor, @Body() body: RecordAbsenceBody): Promise<AbsenceView> {
    return this.recording.run(actor, body, this.clock.now());
  }

  @Post(':id/end')
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(@CurrentStaff() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.ending.run(actor, id, this.clock.now());
  }
}
