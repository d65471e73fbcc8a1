// A print of the register, over HTTP.
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { RegisterBody } from '../register/register-bodies.ts';
import { AskBatch } from './ask-batch.ts';
import { BatchAnswerView } from './batch-view.ts';

@ApiTags('documents')
@Controller('register/prints')
export class RegisterPrintsController {
  constructor(
    private readonly batches: AskBatch,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Has the register printed; follow it at /forms/batch/{id}' })
  @ApiAcceptedResponse({ type: BatchAnswerView })
  print(@Body() body: RegisterBody, @CurrentStaff() actor: Actor): Promise<BatchAnswerView> {
    return this.batches.printRegister(body, actor, this.clock.now());
  }
}
