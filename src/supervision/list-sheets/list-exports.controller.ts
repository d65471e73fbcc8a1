// Lists as files, over HTTP: asked for as they are shown, made in the background.
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { ExportView } from '../exports/export-view.ts';
import { LIST_KINDS } from '../exports/report-job.table.ts';
import { ExportList } from './export-list.ts';
import { ListExportBody } from './list-export-bodies.ts';

@ApiTags('reports')
@Controller('lists')
export class ListExportsController {
  constructor(
    private readonly lists: ExportList,
    private readonly clock: Clock,
  ) {}

  @Post(':list/exports')
  @HttpCode(202)
  @ApiParam({ name: 'list', enum: LIST_KINDS })
  @ApiOperation({
    summary: 'Has a list written as XLSX or CSV: the rows, the order and the columns that are shown',
  })
  @ApiAcceptedResponse({ type: ExportView })
  async export(
    @Param('list') list: string,
    @Body() body: ListExportBody,
    @CurrentStaff() actor: Actor,
  ): Promise<ExportView> {
    return onTheWire(await this.lists.ask(list, body, actor, this.clock.now()));
  }
}
