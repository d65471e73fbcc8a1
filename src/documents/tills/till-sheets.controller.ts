// Sheets of counts as PDF over HTTP.
import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { ApiFile, fileAnswer } from '../file-answer.ts';
import { PrintTillCount } from './print-till-count.ts';

const PDF = 'application/pdf';

@ApiTags('documents')
@Controller('tills')
export class TillSheetsController {
  constructor(
    private readonly printing: PrintTillCount,
    private readonly clock: Clock,
  ) {}

  @Get('counts/:id/sheet.pdf')
  @ApiOperation({ summary: 'The sheet of a count, to be signed, as PDF' })
  @ApiFile(PDF)
  async pdf(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<StreamableFile> {
    return fileAnswer(await this.printing.run(id, actor, this.clock.now()), PDF, `till-${id}.pdf`);
  }
}
