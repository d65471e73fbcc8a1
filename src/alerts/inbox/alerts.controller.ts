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
import { parseInstant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Clock } from '../../platform/clock.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { AcknowledgeAlert, type Acknowledgement } from './acknowledge-alert.ts';
import { ActOnAlerts, type Chosen } from './act-on-alerts.ts';
import {
  AlertInboxQuery,
  AlertLinesQuery,
  ChosenAlertsBody,
  SnoozeAlertsBody,
  SnoozeBody,
} from './alert-bodies.ts';
import { unitsMeant } from './alert-selection.ts';
import { AlertStream } from '../live/alert-stream.ts';
import { GroupInbox } from './group-inbox.ts';
import {
  AcknowledgementView,
  AlertLinesView,
  InboxPage,
  SnoozedManyView,
  SnoozedView,
  TakenUpView,
} from './inbox-view.ts';
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
    private readonly lines: GroupInbox,
    private readonly act: ActOnAlerts,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
  ) {}

  /** The alerts told to the person, newest first. */
  @Get()
  @ApiOkResponse({ type: InboxPage })
  async list(@CurrentStaff() actor: Actor, @Query() query: AlertInboxQuery): Promise<InboxPage> {
    const { kind = null, open, waiting, limit, cursor = null } = query;
    const unitIds = await this.unitsMeant(query);
    return this.inbox.run(actor, { kind, unitIds, open, waiting, limit, cursor });
  }

  /** The same in lines: how many of each kind from each agency, or unit; those with the oldest first. */
  @Get('lines')
  @ApiOkResponse({ type: AlertLinesView })
  async inLines(@CurrentStaff() actor: Actor, @Query() query: AlertLinesQuery): Promise<AlertLinesView> {
    const { kind = null, open, waiting, by } = query;
    const unitIds = await this.unitsMeant(query);
    return this.lines.run(actor.staffId, { kind, unitIds, open, waiting }, by);
  }

  /** Takes up all alerts of a line, or some that are named. */
  @Post('acknowledge')
  @HttpCode(200)
  @ApiOkResponse({ type: TakenUpView })
  async acknowledgeMany(@CurrentStaff() actor: Actor, @Body() body: ChosenAlertsBody): Promise<TakenUpView> {
    return this.act.acknowledge(actor, await this.chosenBy(body));
  }

  /** Hides all alerts of a line, or some that are named, from the person until an instant. */
  @Post('snooze')
  @HttpCode(200)
  @ApiOkResponse({ type: SnoozedManyView })
  async snoozeMany(@CurrentStaff() actor: Actor, @Body() body: SnoozeAlertsBody): Promise<SnoozedManyView> {
    return this.act.snooze(actor, await this.chosenBy(body), parseInstant(body.until));
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

  private async chosenBy({ ids, kind, toldUntil, ...place }: ChosenAlertsBody): Promise<Chosen> {
    return {
      selection: {
        kind: kind ?? null,
        unitIds: await this.unitsMeant(place),
        open: true,
        waiting: true,
      },
      ids: ids ?? null,
      toldUntil: parseInstant(toldUntil),
    };
  }

  private async unitsMeant(place: {
    readonly unit?: string | undefined;
    readonly agency?: string | undefined;
  }): Promise<readonly string[] | null> {
    return unitsMeant(await this.directory.current(), place, this.clock.now());
  }
}
