// What is printed on each official form, as data: the templates take exactly this. Texts are ready to be read.
import type { FormMeaning } from '../../../workflows/law/form-sets.ts';
import type { PrintedHeading } from './printed-heading.ts';
import type { PrintedLatenessLetter, PrintedList, PrintedReport06 } from './printed-report.ts';

export interface PrintedPerson {
  readonly name: string;
  readonly identityNo: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Who gave the authority to lodge, and the paper that says so. */
export interface PrintedPrincipal extends PrintedPerson {
  readonly paper: string | null;
}

export interface PrintedSigner {
  readonly name: string | null;
  readonly position: string | null;
  /** Room for a digital signature rather than one by hand. */
  readonly digital: boolean;
}

interface OfDossier extends PrintedHeading {
  readonly applicant: PrintedPerson;
  readonly principal: PrintedPrincipal | null;
  readonly procedure: { readonly code: string; readonly name: string };
  readonly subject: string | null;
  /** The one-stop that received it. */
  readonly desk: string;
  readonly signer: PrintedSigner;
}

interface PrintedPaper {
  readonly name: string;
  readonly originals: number;
  /** Certified copies; absent in forms that were issued before they were told apart. */
  readonly certified?: number;
  readonly copies: number;
}

interface ReceiptForm extends OfDossier {
  readonly meaning: 'receipt';
  readonly papers: readonly PrintedPaper[];
  readonly sets: string;
  readonly limit: string | null;
  readonly receivedAt: string;
  readonly dueAt: string | null;
  /** Said of a date that is not settled yet; absent where it is. */
  readonly dueNote?: string;
  readonly collectAt: string;
  readonly lookUpUrl: string;
  readonly secret: string | null;
  readonly book: string | null;
  readonly bookLine: string | null;
}

interface SupplementRequestForm extends OfDossier {
  readonly meaning: 'supplementRequest';
  readonly items: readonly string[];
  readonly reason: string;
  readonly lapseAt: string | null;
  readonly contact: { readonly name: string | null; readonly phone: string | null };
  /** Absent in forms that were issued before they told it. */
  readonly lookUpUrl?: string;
  readonly secret?: string | null;
}

interface RefusalForm extends OfDossier {
  readonly meaning: 'refusal';
  readonly reason: string;
}

interface ApologyForm extends OfDossier {
  readonly meaning: 'apology';
  readonly reason: string;
  readonly receivedOn: string;
  readonly formerDueAt: string | null;
  readonly dueAt: string | null;
  /** TT 03/2025 calls the new appointment an extension. */
  readonly asksExtension: boolean;
}

interface StopNoticeForm extends OfDossier {
  readonly meaning: 'stopNotice';
  readonly reason: string;
  readonly receivedOn: string;
  readonly stoppedAt: string;
}

/** One hand-over: whose leg ended with it, and how. */
export interface PrintedHandOver {
  readonly giver: string;
  readonly giverName: string | null;
  readonly receiver: string;
  readonly receiverName: string | null;
  readonly at: string;
  readonly result: 'Trước hạn' | 'Đúng hạn' | 'Quá hạn' | null;
  readonly note: string | null;
}

export interface ControlSlipForm extends OfDossier {
  readonly meaning: 'controlSlip';
  readonly competentUnit: string;
  readonly partners: string | null;
  readonly receivedAt: string;
  readonly dueAt: string | null;
  readonly handOvers: readonly PrintedHandOver[];
}

interface PrintedRegisterLine {
  readonly line: number;
  readonly code: string;
  readonly procedure: string;
  readonly applicant: string;
  /** Address and telephone. */
  readonly reach: string;
  readonly competentUnit: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly returnedOn: string;
  readonly how: string;
}

export interface RegisterForm extends PrintedHeading {
  readonly meaning: 'register';
  readonly period: string;
  readonly rows: readonly PrintedRegisterLine[];
}

export interface ComplaintReceiptForm extends PrintedHeading {
  readonly meaning: 'complaintReceipt';
  readonly complaintNo: string;
  readonly subject: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  /** The address without the number, to be typed. */
  readonly lookUpPage: string;
  readonly secret: string;
}

/** Forms that a journal entry makes due. */
export type IssuedForm = ReceiptForm | SupplementRequestForm | RefusalForm | ApologyForm | StopNoticeForm;
export type IssuedMeaning = IssuedForm['meaning'];
export type PrintedForm =
  | IssuedForm
  | ControlSlipForm
  | RegisterForm
  | ComplaintReceiptForm
  | PrintedReport06
  | PrintedList
  | PrintedLatenessLetter;

export const ISSUED_MEANINGS = [
  'receipt',
  'supplementRequest',
  'refusal',
  'apology',
  'stopNotice',
] as const satisfies readonly (IssuedMeaning & FormMeaning)[];

export const isIssuedMeaning = (meaning: string): meaning is IssuedMeaning =>
  (ISSUED_MEANINGS as readonly string[]).includes(meaning);
