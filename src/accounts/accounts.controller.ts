// Closing an account and ending a position over HTTP, with what becomes of what its holder has in hand.
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { Clock } from '../platform/clock.ts';
import { IfMatch, Versioned } from '../platform/http/if-match.ts';
import { CloseAccountBody, EndPositionBody } from './account-bodies.ts';
import { ClosedAccountView } from './account-view.ts';
import { CloseAccount } from './close-account.ts';
import { EndPosition } from './end-position.ts';

@ApiTags('organization')
@Controller()
export class AccountsController {
  constructor(
    private readonly closing: CloseAccount,
    private readonly ending: EndPosition,
    private readonly clock: Clock,
  ) {}

  @Post('staff/:id/disable')
  @Versioned()
  @HttpCode(200)
  @RequirePosition('administrator')
  @ApiOperation({
    summary:
      'Closes the account; sessions and tokens end at once, what is in hand goes to a successor or the unit',
  })
  @ApiOkResponse({ type: ClosedAccountView })
  disable(
    @CurrentStaff() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: CloseAccountBody,
  ): Promise<ClosedAccountView> {
    return this.closing.run(actor, id, version, body, this.clock.now());
  }

  @Post('positions/:id/end')
  @HttpCode(204)
  @RequirePosition('administrator')
  @ApiOperation({
    summary: 'Ends a position; what its holder has in hand there goes to a successor or the unit',
  })
  @ApiNoContentResponse()
  endPosition(@Param('id', ParseUUIDPipe) id: string, @Body() body: EndPositionBody): Promise<void> {
    return this.ending.run(id, body, this.clock.now());
  }
}
