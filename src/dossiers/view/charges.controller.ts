// Whose time a dossier took, over HTTP.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { ChargeTime } from './charge-time.ts';
import { ChargesView } from './charges-view.ts';

@ApiTags('dossiers')
@Controller('dossiers/:ref/charges')
export class ChargesController {
  constructor(
    private readonly charges: ChargeTime,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Working minutes charged to department, partner agency and citizen' })
  @ApiOkResponse({ type: ChargesView })
  async read(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    return this.charges.run(ref, actor, this.clock.now());
  }
}
