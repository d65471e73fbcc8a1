// The chart of a dossier over HTTP.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { ChartView } from '../../procedures/chart-view.ts';
import { DrawDossier } from './draw-dossier.ts';

@ApiTags('dossiers')
@Controller('dossiers')
export class DossierChartsController {
  constructor(
    private readonly draw: DrawDossier,
    private readonly clock: Clock,
  ) {}

  @Get(':ref/chart')
  @ApiOperation({ summary: 'Where the dossier was, is, and can go next; no layout' })
  @ApiOkResponse({ type: ChartView })
  async chart(@Param('ref') ref: string, @CurrentStaff() actor: Actor): Promise<ChartView> {
    return this.draw.run(ref, actor, this.clock.now());
  }
}
