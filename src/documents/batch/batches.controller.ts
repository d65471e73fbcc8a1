// Prints of many forms as one document, over HTTP.
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { ApiFile, fileAnswer } from '../file-answer.ts';
import { AskBatch } from './ask-batch.ts';
import { BatchBody } from './batch-bodies.ts';
import { BatchAnswerView, BatchView } from './batch-view.ts';

@ApiTags('documents')
@Controller('forms/batch')
export class BatchesController {
  constructor(
    private readonly batches: AskBatch,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Has the newest form of a meaning of many dossiers printed as one document' })
  @ApiAcceptedResponse({ type: BatchAnswerView })
  ask(@Body() { refs, meaning }: BatchBody, @CurrentStaff() actor: Actor): Promise<BatchAnswerView> {
    const at = this.clock.now();
    return meaning === 'controlSlip'
      ? this.batches.controlSlips(refs, actor, at)
      : this.batches.forms(refs, meaning, actor, at);
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a print is; kept for a day once it is made' })
  @ApiOkResponse({ type: BatchView })
  async show(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<BatchView> {
    return onTheWire(await this.batches.show(id, actor));
  }

  @Get(':id/pdf')
  @ApiOperation({ summary: 'The document, once it is made' })
  @ApiFile('application/pdf')
  async bytes(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<StreamableFile> {
    return fileAnswer(await this.batches.bytes(id, actor, this.clock.now()), 'application/pdf', `${id}.pdf`);
  }
}
