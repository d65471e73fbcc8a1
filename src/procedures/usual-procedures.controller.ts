// The procedures of a counter's number keys over HTTP.
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { Clock } from '../platform/clock.ts';
import { ProcedureKeys } from './procedure-keys.ts';
import { ProcedureKeyBody, ProcedureKeyParams, UsualQuery } from './usual-bodies.ts';
import { UsualProcedures } from './usual-procedures.ts';
import { UsualProcedureView } from './usual-view.ts';

@ApiTags('procedures')
@Controller('procedures')
export class UsualProceduresController {
  constructor(
    private readonly usual: UsualProcedures,
    private readonly keys: ProcedureKeys,
    private readonly clock: Clock,
  ) {}

  @Get('usual')
  @RequirePosition('reception')
  @ApiOperation({ summary: 'Those with keys of the reader, and ten that this counter takes most often' })
  @ApiOkResponse({ type: UsualProcedureView, isArray: true })
  async list(@Query() { unitId }: UsualQuery, @CurrentStaff() actor: Actor): Promise<UsualProcedureView[]> {
    return this.usual.run(unitId, actor, this.clock.now());
  }

  @Post('usual/keys')
  @HttpCode(200)
  @RequirePosition('reception')
  @ApiOperation({
    summary: 'Give free keys to what this counter takes most often; no key changes its meaning',
  })
  @ApiOkResponse({ type: UsualProcedureView, isArray: true })
  async fill(@Query() { unitId }: UsualQuery, @CurrentStaff() actor: Actor): Promise<UsualProcedureView[]> {
    return this.keys.fill(unitId, actor, this.clock.now());
  }

  @Put('usual/keys/:key')
  @HttpCode(204)
  @RequirePosition('reception')
  @ApiOperation({ summary: 'Give one of the reader’s number keys to a case' })
  @ApiNoContentResponse()
  async give(
    @Param() { key }: ProcedureKeyParams,
    @Body() body: ProcedureKeyBody,
    @CurrentStaff() actor: Actor,
  ): Promise<void> {
    await this.keys.give(key, body, actor);
  }
}
