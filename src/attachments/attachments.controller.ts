// Files of a dossier over HTTP: list them, read one, delete one.
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../domain/domain-error.ts';
import { onTheWire } from '../dossiers/on-the-wire.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { Clock } from '../platform/clock.ts';
import { ContentQuery, DeleteAttachmentBody } from './attachment-bodies.ts';
import { AttachmentListView } from './attachment-view.ts';
import { answerFile } from './answer-upload.ts';
import { DeleteAttachment } from './delete-attachment.ts';
import { DossierFiles } from './dossier-files.ts';
import { ListAttachments } from './list-attachments.ts';
import { ReadAttachment } from './read-attachment.ts';

@ApiTags('attachments')
@Controller('dossiers/:ref/attachments')
export class AttachmentsController {
  constructor(
    private readonly dossiers: DossierFiles,
    private readonly files: ListAttachments,
    private readonly reading: ReadAttachment,
    private readonly deleting: DeleteAttachment,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The files of a dossier, deleted ones as a record' })
  @ApiOkResponse({ type: AttachmentListView })
  async list(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    const { owner, mayChange } = await this.dossiers.find(ref, actor);
    return onTheWire(await this.files.run(owner.key, mayChange));
  }

  @Get(':id/content')
  @ApiOperation({ summary: 'The bytes of a file, whole or one range; each reading is noted' })
  @ApiOkResponse({ description: 'The file', content: { '*/*': {} } })
  async content(
    @Param('ref') ref: string,
    @Param('id') id: string,
    @Query() { inline }: ContentQuery,
    @Headers('range') rangeHeader: string | undefined,
    @CurrentStaff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { owner } = await this.dossiers.find(ref, actor);
    await answerFile(reply, this.reading.run(owner, id, actor, rangeHeader), inline === '1');
  }

  @Post(':id/delete')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a file that came by mistake; its record stays' })
  async remove(
    @Param('ref') ref: string,
    @Param('id') id: string,
    @Body() { reason }: DeleteAttachmentBody,
    @CurrentStaff() actor: Actor,
  ): Promise<void> {
    const { owner, closed } = await this.dossiers.open(ref, actor);
    if (closed)
      throw new DomainError('attachment.closed', 'The dossier is closed: its files stay as they are', {});
    await this.deleting.run(owner, id, reason, this.clock.now());
  }
}
