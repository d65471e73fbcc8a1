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
import { dispositionOf } from './check-name.ts';
import { DeleteAttachment } from './delete-attachment.ts';
import { ListAttachments } from './list-attachments.ts';
import { ReadAttachment } from './read-attachment.ts';
import { SHOWN_TYPES } from './read-type.ts';

/** A file never becomes a page of this service: no script, no request, no form, whatever is in it. */
const LOCKED_UP =
  "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

@ApiTags('attachments')
@Controller('dossiers/:ref/attachments')
export class AttachmentsController {
  constructor(
    private readonly files: ListAttachments,
    private readonly reading: ReadAttachment,
    private readonly deleting: DeleteAttachment,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The files of a dossier, deleted ones as a record' })
  @ApiOkResponse({ type: AttachmentListView })
  async list(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.files.run(ref, actor));
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
    const handed = await this.reading.run(ref, id, actor, rangeHeader).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'attachment.rangeUnmet')
        reply.header('content-range', `bytes */${String(error.details['bytes'])}`);
      throw error;
    });
    const { file, range, bytes } = handed;
    const how = inline === '1' && SHOWN_TYPES.has(file.type) ? 'inline' : 'attachment';
    reply
      .status(range === null ? 200 : 206)
      .header('content-type', file.type)
      .header('content-disposition', dispositionOf(file.name, how))
      .header('content-security-policy', LOCKED_UP)
      .header('x-content-type-options', 'nosniff')
      .header('x-frame-options', 'SAMEORIGIN')
      .header('accept-ranges', 'bytes')
      .header('etag', `"${file.sha256}"`)
      .header('content-length', range === null ? file.bytes : range.to - range.from + 1);
    if (range !== null) reply.header('content-range', `bytes ${range.from}-${range.to}/${file.bytes}`);
    await reply.send(bytes);
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
    await this.deleting.run(ref, id, reason, actor, this.clock.now());
  }
}
