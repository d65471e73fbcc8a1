// The official forms of a dossier over HTTP: list, open, edit as a letter, file back.
import { Controller, Get, Headers, Param, ParseUUIDPipe, Put, Req } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { onTheWire } from '../dossiers/on-the-wire.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { Clock } from '../platform/clock.ts';
import { ApiFile, fileAnswer } from './file-answer.ts';
import { FiledLetterView, FormListView } from './issue/form-view.ts';
import { ListForms } from './issue/list-forms.ts';
import { MakeControlSlip } from './issue/make-control-slip.ts';
import { OpenForm } from './issue/open-form.ts';
import { EditLetter, PDF } from './letters/edit-letter.ts';
import { DOCX } from './letters/write-letter.ts';

@ApiTags('documents')
@Controller('dossiers/:ref')
export class FormsController {
  constructor(
    private readonly forms: ListForms,
    private readonly open: OpenForm,
    private readonly slip: MakeControlSlip,
    private readonly letters: EditLetter,
    private readonly clock: Clock,
  ) {}

  @Get('forms')
  @ApiOperation({ summary: 'Forms that were issued of a dossier, newest first' })
  @ApiOkResponse({ type: FormListView })
  async list(@Param('ref') ref: string, @CurrentStaff() actor: Actor): Promise<FormListView> {
    return onTheWire(await this.forms.run(ref, actor, this.clock.now()));
  }

  @Get('forms/:file')
  @ApiOperation({
    summary: 'A form: `<id>.pdf`, the bytes of its first print (PDF/A); `<id>.docx`, a letter to be edited',
  })
  @ApiParam({ name: 'file', example: '0198a5b0-0000-7000-8000-000000000000.pdf' })
  @ApiFile(PDF, DOCX)
  async file(
    @Param('ref') ref: string,
    @Param('file') file: string,
    @CurrentStaff() actor: Actor,
  ): Promise<StreamableFile> {
    const [, id = '', end] = /^(.*)\.(pdf|docx)$/.exec(file) ?? [];
    if (end === 'docx') {
      const letter = await this.letters.take(ref, id, actor);
      return fileAnswer(letter.bytes, DOCX, letter.fileName, 'attachment');
    }
    const { bytes, fileName } = await this.open.run(ref, id, actor);
    return fileAnswer(bytes, PDF, fileName);
  }

  @Put('forms/:id/edited')
  @ApiOperation({ summary: 'Files the edited and signed letter back, beside the form as it was issued' })
  @ApiConsumes(PDF, DOCX)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: FiledLetterView })
  async fileBack(
    @Param('ref') ref: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('content-type') mediaType: string | undefined,
    @Req() { body }: FastifyRequest,
    @CurrentStaff() actor: Actor,
  ): Promise<FiledLetterView> {
    const sent = { mediaType: mediaType ?? '', content: body };
    return onTheWire(await this.letters.file(ref, id, sent, actor, this.clock.now()));
  }

  @Get('forms/:id/edited')
  @ApiOperation({ summary: 'The newest letter that was filed back' })
  @ApiFile(PDF, DOCX)
  async edited(
    @Param('ref') ref: string,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentStaff() actor: Actor,
  ): Promise<StreamableFile> {
    const { bytes, mediaType, fileName } = await this.letters.open(ref, id, actor);
    return fileAnswer(bytes, mediaType, fileName, mediaType === PDF ? 'inline' : 'attachment');
  }

  @Get('control-slip.pdf')
  @ApiOperation({ summary: 'The control slip as PDF, made from the hand-overs until now' })
  @ApiFile(PDF)
  async controlSlip(@Param('ref') ref: string, @CurrentStaff() actor: Actor): Promise<StreamableFile> {
    const { bytes, fileName } = await this.slip.run(ref, actor, this.clock.now());
    return fileAnswer(bytes, PDF, fileName);
  }
}
