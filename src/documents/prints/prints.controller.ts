// Printing over HTTP: a copy to be put on paper, and the list of what was printed.
import { Controller, Get, Param, Post } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { fileAnswer } from '../file-answer.ts';
import { HandOutForm } from './hand-out-form.ts';
import { ListPrints } from './list-prints.ts';
import { PrintListView } from './print-view.ts';

@ApiTags('documents')
@Controller('dossiers/:ref')
export class PrintsController {
  constructor(
    private readonly forms: HandOutForm,
    private readonly prints: ListPrints,
    private readonly clock: Clock,
  ) {}

  @Post('forms/:form/prints')
  @ApiOperation({
    summary:
      'A copy of a form to be printed, counted and logged by this call: the kept bytes the first time, marked from the second on. HTML where it cannot be set now',
  })
  @ApiParam({ name: 'form', description: 'Its id, or a meaning for the newest of it', example: 'receipt' })
  @ApiProduces('application/pdf', 'text/html')
  @ApiCreatedResponse({ schema: { type: 'string', format: 'binary' } })
  async print(
    @Param('ref') ref: string,
    @Param('form') form: string,
    @CurrentStaff() actor: Actor,
  ): Promise<StreamableFile> {
    const { bytes, mediaType, fileName } = await this.forms.run(ref, form, actor, this.clock.now());
    return fileAnswer(bytes, mediaType === 'text/html' ? `${mediaType}; charset=utf-8` : mediaType, fileName);
  }

  @Get('prints')
  @ApiOperation({ summary: 'What was printed of a dossier, by whom and when' })
  @ApiOkResponse({ type: PrintListView })
  async list(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.prints.run(ref, actor));
  }
}
