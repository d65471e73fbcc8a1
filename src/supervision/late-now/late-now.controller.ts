// Late now and soon, and how consulted agencies answered, over HTTP.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import { DAY_MS, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { CountConsulted } from './consulted-agencies.ts';
import { ReadLateNow } from './late-now.ts';
import { ConsultedQuery, LateListQuery, LateNowQuery } from './late-now-bodies.ts';
import { ConsultedAgencies, LateDossierPage, LateNowView } from './late-now-view.ts';
import { ListLate } from './list-late.ts';

@ApiTags('reports')
@Controller()
export class LateNowController {
  constructor(
    private readonly late: ReadLateNow,
    private readonly dossiers: ListLate,
    private readonly consulted: CountConsulted,
    private readonly clock: Clock,
  ) {}

  @Get('late-now')
  @ApiOperation({
    summary: 'Late and nearly late dossiers in scope, by agency, unit, officer, procedure, step or reason',
  })
  @ApiOkResponse({ type: LateNowView })
  async read(@Query() { by }: LateNowQuery, @CurrentStaff() actor: Actor): Promise<LateNowView> {
    return onTheWire(await this.late.run(by, actor, this.clock.now()));
  }

  @Get('late-now/dossiers')
  @ApiOperation({
    summary: 'Late or nearly late dossiers with reason and late case; those late longest first',
  })
  @ApiOkResponse({ type: LateDossierPage })
  async list(@Query() query: LateListQuery, @CurrentStaff() actor: Actor): Promise<LateDossierPage> {
    return onTheWire(await this.dossiers.run(query, actor, this.clock.now()));
  }

  @Get('consulted-agencies')
  @ApiOperation({ summary: 'Opinions asked in a period by consulted agency: in time, late, silent, unclear' })
  @ApiOkResponse({ type: ConsultedAgencies })
  answers(@Query() query: ConsultedQuery, @CurrentStaff() actor: Actor): Promise<ConsultedAgencies> {
    const from = startOfDay(parseDay(query.from));
    const to = startOfDay(parseDay(query.to)) + DAY_MS;
    return this.consulted.run({ from, to }, actor, this.clock.now());
  }
}
