// Repeated lateness over HTTP: the indicator, what is behind each figure, its export. Its thresholds are a setting.
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { ExportLateness } from './lateness-export.ts';
import { ExportView } from '../exports/export-view.ts';
import { AnswerableQuery, LatenessExportBody, LatenessQuery, LateMattersQuery } from './lateness-bodies.ts';
import { CountAnswerable } from './lateness-answerable.ts';
import { CountLateness } from './lateness-count.ts';
import { ListLateMatters } from './lateness-list.ts';
import { AnswerableView, LatenessView, LateMatterPage } from './lateness-view.ts';

@ApiTags('reports')
@Controller('repeated-lateness')
export class LatenessController {
  constructor(
    private readonly count: CountLateness,
    private readonly answerable: CountAnswerable,
    private readonly matters: ListLateMatters,
    private readonly exporting: ExportLateness,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who is late how often: by unit and its head then, over a window' })
  @ApiOkResponse({ type: LatenessView })
  async read(@Query() query: LatenessQuery, @CurrentStaff() actor: Actor): Promise<LatenessView> {
    return onTheWire(await this.count.run(query, actor, this.clock.now()));
  }

  @Get('answerable')
  @ApiOperation({
    summary:
      'Who answers for it: each head for all his units, or each agency for all under it; and the period before',
  })
  @ApiOkResponse({ type: AnswerableView })
  async answer(
    @Query() { by, ...query }: AnswerableQuery,
    @CurrentStaff() actor: Actor,
  ): Promise<AnswerableView> {
    return onTheWire(await this.answerable.run(by, query, actor, this.clock.now()));
  }

  @Get('matters')
  @ApiOperation({
    summary: 'The dossiers, tasks and consultations behind one line; those late longest first',
  })
  @ApiOkResponse({ type: LateMatterPage })
  async list(@Query() query: LateMattersQuery, @CurrentStaff() actor: Actor): Promise<LateMatterPage> {
    return onTheWire(await this.matters.run(query, actor, this.clock.now()));
  }

  @Post('exports')
  @HttpCode(202)
  @ApiOperation({ summary: 'Has the indicator, or all that is behind it, written as XLSX or CSV' })
  @ApiAcceptedResponse({ type: ExportView })
  async export(@Body() body: LatenessExportBody, @CurrentStaff() actor: Actor): Promise<ExportView> {
    return onTheWire(await this.exporting.ask(body, actor, this.clock.now()));
  }
}
