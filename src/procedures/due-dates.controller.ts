// Due dates over HTTP: when a dossier accepted now would be due, and why.
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseInstant } from '../domain/time/instant.ts';
import type { DuePreview } from './due-preview.ts';
import { PreviewDue } from './preview-due.ts';
import { DuePreviewBody } from './procedure-bodies.ts';
import { DuePreviewView } from './procedure-view.ts';

@ApiTags('procedures')
@Controller('due-dates')
export class DueDatesController {
  constructor(private readonly previewDue: PreviewDue) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'When a case would be due, line by line' })
  @ApiOkResponse({ type: DuePreviewView })
  preview(@Body() { at, ...question }: DuePreviewBody): Promise<DuePreview> {
    return this.previewDue.run({ ...question, ...(at === undefined ? {} : { at: parseInstant(at) }) });
  }
}
