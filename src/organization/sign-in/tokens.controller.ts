// One's bearer tokens for programs.
import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Clock } from '../../platform/clock.ts';
import type { Actor } from './actor.ts';
import { CurrentStaff } from './current-staff.ts';
import { ProgramTokens } from './program-tokens.ts';
import { IssuedTokenView, IssueTokenBody, TokenView } from './session-bodies.ts';

const DEFAULT_DAYS = 90;

@ApiTags('session')
@Controller('tokens')
export class TokensController {
  constructor(
    private readonly clock: Clock,
    private readonly tokens: ProgramTokens,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Make a token; it is shown this once' })
  @ApiCreatedResponse({ type: IssuedTokenView })
  issue(@CurrentStaff() actor: Actor, @Body() body: IssueTokenBody): Promise<IssuedTokenView> {
    return this.tokens.issue(actor, { name: body.name, days: body.days ?? DEFAULT_DAYS }, this.clock.now());
  }

  @Get()
  @ApiOkResponse({ type: TokenView, isArray: true })
  list(@CurrentStaff() actor: Actor): Promise<TokenView[]> {
    return this.tokens.list(actor, this.clock.now());
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(@CurrentStaff() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.tokens.revoke(actor, id, this.clock.now());
  }
}
