// Sessions over HTTP: who is signed in, and ending one.
import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.ts';
import type { Actor } from './actor.ts';
import { CurrentStaff } from './current-staff.ts';
import { ListSessions, LiveSessionView } from './list-sessions.ts';
import { SessionsQuery } from './session-bodies.ts';

@ApiTags('session')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly sessions: ListSessions,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Browsers signed in: one’s own; for an administrator everybody’s' })
  @ApiOkResponse({ type: LiveSessionView, isArray: true })
  list(@CurrentStaff() actor: Actor, @Query() { mine }: SessionsQuery): Promise<LiveSessionView[]> {
    return this.sessions.run(actor, this.clock.now(), mine);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a session' })
  @ApiNoContentResponse()
  end(@CurrentStaff() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sessions.end(actor, id, this.clock.now());
  }
}
