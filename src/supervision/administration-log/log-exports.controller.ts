// The log of administration as a file, for who may read it on the screen.
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import { AdministrationLogFilter } from '../../organization/log-reading/administration-log-bodies.ts';
import { AdministrationLog } from '../../organization/administration-log/administration-log.ts';
import { questionOf } from '../../organization/log-reading/read-administration-log.ts';
import { LOG_READERS } from '../../organization/log-reading/log-readers.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../../organization/sign-in/position.guard.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { SPREADSHEET_FORMATS } from '../../platform/spreadsheet.ts';
import type { SpreadsheetFormat } from '../../platform/spreadsheet.ts';
import { AskExport } from '../exports/export-ask.ts';
import { ExportView } from '../exports/export-view.ts';
import type { LogExportWish } from './administration-log-sheet.ts';

export class LogExportBody extends AdministrationLogFilter {
  @IsIn(SPREADSHEET_FORMATS) format!: SpreadsheetFormat;
}

@ApiTags('administration')
@Controller('admin/log/exports')
@RequirePosition(...LOG_READERS)
export class LogExportsController {
  constructor(
    private readonly database: Database,
    private readonly log: AdministrationLog,
    private readonly exports: AskExport,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Has the log, or what is asked of it, written as XLSX or CSV; that it was is a line of it',
  })
  @ApiAcceptedResponse({ type: ExportView })
  async ask(@Body() { format, ...filter }: LogExportBody, @CurrentStaff() actor: Actor): Promise<ExportView> {
    const wish: LogExportWish = { question: questionOf(filter) };
    // Written before the export is asked for: what cannot be written down is not taken away.
    await this.log.write(this.database, {
      action: 'log.exported',
      subject: { id: null, name: null },
      after: { format, ...filter },
    });
    return onTheWire(await this.exports.put('administrationLog', format, wish, actor, this.clock.now()));
  }
}
