// One's own alerts over HTTP: the inbox, taking one up, hiding one for a while, and the stream of hints.
import {
  Body,
  Controller,
  Get,
  HttpCode,
  type MessageEvent,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Sse,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { parseInstant } from '../domain/time/instant.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { AcknowledgeAlert, type Acknowledgement } from './acknowledge-alert.ts';
import { AlertInboxQuery, SnoozeBody } from './alert-bodies.ts';
import { AlertStream } from './alert-stream.ts';
import { AcknowledgementView, InboxPage, SnoozedView } from './inbox-view.ts';
import { ReadInbox } from './read-inbox.ts';
import { SnoozeAlert } from './snooze-alert.ts';

@ApiTags('alerts')
@Controller('alerts')
export class AlertsController {
  constructor(
    private readonly inbox: ReadInbox,
    private readonly acknowledgeAlert: AcknowledgeAlert,
    private readonly snoozeAlert: SnoozeAlert,
    private readonly alertStream: AlertStream,
  ) {}

  /** The alerts told to the person, newest first. */
  @Get()
  @ApiOkResponse({ type: InboxPage })
  list(@CurrentStaff() actor: Actor, @Query() query: AlertInboxQuery): Promise<InboxPage> {
    const { kind = null, unit = null, open, limit, cursor = null } = query;
    return this.inbox.run(actor, { kind, unitId: unit, open, limit, cursor });
  }

  /** Hints that something changed: `{type:'alert', id, count}` and `{type:'dossier', id, code}`. */
  @Sse('stream')
  stream(@CurrentStaff() actor: Actor): Observable<MessageEvent> {
    return this.alertStream.of(actor);
  }

  /** Takes an alert up, so that it climbs no further. Repeating it changes nothing. */
  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOkResponse({ type: AcknowledgementView })
  acknowledge(
    @CurrentStaff() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Acknowledgement> {
    return this.acknowledgeAlert.run(actor, id);
  }

  /** Hides an alert from the person until an instant. */
  @Post(':id/snooze')
  @HttpCode(200)
  @ApiOkResponse({ type: SnoozedView })
  snooze(
    @CurrentStaff() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SnoozeBody,
  ): Promise<{ snoozedUntil: string }> {
    return this.snoozeAlert.run(actor, id, parseInstant(body.until));
  }
}
