// The outbox over HTTP, for administrators: what waits, what was given up, and sending it again.
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { parseInstant } from '../../domain/time/instant.ts';
import { RequirePosition } from '../../organization/sign-in/position.guard.ts';
import { Clock } from '../../platform/clock.ts';
import { CountDeliveries } from './count-deliveries.ts';
import { DeliveryCountsQuery, DeliveryQuery, DropHeldBody } from './delivery-bodies.ts';
import { DeliveryJob } from './delivery.job.ts';
import {
  DeliveryCountsView,
  DeliveryPage,
  HeldDecisionView,
  HeldMailView,
  ResentView,
} from './delivery-view.ts';
import { HeldMails } from './held-mails.ts';
import { ListDeliveries } from './list-deliveries.ts';
import { ResendDelivery } from './resend-delivery.ts';

@ApiTags('deliveries')
@Controller('deliveries')
@RequirePosition('administrator')
export class DeliveriesController {
  constructor(
    private readonly deliveries: ListDeliveries,
    private readonly count: CountDeliveries,
    private readonly resendDelivery: ResendDelivery,
    private readonly held: HeldMails,
    private readonly job: DeliveryJob,
    private readonly clock: Clock,
  ) {}

  /** Deliveries of one status, newest first; those given up unless another is asked for. */
  @Get()
  @ApiOkResponse({ type: DeliveryPage })
  list(@Query() { status, channel, since, limit, cursor }: DeliveryQuery): Promise<DeliveryPage> {
    return this.deliveries.run({
      status,
      channel: channel ?? null,
      since: since === undefined ? null : parseInstant(since),
      limit,
      cursor: cursor ?? null,
    });
  }

  /** How many stand in each status. */
  @Get('counts')
  @ApiOkResponse({ type: DeliveryCountsView })
  counts(@Query() { channel, since }: DeliveryCountsQuery): Promise<DeliveryCountsView> {
    return this.count.run(channel ?? null, since === undefined ? null : parseInstant(since));
  }

  /** What waited too long to go unasked, and what would become of it if it were released now. */
  @Get('held')
  @ApiOkResponse({ type: HeldMailView })
  lookAtHeld(): Promise<HeldMailView> {
    return this.held.look(this.clock.now());
  }

  /** Lets what is held go, as far as it is still worth sending. */
  @Post('held/release')
  @HttpCode(200)
  @ApiOkResponse({ type: HeldDecisionView })
  async release(): Promise<HeldDecisionView> {
    const count = await this.held.release(this.clock.now());
    this.job.wake();
    return { count };
  }

  /** Drops what is held and was written longer ago than so many days. */
  @Post('held/drop')
  @HttpCode(200)
  @ApiOkResponse({ type: HeldDecisionView })
  async drop(@Body() { olderThanDays }: DropHeldBody): Promise<HeldDecisionView> {
    return { count: await this.held.drop(olderThanDays, this.clock.now()) };
  }

  /** Sends a delivery again that was not sent. */
  @Post(':id/resend')
  @HttpCode(200)
  @ApiOkResponse({ type: ResentView })
  resend(@Param('id', ParseUUIDPipe) id: string): Promise<{ id: string; status: 'waiting' }> {
    return this.resendDelivery.run(id);
  }
}
