// The kind of case that is the audit of one lateness, by its name: `engine.send(LATE_CASE, order)`.
import type {
  LateCaseContext,
  LateCaseState,
  WithdrawalGround,
} from '../../../workflows/late-case/late-case.machine.ts';
import type { Attribution } from '../../../workflows/late-case/late-reasons.ts';
import type { CaseState, CaseTypes, Decided, KindOf } from '../../engine/kind.ts';
import type { Ordered, WakeOrder } from '../../engine/orders.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { LateCaseEventBody } from './late-case-bodies.ts';
import type { LateCaseRow } from './late-case.table.ts';

export interface LateCase extends CaseState {
  readonly row: LateCaseRow;
}

/** One entry: what was sent and the case after it. */
export interface LateCaseEntry {
  readonly seq: number;
  readonly type: string;
  /** The legal instant, possibly before it could be recorded. */
  readonly at: number;
  readonly recordedAt: number;
  readonly by: string | null;
  readonly onBehalfOf: string | null;
  readonly from: LateCaseState | null;
  readonly to: LateCaseState;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Both are missing from entries that were written before late cases ran on the engine. */
  readonly after?: LateCaseContext;
  readonly timers?: LateCase['timers'];
}

export interface DecidedLateCase extends Decided<LateCase> {
  readonly entry: LateCaseEntry;
}

/** A lateness as its alert tells it. */
export interface Lateness {
  readonly homeAgencyId: string;
  readonly about: 'dossier' | 'task' | 'complaint';
  readonly aboutId: string;
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: number;
  readonly lateSince: number;
  readonly alertId: string | null;
  readonly unitId: string;
  readonly officerId: string | null;
}

/** Who answered for the unit at the instant of the lateness: no later reorganisation changes them. */
export interface Responsible {
  readonly headId: string | null;
  readonly agencyId: string | null;
  readonly officeId: string | null;
}

export interface OpenedBy {
  readonly staffId: string | null;
  readonly onBehalfOf: string | null;
  readonly note?: string | undefined;
}

/** Open a case, unless the lateness has one already. */
export interface OpenOrder extends Ordered {
  readonly kind: 'open';
  readonly lateness: Lateness;
  readonly responsible: Responsible;
  readonly by: OpenedBy;
}

export interface LateCaseEventOrder extends Ordered {
  readonly kind: 'event';
  readonly body: LateCaseEventBody;
  readonly actor: Actor;
  /** Refused with `lateCase.stale` when the case has moved on. */
  readonly ifVersion: number;
}

/** Take a case back whose lateness turned out never to have been; one that was taken back before is left alone. */
export interface WithdrawOrder extends Ordered {
  readonly kind: 'withdraw';
  readonly ground: WithdrawalGround;
}

export type LateCaseOrder = OpenOrder | LateCaseEventOrder | WithdrawOrder | WakeOrder;

/** What a person's event is decided by. */
export interface LateCaseFacts {
  readonly organization: Organization;
  /** Whose the late time was as it was measured: what a finding starts from. */
  readonly measured: Attribution;
  /** What an explanation is given with: each file by its SHA-256. */
  readonly files: readonly { readonly id: string; readonly sha256: string }[];
}

export interface LateCaseTypes extends CaseTypes {
  readonly state: LateCase;
  readonly order: LateCaseOrder;
  readonly answer: {
    readonly homeAgencyId: string;
    readonly id: string;
    readonly version: number;
    readonly state: LateCaseState;
    readonly answerDueAt: number | null;
    readonly overdue: boolean;
  };
  readonly decided: DecidedLateCase;
  /** Null for what no person sends. */
  readonly facts: LateCaseFacts | null;
  readonly given: never;
}

export const LATE_CASE: KindOf<LateCaseTypes> = Object.freeze({ name: 'lateCase' });
