// Decisions that move open dossiers to other units, over HTTP.
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../../organization/sign-in/position.guard.ts';
import { Clock } from '../../platform/clock.ts';
import { DecideHandOver } from './decide-hand-over.ts';
import { HandOverBody, OutcomesQuery } from './hand-over-bodies.ts';
import {
  DossierOutcomesView,
  HandOverListView,
  HandOverPreviewView,
  HandOverView,
} from './hand-over-view.ts';
import { PreviewHandOver } from './preview-hand-over.ts';
import { ShowHandOvers } from './show-hand-overs.ts';
import { WithdrawHandOver } from './withdraw-hand-over.ts';

@ApiTags('administration')
@Controller('admin/hand-overs')
@RequirePosition('administrator', 'leader')
export class HandOversController {
  constructor(
    private readonly clock: Clock,
    private readonly preview: PreviewHandOver,
    private readonly decide: DecideHandOver,
    private readonly show: ShowHandOvers,
    private readonly withdrawing: WithdrawHandOver,
  ) {}

  @Get()
  @ApiOkResponse({ type: HandOverListView })
  async list(@CurrentStaff() actor: Actor): Promise<HandOverListView> {
    return { items: await this.show.list(actor, this.clock.now()) };
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a decision would do to units and open dossiers; writes nothing' })
  @ApiOkResponse({ type: HandOverPreviewView })
  tryOut(@Body() body: HandOverBody, @CurrentStaff() actor: Actor): Promise<HandOverPreviewView> {
    return this.preview.run(body, actor, this.clock.now());
  }

  @Post()
  @ApiOperation({ summary: 'Record a decision; its dossiers are moved in the background from its day on' })
  @ApiCreatedResponse({ type: HandOverView })
  record(@Body() body: HandOverBody, @CurrentStaff() actor: Actor): Promise<HandOverView> {
    return this.decide.run(body, actor, this.clock.now());
  }

  @Get(':id')
  @ApiOperation({ summary: 'A decision and how far it has been carried out' })
  @ApiOkResponse({ type: HandOverView })
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<HandOverView> {
    return this.show.one(id, actor, this.clock.now());
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw a decision before its day; its number is free again' })
  @ApiOkResponse({ type: HandOverView })
  withdraw(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<HandOverView> {
    return this.withdrawing.run(id, actor, this.clock.now());
  }

  @Get(':id/outcomes')
  @ApiOperation({ summary: 'What became of each dossier' })
  @ApiOkResponse({ type: DossierOutcomesView })
  outcomes(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: OutcomesQuery,
    @CurrentStaff() actor: Actor,
  ): Promise<DossierOutcomesView> {
    return this.show.outcomes(id, query, actor, this.clock.now());
  }
}
