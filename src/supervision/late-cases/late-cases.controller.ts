// Late cases over HTTP: the list, one case, opening one by hand, and its events, one by one or in bulk.
import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { idempotencyOf } from '../../dossiers/idempotency.ts';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../../organization/sign-in/position.guard.ts';
import { Clock } from '../../platform/clock.ts';
import { IfMatch, Versioned } from '../../platform/http/if-match.ts';
import { LateCaseBulkBody, LateCaseEventBody, LateCasesQuery, OpenLateCaseBody } from './late-case-bodies.ts';
import { LateCaseAnswer, LateCaseBulkAnswer, LateCasePage, LateCaseView } from './late-case-view.ts';
import { ListLateCases } from './list-late-cases.ts';
import { OpenLateCaseByHand } from './open-late-case-by-hand.ts';
import { SendLateCaseEvent } from './send-late-case-event.ts';
import { SendLateCasesInBulk } from './send-late-cases-in-bulk.ts';
import { ViewLateCase } from './view-late-case.ts';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: false,
  description: 'A repeat with the same key gives the first answer and changes nothing.',
};

@ApiTags('supervision')
@Versioned()
@Controller('late-cases')
export class LateCasesController {
  constructor(
    private readonly lists: ListLateCases,
    private readonly view: ViewLateCase,
    private readonly opening: OpenLateCaseByHand,
    private readonly sending: SendLateCaseEvent,
    private readonly bulk: SendLateCasesInBulk,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Late cases that the reader supervises, answers for, or held; newest first' })
  @ApiOkResponse({ type: LateCasePage })
  async list(@Query() query: LateCasesQuery, @CurrentStaff() actor: Actor): Promise<LateCasePage> {
    return onTheWire(await this.lists.run(query, actor, this.clock.now()));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One late case with its course, explanations and time spent' })
  @ApiOkResponse({ type: LateCaseView })
  async read(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<LateCaseView> {
    return onTheWire(await this.view.run(id, actor, this.clock.now()));
  }

  @Post()
  @RequirePosition('supervisor')
  @ApiOperation({ summary: 'Open a late case by hand' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiCreatedResponse({ type: LateCaseAnswer })
  async open(
    @Body() body: OpenLateCaseBody,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<LateCaseAnswer> {
    const { idempotency } = idempotencyOf(key, actor.staffId, { route: 'late-case', body });
    return onTheWire(await this.opening.run(body, actor, this.clock.now(), idempotency));
  }

  @Post(':id/events')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask, explain, return, find, close or reopen' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiOkResponse({ type: LateCaseAnswer })
  async send(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LateCaseEventBody,
    @IfMatch() ifVersion: number,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<LateCaseAnswer> {
    const { idempotency } = idempotencyOf(key, actor.staffId, { id, body, ifVersion });
    return onTheWire(await this.sending.run(id, body, ifVersion, actor, this.clock.now(), idempotency));
  }

  @Post('bulk-events')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send one event to up to 100 late cases, or try it out; an outcome for each' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiOkResponse({ type: LateCaseBulkAnswer })
  sendMany(
    @Body() body: LateCaseBulkBody,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<LateCaseBulkAnswer> {
    return this.bulk.run(body, actor, this.clock.now(), key);
  }
}
