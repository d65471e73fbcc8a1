// Reports over HTTP: the form, the dossiers behind each figure, and what was corrected since.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { ReadTrend } from './report-trend.ts';
import { TrendView } from './trend-view.ts';
import { ReadReport06 } from './report-06.ts';
import { CountedDossiersQuery, ReportQuery, TrendQuery } from './report-bodies.ts';
import { ListCorrections } from './report-corrections.ts';
import { ListCountedDossiers } from './report-dossiers.ts';
import { CountedDossierPage, Report06View, ReportCorrections } from './report-view.ts';

@ApiTags('reports')
@Controller('reports/06')
export class ReportsController {
  constructor(
    private readonly report: ReadReport06,
    private readonly dossiers: ListCountedDossiers,
    private readonly corrections: ListCorrections,
    private readonly trends: ReadTrend,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Report 06/VPCP/KSTT of a period, as of now or of an earlier instant' })
  @ApiOkResponse({ type: Report06View })
  async read(@Query() query: ReportQuery, @CurrentStaff() actor: Actor): Promise<Report06View> {
    return onTheWire(await this.report.run(query, actor, this.clock.now()));
  }

  @Get('trend')
  @ApiOperation({
    summary: 'A year month by month beside the year before, and the year so far by agency or procedure',
  })
  @ApiOkResponse({ type: TrendView })
  async trend(@Query() query: TrendQuery, @CurrentStaff() actor: Actor): Promise<TrendView> {
    return onTheWire(await this.trends.run(query, actor, this.clock.now()));
  }

  @Get('dossiers')
  @ApiOperation({ summary: 'The dossiers that one figure counts; those lodged first come first' })
  @ApiOkResponse({ type: CountedDossierPage })
  async list(
    @Query() query: CountedDossiersQuery,
    @CurrentStaff() actor: Actor,
  ): Promise<CountedDossierPage> {
    return onTheWire(await this.dossiers.run(query, actor, this.clock.now()));
  }

  @Get('corrections')
  @ApiOperation({ summary: 'Dossiers that the report as of `asOf` counts otherwise now' })
  @ApiOkResponse({ type: ReportCorrections })
  async since(@Query() query: ReportQuery, @CurrentStaff() actor: Actor): Promise<ReportCorrections> {
    return onTheWire(await this.corrections.run(query, actor, this.clock.now()));
  }
}
