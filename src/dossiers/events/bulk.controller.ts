// One event for many dossiers over HTTP, each with its own outcome.
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Clock } from '../../platform/clock.ts';
import { BulkBody } from '../dossier-bodies.ts';
import { BulkAnswer } from './preview-view.ts';
import { SendInBulk } from './send-in-bulk.ts';

@ApiTags('dossiers')
@Controller('bulk-events')
export class BulkController {
  constructor(
    private readonly bulk: SendInBulk,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Send one event to up to 200 dossiers, or try it out; an outcome for each' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: BulkAnswer })
  send(
    @Body() body: BulkBody,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<BulkAnswer> {
    return this.bulk.run(body, actor, this.clock.now(), key);
  }
}
