// Official forms of a dossier as a client reads them.
import { ApiProperty } from '@nestjs/swagger';
import { ISSUED_MEANINGS } from '../facts/printed-form.ts';
import type { IssuedMeaning } from '../facts/printed-form.ts';

export class FiledLetterView {
  /** 1 is the first that was filed. */
  version!: number;
  mediaType!: string;
  /** Hex. */
  sha256!: string;
  @ApiProperty({ type: String, format: 'date-time' }) filedAt!: number;
  filedBy!: string | null;
}

export class IssuedFormView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ISSUED_MEANINGS }) meaning!: IssuedMeaning;
  /** The circular, `TT 03/2025`, with the form's number and title in it. */
  formSet!: string;
  formNumber!: string;
  title!: string;
  /** Number in the series of the unit, `12/PBS-H99.02`. */
  series!: string;
  /** Sequence number of the journal entry that it documents. */
  seq!: number;
  unitName!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) issuedAt!: number;
  issuedBy!: string | null;
  signedBy!: string | null;
  /** Hex of the bytes of the first print; null until it is rendered. */
  sha256!: string | null;
  /** Characters that no font has, `U+21A38`: it shows a box with the number instead. */
  @ApiProperty({ type: String, isArray: true }) notShown!: readonly string[];
  /** How often it was printed. */
  prints!: number;
  /** Whether the reader may open it; the receipt only at the desk, because the secret is on it. */
  mayOpen!: boolean;
  mayPrint!: boolean;
  /** A letter, which may be edited as DOCX and filed back. */
  letter!: boolean;
  /** The newest version that was filed back. */
  @ApiProperty({ type: FiledLetterView, nullable: true }) filed!: FiledLetterView | null;
}

export class FormListView {
  /** Newest first. */
  @ApiProperty({ type: IssuedFormView, isArray: true }) forms!: readonly IssuedFormView[];
  /** Title of the control slip in the dossier's form set. */
  controlSlip!: string;
}
