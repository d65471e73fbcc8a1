// The evidence of a late case over HTTP: list it, add to it in parts, read one file, delete one.
import {
  Body,
  Controller,
  Delete,
  Get,
  Head,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiExcludeEndpoint,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerFile, answerUpload } from '../../attachments/answer-upload.ts';
import { ContentQuery, DeleteAttachmentBody } from '../../attachments/attachment-bodies.ts';
import { AttachmentListView } from '../../attachments/attachment-view.ts';
import { DeleteAttachment } from '../../attachments/delete-attachment.ts';
import { ListAttachments } from '../../attachments/list-attachments.ts';
import { ReadAttachment } from '../../attachments/read-attachment.ts';
import { UploadFile } from '../../attachments/upload-file.ts';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { FindEvidence } from './evidence.ts';

const VERSION = { name: 'Tus-Resumable', required: true, description: '1.0.0' };

@ApiTags('supervision')
@Controller('late-cases/:id/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: FindEvidence,
    private readonly files: ListAttachments,
    private readonly uploads: UploadFile,
    private readonly reading: ReadAttachment,
    private readonly deleting: DeleteAttachment,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The files that bear out an explanation, deleted ones as a record' })
  @ApiOkResponse({ type: AttachmentListView })
  async list(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor) {
    const { owner, mayChange } = await this.evidence.find(id, actor, this.clock.now());
    return onTheWire(await this.files.run(owner.key, mayChange));
  }

  @Post('uploads')
  @ApiOperation({ summary: 'Begin an upload (tus 1.0.0) while an explanation is due' })
  @ApiHeader(VERSION)
  @ApiHeader({ name: 'Upload-Length', required: true, description: 'Bytes' })
  @ApiHeader({ name: 'Upload-Metadata', required: true, description: '`filename`' })
  @ApiResponse({ status: 201, description: 'Location is where the bytes go' })
  async begin(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @CurrentStaff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = this.clock.now();
    await answerUpload(reply, await this.uploads.begin(await this.evidence.open(id, actor, at), request, at));
  }

  @Patch('uploads/:uploadId')
  @ApiOperation({ summary: 'Send bytes from an offset on; the last ones take the file in' })
  @ApiHeader(VERSION)
  @ApiHeader({ name: 'Upload-Offset', required: true, description: 'Bytes that came before' })
  @ApiResponse({ status: 204, description: 'Upload-Offset tells how many bytes there are now' })
  async goOn(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('uploadId') uploadId: string,
    @Req() request: FastifyRequest,
    @CurrentStaff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = this.clock.now();
    const owner = await this.evidence.open(id, actor, at);
    await answerUpload(reply, await this.uploads.goOn(owner, uploadId, request, at));
  }

  @Head('uploads/:uploadId')
  @ApiExcludeEndpoint()
  howFar(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('uploadId') uploadId: string,
    @Req() request: FastifyRequest,
    @CurrentStaff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.goOn(id, uploadId, request, actor, reply);
  }

  @Delete('uploads/:uploadId')
  @ApiOperation({ summary: 'Give an upload up' })
  @ApiHeader(VERSION)
  @ApiResponse({ status: 204, description: 'It is gone' })
  giveUp(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('uploadId') uploadId: string,
    @Req() request: FastifyRequest,
    @CurrentStaff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.goOn(id, uploadId, request, actor, reply);
  }

  @Get(':fileId/content')
  @ApiOperation({ summary: 'The bytes of a file, whole or one range; each reading is noted' })
  @ApiOkResponse({ description: 'The file', content: { '*/*': {} } })
  async content(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId') fileId: string,
    @Query() { inline }: ContentQuery,
    @Headers('range') rangeHeader: string | undefined,
    @CurrentStaff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { owner } = await this.evidence.find(id, actor, this.clock.now());
    await answerFile(reply, this.reading.run(owner, fileId, actor, rangeHeader), inline === '1');
  }

  @Post(':fileId/delete')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a file that came by mistake, before the explanation; its record stays' })
  async remove(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId') fileId: string,
    @Body() { reason }: DeleteAttachmentBody,
    @CurrentStaff() actor: Actor,
  ): Promise<void> {
    const at = this.clock.now();
    await this.deleting.run(await this.evidence.open(id, actor, at), fileId, reason, at);
  }
}
