// Applicants over HTTP. What is asked travels in the body: an address is logged, and holds nothing personal.
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../../organization/sign-in/position.guard.ts';
import { Clock } from '../../platform/clock.ts';
import { FindApplicantsBody } from './applicant-bodies.ts';
import { FoundApplicantsView } from './applicants-view.ts';
import { FindApplicants } from './find-applicants.ts';
import { onTheWire } from '../on-the-wire.ts';

@ApiTags('reception')
@Controller('applicants')
@RequirePosition('reception', 'head', 'leader')
export class ApplicantsController {
  constructor(
    private readonly applicants: FindApplicants,
    private readonly clock: Clock,
  ) {}

  @Post('find')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Who lodged before, by id number, phone or name; what a new dossier would repeat',
  })
  @ApiOkResponse({ type: FoundApplicantsView })
  async find(@Body() body: FindApplicantsBody, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.applicants.run(body, actor, this.clock.now()));
  }
}
