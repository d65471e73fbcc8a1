// Uploads over HTTP, by the tus protocol 1.0.0: begin, go on, ask how far, give up.
import { Controller, Delete, Head, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { Clock } from '../platform/clock.ts';
import { answerUpload } from './answer-upload.ts';
import { DossierFiles } from './dossier-files.ts';
import { UploadFile } from './upload-file.ts';

const VERSION = { name: 'Tus-Resumable', required: true, description: '1.0.0' };

@ApiTags('attachments')
@Controller('dossiers/:ref/attachments/uploads')
export class UploadsController {
  constructor(
    private readonly files: DossierFiles,
    private readonly uploads: UploadFile,
    private readonly clock: Clock,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Begin an upload (tus 1.0.0); HEAD on its address tells how far it is',
    description:
      'Upload-Metadata: `filename`, and `item`, the key of the paper it is a scan of, `result` or `other`.',
  })
  @ApiHeader(VERSION)
  @ApiHeader({ name: 'Upload-Length', required: true, description: 'Bytes' })
  @ApiHeader({ name: 'Upload-Metadata', required: true })
  @ApiResponse({ status: 201, description: 'Location is where the bytes go' })
  async begin(
    @Param('ref') ref: string,
    @Req() request: FastifyRequest,
    @CurrentStaff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { owner } = await this.files.open(ref, actor);
    await answerUpload(reply, await this.uploads.begin(owner, request, this.clock.now()));
  }

  @Patch(':uploadId')
  @ApiOperation({ summary: 'Send bytes from an offset on; the last ones take the file in' })
  @ApiHeader(VERSION)
  @ApiHeader({ name: 'Upload-Offset', required: true, description: 'Bytes that came before' })
  @ApiResponse({ status: 204, description: 'Upload-Offset tells how many bytes there are now' })
  async goOn(
    @Param('ref') ref: string,
    @Param('uploadId') id: string,
    @Req() request: FastifyRequest,
    @CurrentStaff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { owner } = await this.files.open(ref, actor);
    await answerUpload(reply, await this.uploads.goOn(owner, id, request, this.clock.now()));
  }

  @Head(':uploadId')
  @ApiExcludeEndpoint()
  async howFar(
    @Param('ref') ref: string,
    @Param('uploadId') id: string,
    @Req() request: FastifyRequest,
    @CurrentStaff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { owner } = await this.files.open(ref, actor);
    await answerUpload(reply, await this.uploads.goOn(owner, id, request, this.clock.now()));
  }

  @Delete(':uploadId')
  @ApiOperation({ summary: 'Give an upload up' })
  @ApiHeader(VERSION)
  @ApiResponse({ status: 204, description: 'It is gone' })
  async giveUp(
    @Param('ref') ref: string,
    @Param('uploadId') id: string,
    @Req() request: FastifyRequest,
    @CurrentStaff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { owner } = await this.files.open(ref, actor);
    await answerUpload(reply, await this.uploads.goOn(owner, id, request, this.clock.now()));
  }
}
