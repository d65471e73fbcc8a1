// The kind of case that is a complaint, by its name: `engine.send(COMPLAINT, order)`; its state, orders and entries.
import type { Position } from '../domain/process/procedure-definition.ts';
import type { CaseState, CaseTypes, Decided, KindOf, Outcome } from '../engine/kind.ts';
import type { Ordered, WakeOrder } from '../engine/orders.ts';
import type { ComplaintChartState } from '../../workflows/complaint/run-complaint.ts';
import type {
  ComplaintCommand,
  ComplaintDue,
  ComplaintInput,
  ComplaintState,
} from '../../workflows/complaint/words.ts';
import type { Hold } from '../../workflows/one-stop/rights.ts';
import type { ComplaintTableRow } from './complaint.table.ts';

export const CHANNELS = ['counter', 'post', 'phone', 'online'] as const;
export type ComplaintChannel = (typeof CHANNELS)[number];

export interface ComplaintCase extends CaseState {
  readonly complaintNo: string;
  readonly channel: ComplaintChannel;
  readonly snapshot: ComplaintChartState;
  readonly published: ComplaintTableRow['published'];
  readonly closedAt: number | null;
}

/** @property staffId null for whoever sends one online. */
export interface ComplaintSender {
  readonly staffId: string | null;
  readonly holds: readonly Hold[];
}

/** Who complained and in what words: put in once, and in no entry. */
interface Complainant {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly content: string;
}

export interface ReceiveOrder extends Ordered {
  readonly kind: 'receive';
  readonly sender: ComplaintSender;
  readonly input: ComplaintInput;
  readonly channel: ComplaintChannel;
  readonly title: string;
  readonly secret: string;
  /** Code of the receiving agency, which its numbers begin with. */
  readonly agencyCode: string;
  readonly complainant: Complainant;
}

type Sent<T> = T extends { readonly type: 'assign' } ? Omit<T, 'calendar' | 'until'> : T;
/** An event as it is sent: on what calendar an assigned complaint is due is found by the engine. */
export type SentCommand = Sent<ComplaintCommand>;

export interface ComplaintEventOrder extends Ordered {
  readonly kind: 'event';
  readonly sender: ComplaintSender;
  readonly command: SentCommand;
  readonly ifVersion: number;
  /** Whether the sender may know of it. */
  readonly sees: (complaint: ComplaintCase) => boolean;
}

export type ComplaintOrder = ReceiveOrder | ComplaintEventOrder | WakeOrder;

/** One entry: what was sent and the whole complaint after it, so that a fold is the last entry. No personal data. */
export interface ComplaintEntry {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly by: string | null;
  readonly position?: Position;
  readonly onBehalfOf?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly after: ComplaintChartState;
}

export interface DecidedComplaint extends Decided<ComplaintCase> {
  readonly entry: ComplaintEntry;
}

interface ComplaintAnswer {
  readonly id: string;
  readonly version: number;
  readonly state: ComplaintState;
  readonly complaintNo: string;
  readonly dueAt: number;
}

export interface ComplaintTypes extends CaseTypes {
  readonly state: ComplaintCase;
  readonly order: ComplaintOrder;
  readonly answer: ComplaintAnswer;
  readonly decided: DecidedComplaint;
  /** When it would be due on the calendar of the unit it is assigned to. */
  readonly facts: { readonly calendar: string; readonly until: ComplaintDue } | undefined;
  readonly given: { readonly complaintNo: string };
}

export type ComplaintOutcome = Outcome<ComplaintTypes>;

export const COMPLAINT: KindOf<ComplaintTypes> = Object.freeze({ name: 'complaint' });
