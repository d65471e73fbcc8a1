// Exports over HTTP: asked for, watched, cancelled and fetched by the person who asked.
import { createReadStream } from 'node:fs';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  StreamableFile,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFile } from '../../documents/file-answer.ts';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { AskExport } from './export-ask.ts';
import { ExportBody } from './export-bodies.ts';
import { ExportView } from './export-view.ts';
import { EXPORT_TYPES } from './report-job.table.ts';
import type { ExportFormat, ExportKind } from './report-job.table.ts';

const FILE_NAMES: Readonly<Record<ExportKind, string>> = {
  report06: 'bieu-06',
  dossiers: 'ho-so',
  repeatedLateness: 'tre-han-nhieu-lan',
  lateMatters: 'viec-tre-han',
  latenessLetter: 'bao-cao-chu-tich',
  dutyTrail: 'qua-trinh-cong-vu',
  pauses: 'tam-dung',
  administrationLog: 'nhat-ky-quan-tri',
  dossierList: 'danh-sach-ho-so',
  lateList: 'ho-so-qua-han',
  board: 'bang-theo-doi',
  lateCaseList: 'giai-trinh-qua-han',
  taskList: 'nhiem-vu-giao',
  complaintList: 'phan-anh-kien-nghi',
};

@ApiTags('reports')
@Controller('reports/exports')
export class ExportsController {
  constructor(
    private readonly exports: AskExport,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary:
      'Has a report, or the dossiers behind a figure, written as XLSX or CSV, or set for signing as PDF',
  })
  @ApiAcceptedResponse({ type: ExportView })
  async ask(@Body() body: ExportBody, @CurrentStaff() actor: Actor): Promise<ExportView> {
    return onTheWire(await this.exports.ask(body, actor, this.clock.now()));
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far an export is' })
  @ApiOkResponse({ type: ExportView })
  async show(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<ExportView> {
    return onTheWire(await this.exports.show(id, actor));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Stops an export, or takes its file away' })
  @ApiOkResponse({ type: ExportView })
  async cancel(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<ExportView> {
    return onTheWire(await this.exports.cancel(id, actor, this.clock.now()));
  }

  @Get(':id/file')
  @ApiOperation({ summary: 'The file, once it is written' })
  @ApiFile(...Object.values(EXPORT_TYPES))
  async file(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<StreamableFile> {
    const { path, view } = await this.exports.file(id, actor, this.clock.now());
    const format = view.format as ExportFormat;
    return new StreamableFile(createReadStream(path), {
      type: EXPORT_TYPES[format],
      ...(view.bytes === null ? {} : { length: view.bytes }),
      disposition: `attachment; filename="${FILE_NAMES[view.kind as ExportKind]}.${format}"`,
    });
  }
}
