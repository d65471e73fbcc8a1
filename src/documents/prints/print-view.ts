// The list of what was printed of a dossier, as a client reads it.
import { ApiProperty } from '@nestjs/swagger';
import { ISSUED_MEANINGS } from '../facts/printed-form.ts';
import type { IssuedMeaning } from '../facts/printed-form.ts';

export class PrintLineView {
  @ApiProperty({ enum: ISSUED_MEANINGS }) form!: IssuedMeaning;
  /** Sequence number of the journal entry that the form documents: a new receipt begins again with its original. */
  issue!: number;
  /** 1 is the original, 2 the first reprint, and so on. */
  copyNumber!: number;
  @ApiProperty({ format: 'date-time' }) printedAt!: string;
  printedBy!: string | null;
}

export class PrintListView {
  /** Newest first. */
  @ApiProperty({ type: PrintLineView, isArray: true }) prints!: readonly PrintLineView[];
}
