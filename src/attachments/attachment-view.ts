// A file of a dossier as it is told to screens and programs.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant, ApiInstantOrNull, ApiTextOrNull } from '../platform/http/api-instant.ts';
import { type Mark, MARKS } from '../platform/parsing/content.ts';
import { SCAN_STATES, type ScanState } from './attachment.table.ts';

export class AttachmentView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ description: 'Key of a paper of the case, `result` or `other`' }) readonly itemKey!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'Media type, read from the content' }) readonly type!: string;
  @ApiProperty() readonly bytes!: number;
  @ApiProperty({ description: '64 hex digits' }) readonly sha256!: string;
  @ApiTextOrNull() readonly uploadedBy!: string | null;
  @ApiInstant() readonly uploadedAt!: number;
  @ApiProperty({ enum: SCAN_STATES }) readonly scan!: ScanState;
  @ApiProperty({ description: 'False while a virus scan is awaited, and once the file is gone' })
  readonly readable!: boolean;
  @ApiProperty({ description: 'Whether a browser may show it beside being downloaded' })
  readonly shown!: boolean;
  @ApiProperty({ enum: MARKS, isArray: true, description: 'What its readers should know of it' })
  readonly marks!: readonly Mark[];
  @ApiInstantOrNull() readonly deletedAt!: number | null;
  @ApiTextOrNull('The clerk’s words, `retention` or `infected`') readonly deletedReason!: string | null;
}

export class AttachmentListView {
  @ApiProperty({ type: AttachmentView, isArray: true }) readonly attachments!: readonly AttachmentView[];
  @ApiProperty({ description: 'Whether the reader may add and delete files' }) readonly mayChange!: boolean;
  @ApiProperty({ description: 'Bytes that one file may have' }) readonly maxBytes!: number;
  @ApiProperty({ description: 'Files that the dossier may still take' }) readonly roomFor!: number;
  @ApiProperty({ type: String, isArray: true, description: 'Endings of names of the allowed types' })
  readonly endings!: readonly string[];
}
