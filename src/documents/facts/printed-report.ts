// What is printed on reports that are signed, as data: the templates take exactly this. Texts are ready to be read.
import type { PrintedHeading } from './printed-heading.ts';

/** Heading, period and remarks of any report. */
interface PrintedReport extends Pick<
  PrintedHeading,
  'title' | 'parentAgency' | 'unit' | 'series' | 'dateLine' | 'code' | 'qr'
> {
  /** `Biểu số 06a/VPCP/KSTT` and the circular it comes from; empty where no form is prescribed. */
  readonly formLines: readonly string[];
  /** Lines below the title: the period, the unit that reports. */
  readonly about: readonly string[];
  /** Lines below the table: how it was counted, as of when, when it was made. */
  readonly notes: readonly string[];
  /** Who drew it up. */
  readonly madeBy: string | null;
}

interface PrintedReport06Line {
  readonly kind: 'total' | 'level' | 'field';
  readonly number: string;
  readonly name: string;
  /** Columns 3 to 13, `1.234`. */
  readonly figures: readonly string[];
}

/** Report 06/VPCP/KSTT. */
export interface PrintedReport06 extends PrintedReport {
  readonly meaning: 'report06';
  readonly rows: readonly PrintedReport06Line[];
}

/** Any table that is signed. */
export interface PrintedList extends PrintedReport {
  readonly meaning: 'signedList';
  /** Titles, and widths in proportion to one another. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  /** Numbers stand on the right of their cell. */
  readonly rows: readonly (readonly { readonly text: string; readonly number: boolean }[])[];
}

interface LetterTable {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: PrintedList['rows'];
}

/** The letter to the Chairman about those who are often late. */
export interface PrintedLatenessLetter extends Pick<
  PrintedHeading,
  'title' | 'parentAgency' | 'unit' | 'series' | 'dateLine' | 'code' | 'qr'
> {
  readonly meaning: 'latenessLetter';
  /** After `V/v`. */
  readonly about: string;
  readonly addressee: string;
  readonly opening: readonly string[];
  readonly tables: readonly LetterTable[];
  readonly closing: readonly string[];
  readonly recipients: readonly string[];
  /** The position in which it is signed. */
  readonly signedAs: string;
}
