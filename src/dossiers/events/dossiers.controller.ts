// Dossiers over HTTP: log one, read it, send it an event.
import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../../organization/sign-in/position.guard.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Clock } from '../../platform/clock.ts';
import { IfMatch, Versioned } from '../../platform/http/if-match.ts';
import { CorrectApplicant } from './correct-applicant.ts';
import { CorrectApplicantBody, EventBody, LodgeBody } from '../dossier-bodies.ts';
import { AnswerView, DossierView, LodgedView } from '../dossier-view.ts';
import { idempotencyOf } from '../idempotency.ts';
import { ApplicantCorrectionsView } from '../law-view.ts';
import { ListCorrections } from './list-corrections.ts';
import { LodgeDossier } from '../lodging/lodge-dossier.ts';
import { LodgingPreviewBody } from '../lodging/lodging-bodies.ts';
import { LodgingPreview } from '../lodging/lodging-view.ts';
import { PreviewLodging } from '../lodging/preview-lodging.ts';
import { onTheWire } from '../on-the-wire.ts';
import { PreviewEvent } from './preview-event.ts';
import { EventPreview } from './preview-view.ts';
import { SendEvent } from './send-event.ts';
import { ViewDossier } from '../view/view-dossier.ts';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: false,
  description: 'A repeat with the same key gives the first answer and changes nothing.',
};

@ApiTags('dossiers')
@Versioned()
@Controller('dossiers')
export class DossiersController {
  constructor(
    private readonly lodge: LodgeDossier,
    private readonly lodgingPreview: PreviewLodging,
    private readonly sendEvent: SendEvent,
    private readonly preview: PreviewEvent,
    private readonly view: ViewDossier,
    private readonly correctApplicant: CorrectApplicant,
    private readonly corrections: ListCorrections,
    private readonly clock: Clock,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Log a dossier; accept it, ask for supplement or refuse it in the same act' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiCreatedResponse({ type: LodgedView })
  async log(
    @Body() body: LodgeBody,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ) {
    const options = idempotencyOf(key, actor.staffId, { route: 'lodge', body });
    return onTheWire(await this.lodge.run(body, actor, this.clock.now(), options.idempotency));
  }

  @Post('preview')
  @HttpCode(200)
  @RequirePosition('reception')
  @ApiOperation({ summary: 'What accepting it now would come to, by which units; nothing is written' })
  @ApiOkResponse({ type: LodgingPreview })
  async tryLodging(@Body() body: LodgingPreviewBody, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.lodgingPreview.run(body, actor, this.clock.now()));
  }

  @Get(':ref')
  @ApiOperation({ summary: 'One dossier, by code, lodging number or id' })
  @ApiOkResponse({ type: DossierView })
  async read(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.view.run(ref, actor, this.clock.now()));
  }

  @Post(':ref/events')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send an event to a dossier' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiOkResponse({ type: AnswerView })
  async send(
    @Param('ref') ref: string,
    @Body() body: EventBody,
    @IfMatch() ifVersion: number,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ) {
    const options = idempotencyOf(key, actor.staffId, { ref, body, ifVersion });
    return onTheWire(await this.sendEvent.run(ref, body, actor, this.clock.now(), { ifVersion, ...options }));
  }

  @Patch(':ref/applicant')
  @ApiOperation({ summary: 'Correct the applicant’s data; the journal says which, not what' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiOkResponse({ type: AnswerView })
  async correct(
    @Param('ref') ref: string,
    @Body() body: CorrectApplicantBody,
    @IfMatch() ifVersion: number,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ) {
    const options = idempotencyOf(key, actor.staffId, { route: 'applicant', ref, body, ifVersion });
    return onTheWire(
      await this.correctApplicant.run(ref, body, actor, this.clock.now(), { ifVersion, ...options }),
    );
  }

  @Get(':ref/applicant/corrections')
  @ApiOperation({ summary: 'How the applicant’s data were corrected, before and after' })
  @ApiOkResponse({ type: ApplicantCorrectionsView })
  async listCorrections(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.corrections.run(ref, actor));
  }

  @Post(':ref/events/preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What an event would do to state, holder and clock; nothing is written' })
  @ApiOkResponse({ type: EventPreview })
  async tryOut(@Param('ref') ref: string, @Body() body: EventBody, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.preview.run(ref, body, actor, this.clock.now()));
  }
}
