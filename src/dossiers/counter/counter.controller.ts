// The reception's home page over HTTP.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../../organization/sign-in/position.guard.ts';
import { Clock } from '../../platform/clock.ts';
import { CounterQuery } from './counter-bodies.ts';
import { CounterView } from './counter-view.ts';
import { onTheWire } from '../on-the-wire.ts';
import { ShowCounter } from './show-counter.ts';

@ApiTags('reception')
@Controller('counter')
@RequirePosition('reception')
export class CounterController {
  constructor(
    private readonly counter: ShowCounter,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Today at the counter: receipts, results to hand over, lodgings, appointments' })
  @ApiOkResponse({ type: CounterView })
  async read(@Query() { unitId }: CounterQuery, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.counter.run(unitId, actor, this.clock.now()));
  }
}
