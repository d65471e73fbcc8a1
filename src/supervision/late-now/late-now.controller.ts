// Late now and soon, and how consulted agencies answered, over HTTP.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListQueue } from '../../dossiers/lists/list-queue.ts';
import { DossierPage } from '../../dossiers/lists/list-view.ts';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import { DAY_MS, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { CountConsulted } from './consulted-agencies.ts';
import { ReadLateNow } from './late-now.ts';
import { ConsultedQuery, LateNowQuery, LateOfReasonQuery } from './late-now-bodies.ts';
import { ConsultedAgencies, LateNowView } from './late-now-view.ts';
import { ofReason } from './late-reason-sql.ts';

@ApiTags('reports')
@Controller()
export class LateNowController {
  constructor(
    private readonly late: ReadLateNow,
    private readonly queue: ListQueue,
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
  @ApiOperation({ summary: 'Late dossiers of one reason; those late longest first' })
  @ApiOkResponse({ type: DossierPage })
  async ofReason(
    @Query() { reason, due, ...wish }: LateOfReasonQuery,
    @CurrentStaff() actor: Actor,
  ): Promise<DossierPage> {
    const filter = { ...wish, relation: 'holding', due: [due] } as const;
    const page = await this.queue.run(filter, actor, this.clock.now(), (to) => [ofReason(reason, to)]);
    return onTheWire(page);
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
