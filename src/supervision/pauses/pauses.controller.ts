// Pauses over HTTP: every one that stopped a clock, with filters, and the same as a file.
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { AskExport } from '../exports/export-ask.ts';
import { ExportView } from '../exports/export-view.ts';
import { ListPauses } from './list-pauses.ts';
import { PausesExportBody, PausesPageQuery } from './pause-bodies.ts';
import { PausePage } from './pause-view.ts';
import type { PausesExportWish } from './pause-sheet.ts';

@ApiTags('reports')
@Controller('pauses')
export class PausesController {
  constructor(
    private readonly pauses: ListPauses,
    private readonly exports: AskExport,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Pauses of the clocks of dossiers in scope, newest first' })
  @ApiOkResponse({ type: PausePage })
  async list(@Query() query: PausesPageQuery, @CurrentStaff() actor: Actor): Promise<PausePage> {
    return onTheWire(await this.pauses.run(query, actor, this.clock.now()));
  }

  @Post('exports')
  @HttpCode(202)
  @ApiOperation({ summary: 'Has the list written as XLSX or CSV' })
  @ApiAcceptedResponse({ type: ExportView })
  async export(
    @Body() { format, ...query }: PausesExportBody,
    @CurrentStaff() actor: Actor,
  ): Promise<ExportView> {
    const now = this.clock.now();
    const wish: PausesExportWish = { question: await this.pauses.ask(query, actor, now) };
    return onTheWire(await this.exports.put('pauses', format, wish, actor, now));
  }
}
