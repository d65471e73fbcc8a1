// Repeated lateness over HTTP: the indicator, what is behind each figure, its thresholds, its export.
import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { ChangeSetting } from '../../organization/change-setting.ts';
import { Clock } from '../../platform/clock.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { ExportLateness } from './lateness-export.ts';
import { ExportView } from '../exports/export-view.ts';
import {
  LatenessExportBody,
  LatenessQuery,
  LatenessSettingBody,
  LateMattersQuery,
} from './lateness-bodies.ts';
import { CountLateness } from './lateness-count.ts';
import { ListLateMatters } from './lateness-list.ts';
import { REPEATED_LATENESS } from './lateness-setting.ts';
import { LatenessSettingView, LatenessView, LateMatterPage } from './lateness-view.ts';

@ApiTags('reports')
@Controller('repeated-lateness')
export class LatenessController {
  constructor(
    private readonly count: CountLateness,
    private readonly matters: ListLateMatters,
    private readonly exporting: ExportLateness,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly changeSetting: ChangeSetting,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who is late how often: by unit and its head then, over a window' })
  @ApiOkResponse({ type: LatenessView })
  async read(@Query() query: LatenessQuery, @CurrentStaff() actor: Actor): Promise<LatenessView> {
    return onTheWire(await this.count.run(query, actor, this.clock.now()));
  }

  @Get('matters')
  @ApiOperation({
    summary: 'The dossiers, tasks and consultations behind one line; those late longest first',
  })
  @ApiOkResponse({ type: LateMatterPage })
  async list(@Query() query: LateMattersQuery, @CurrentStaff() actor: Actor): Promise<LateMatterPage> {
    return onTheWire(await this.matters.run(query, actor, this.clock.now()));
  }

  @Put('setting')
  @ApiOperation({ summary: 'Set the window and the thresholds from which lateness is called frequent' })
  @ApiOkResponse({ type: LatenessSettingView })
  async set(@Body() body: LatenessSettingBody, @CurrentStaff() actor: Actor): Promise<LatenessSettingView> {
    if (!actor.holds.some(({ position }) => position === 'supervisor' || position === 'administrator'))
      throw new DomainError('right.missing', 'Thresholds are set by supervisors and administrators', {});
    await this.changeSetting.run(REPEATED_LATENESS, {
      value: { window: body.window, count: body.count, share: body.share },
      expectedVersion: null,
      by: actor.staffId,
      reason: null,
      at: this.clock.now(),
    });
    return this.settings.read(REPEATED_LATENESS);
  }

  @Post('exports')
  @HttpCode(202)
  @ApiOperation({ summary: 'Has the indicator, or all that is behind it, written as XLSX or CSV' })
  @ApiAcceptedResponse({ type: ExportView })
  async export(@Body() body: LatenessExportBody, @CurrentStaff() actor: Actor): Promise<ExportView> {
    return onTheWire(await this.exporting.ask(body, actor, this.clock.now()));
  }
}
