// The procedures of a counter's number keys over HTTP.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { Clock } from '../platform/clock.ts';
import { UsualQuery } from './usual-bodies.ts';
import { UsualProcedures } from './usual-procedures.ts';
import { UsualProcedureView } from './usual-view.ts';

@ApiTags('procedures')
@Controller('procedures')
export class UsualProceduresController {
  constructor(
    private readonly usual: UsualProcedures,
    private readonly clock: Clock,
  ) {}

  @Get('usual')
  @RequirePosition('reception')
  @ApiOperation({ summary: 'The ten procedures and cases that this counter takes most often' })
  @ApiOkResponse({ type: UsualProcedureView, isArray: true })
  async list(@Query() { unitId }: UsualQuery, @CurrentStaff() actor: Actor): Promise<UsualProcedureView[]> {
    return this.usual.run(unitId, actor, this.clock.now());
  }
}
