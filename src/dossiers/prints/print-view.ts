// A paper for the applicant as data, ready to be set on a page; and the list of what was printed.
import { ApiProperty } from '@nestjs/swagger';

export class PrintedApplicantView {
  name!: string;
  phone!: string | null;
  address!: string | null;
}

export class PrintedProcedureView {
  code!: string;
  name!: string;
  caseKey!: string;
  caseName!: string;
}

export class PrintedPaperView {
  name!: string;
  /** How many originals, and how many copies. */
  original!: number;
  copy!: number;
  digitised!: boolean;
}

export class PrintedSupplementView {
  reason!: string;
  @ApiProperty({ type: String, isArray: true }) items!: readonly string[];
  /** Not supplemented by then, the dossier is stopped. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) dueAt!: string | null;
}

export class PrintedRefusalView {
  reason!: string;
  /** Where the dossier is to be sent, when this office has no authority. */
  sendTo!: string | null;
}

export class PrintView {
  form!: 'receipt' | 'supplement' | 'refusal';
  /** Number and title of the official form in force, e.g. `01`; null where the form set has none. */
  formNumber!: string | null;
  formTitle!: string | null;
  /** 1 is the original, 2 the first reprint, and so on. */
  copyNumber!: number;
  @ApiProperty({ format: 'date-time' }) printedAt!: string;
  printedBy!: string;
  /** When what the paper documents was done; the same on every copy. */
  @ApiProperty({ format: 'date-time' }) issuedAt!: string;
  officeName!: string;
  unitName!: string;
  address!: string | null;
  phone!: string | null;
  code!: string;
  /** Six digits for the public look-up; only on the receipt. */
  secret!: string | null;
  /** For the symbol on the paper; never with the secret in it. */
  lookUpUrl!: string;
  procedure!: PrintedProcedureView;
  /** What is applied for, in a sentence. */
  subject!: string | null;
  applicant!: PrintedApplicantView;
  @ApiProperty({ type: PrintedPaperView, isArray: true }) papers!: readonly PrintedPaperView[];
  @ApiProperty({ format: 'date-time' }) receivedAt!: string;
  /** The appointment that this receipt gave. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) dueAt!: string | null;
  /** Only on the request for supplement. */
  supplement!: PrintedSupplementView | null;
  /** Only on the refusal. */
  refusal!: PrintedRefusalView | null;
}

export class PrintLineView {
  form!: 'receipt' | 'supplement' | 'refusal' | 'apology' | 'stopNotice';
  /** Sequence number of the journal entry that the paper documents: a new receipt begins again with its original. */
  issue!: number;
  copyNumber!: number;
  @ApiProperty({ format: 'date-time' }) printedAt!: string;
  printedBy!: string | null;
}

export class PrintListView {
  /** Newest first. */
  @ApiProperty({ type: PrintLineView, isArray: true }) prints!: readonly PrintLineView[];
}
