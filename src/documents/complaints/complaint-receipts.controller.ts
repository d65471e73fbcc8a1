// Receipts of complaints as PDF over HTTP.
import { Controller, Get, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { ApiFile, fileAnswer } from '../file-answer.ts';
import { PrintComplaintReceipt } from './print-complaint-receipt.ts';

const PDF = 'application/pdf';

@ApiTags('documents')
@Controller('complaints')
export class ComplaintReceiptsController {
  constructor(
    private readonly printing: PrintComplaintReceipt,
    private readonly clock: Clock,
  ) {}

  @Get(':id/receipt.pdf')
  @ApiOperation({ summary: 'The receipt of a complaint as PDF' })
  @ApiFile(PDF)
  async pdf(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<StreamableFile> {
    const { bytes, fileName } = await this.printing.run(id, actor, this.clock.now());
    return fileAnswer(bytes, PDF, fileName);
  }
}
