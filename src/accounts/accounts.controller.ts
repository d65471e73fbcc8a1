// Closing an account over HTTP, with what becomes of what its holder has in hand.
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { Clock } from '../platform/clock.ts';
import { IfMatch, Versioned } from '../platform/http/if-match.ts';
import { CloseAccountBody } from './account-bodies.ts';
import { ClosedAccountView } from './account-view.ts';
import { CloseAccount } from './close-account.ts';

@ApiTags('organization')
@Versioned()
@Controller('staff')
export class AccountsController {
  constructor(
    private readonly closing: CloseAccount,
    private readonly clock: Clock,
  ) {}

  @Post(':id/disable')
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
}
