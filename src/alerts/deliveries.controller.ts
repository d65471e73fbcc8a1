// The outbox over HTTP, for administrators: what waits, what was given up, and sending it again.
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { parseInstant } from '../domain/time/instant.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { CountDeliveries } from './count-deliveries.ts';
import { DeliveryCountsQuery, DeliveryQuery } from './delivery-bodies.ts';
import { DeliveryCountsView, DeliveryPage, ResentView } from './inbox-view.ts';
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

  /** Sends a delivery again that was not sent. */
  @Post(':id/resend')
  @HttpCode(200)
  @ApiOkResponse({ type: ResentView })
  resend(@Param('id', ParseUUIDPipe) id: string): Promise<{ id: string; status: 'waiting' }> {
    return this.resendDelivery.run(id);
  }
}
