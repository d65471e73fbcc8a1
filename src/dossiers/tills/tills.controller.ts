// The money of a desk over HTTP.
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../../organization/sign-in/position.guard.ts';
import { Clock } from '../../platform/clock.ts';
import { onTheWire } from '../on-the-wire.ts';
import { OpenTill } from './open-till.ts';
import { ReadCounts } from './read-counts.ts';
import { CountsQuery, CountTillBody, TillQuery } from './till-bodies.ts';
import { TillCountLine, TillCountView, TillView } from './till-view.ts';

@ApiTags('fees')
@Controller('tills')
export class TillsController {
  constructor(
    private readonly till: OpenTill,
    private readonly counts: ReadCounts,
    private readonly clock: Clock,
  ) {}

  @Get('mine')
  @RequirePosition('reception')
  @ApiOperation({ summary: 'What I took at my desk since my last count' })
  @ApiOkResponse({ type: TillView })
  async mine(@Query() { unitId }: TillQuery, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.till.show(unitId, actor, this.clock.now()));
  }

  @Post('counts')
  @RequirePosition('reception')
  @HttpCode(201)
  @ApiOperation({ summary: 'Count the drawer; what was taken up to now is closed' })
  @ApiOkResponse({ type: TillCountView })
  async count(@Body() body: CountTillBody, @CurrentStaff() actor: Actor) {
    const at = this.clock.now();
    await this.till.count(body, actor, at);
    return onTheWire(await this.counts.one(body.id, actor, at));
  }

  @Get('counts')
  @ApiOperation({ summary: 'Counts of mine and of the units that I head or supervise, newest first' })
  @ApiOkResponse({ type: TillCountLine, isArray: true })
  async list(@Query() query: CountsQuery, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.counts.list(query, actor, this.clock.now()));
  }

  @Get('counts/:id')
  @ApiOkResponse({ type: TillCountView })
  async one(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.counts.one(id, actor, this.clock.now()));
  }
}
