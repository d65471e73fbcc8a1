// Half-typed new dossiers over HTTP.
import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../../organization/sign-in/position.guard.ts';
import { Clock } from '../../platform/clock.ts';
import { IfMatch, Versioned } from '../../platform/http/if-match.ts';
import { DraftBody, DraftLine, DraftView } from './draft-bodies.ts';
import { KeepDrafts } from './keep-drafts.ts';

@ApiTags('drafts')
@Versioned()
@RequirePosition('reception')
@Controller('drafts')
export class DraftsController {
  constructor(
    private readonly drafts: KeepDrafts,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Drafts of my reception, newest first' })
  @ApiOkResponse({ type: DraftLine, isArray: true })
  list(@CurrentStaff() actor: Actor): Promise<DraftLine[]> {
    return this.drafts.list(actor, this.clock.now());
  }

  @Get(':id')
  @ApiOkResponse({ type: DraftView })
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<DraftView> {
    return this.drafts.one(id, actor, this.clock.now());
  }

  @Post()
  @ApiOperation({ summary: 'Keep a half-typed dossier for three days' })
  @ApiCreatedResponse({ type: DraftLine })
  keep(@Body() body: DraftBody, @CurrentStaff() actor: Actor): Promise<DraftLine> {
    return this.drafts.keep(body, actor, this.clock.now());
  }

  @Put(':id')
  @ApiOkResponse({ type: DraftLine })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DraftBody,
    @IfMatch() version: number,
    @CurrentStaff() actor: Actor,
  ): Promise<DraftLine> {
    return this.drafts.change(id, body, version, actor, this.clock.now());
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  drop(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<void> {
    return this.drafts.drop(id, actor, this.clock.now());
  }
}
