// The fees of a dossier over HTTP: read them, record a line, void one.
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { FeeBody, VoidFeeBody } from './fee-bodies.ts';
import { FeesView } from './fee-view.ts';
import { onTheWire } from '../on-the-wire.ts';
import { RecordFee } from './record-fee.ts';
import { ShowFees } from './show-fees.ts';
import { VoidFee } from './void-fee.ts';

@ApiTags('fees')
@Controller('dossiers/:ref/fees')
export class FeesController {
  constructor(
    private readonly fees: ShowFees,
    private readonly recording: RecordFee,
    private readonly voiding: VoidFee,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the dossier costs, what was paid, and what is still to be paid' })
  @ApiOkResponse({ type: FeesView })
  async read(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.fees.run(ref, actor));
  }

  @Post()
  @ApiOperation({ summary: 'Record a line: assessed, paid, refunded or exempted' })
  @ApiCreatedResponse({ type: FeesView })
  async record(@Param('ref') ref: string, @Body() body: FeeBody, @CurrentStaff() actor: Actor) {
    await this.recording.run(ref, body, actor, this.clock.now());
    return onTheWire(await this.fees.run(ref, actor));
  }

  @Post(':id/void')
  @HttpCode(200)
  @ApiOperation({ summary: 'Void a line that was recorded by mistake' })
  @ApiOkResponse({ type: FeesView })
  async strike(
    @Param('ref') ref: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: VoidFeeBody,
    @CurrentStaff() actor: Actor,
  ) {
    await this.voiding.run(ref, id, reason, actor, this.clock.now());
    return onTheWire(await this.fees.run(ref, actor));
  }
}
