// What the citizen sees now, over HTTP for staff.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { onTheWire } from '../on-the-wire.ts';
import { PublicDossierView } from './public-dossier-view.ts';
import { ShowPublicView } from './show-public-view.ts';

@ApiTags('dossiers')
@Controller('dossiers')
export class PublicViewController {
  constructor(
    private readonly show: ShowPublicView,
    private readonly clock: Clock,
  ) {}

  @Get(':ref/public-view')
  @ApiOperation({ summary: 'Exactly what the look-up shows to who holds the receipt' })
  @ApiOkResponse({ type: PublicDossierView })
  async read(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.show.run(ref, actor, this.clock.now()));
  }
}
