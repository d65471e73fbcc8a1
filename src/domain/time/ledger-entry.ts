// The facts that move a dossier's clock. Entries are only ever added; all fields are JSON-serialisable.
import type { DueSoonThreshold } from './deadlines.ts';
import type { DuePolicy } from './due.ts';
import type { Instant } from './instant.ts';
import type { Limit } from './limit.ts';
import type { CalendarRef } from './working-calendar.ts';

/** Whom the time of a pause is charged to. */
export type WaitingFor = 'citizen' | 'partnerAgency' | 'department';

interface EntryBase {
  /** When the fact happened. */
  readonly at: Instant;
  /** Names the entry, so that a correction can point at it. */
  readonly id?: string;
  /** When it became known; `at` when left out. */
  readonly recordedAt?: Instant;
  readonly reason?: string;
  /** Legal ground, or `imported`. */
  readonly ground?: string;
}

/** A derived due instant that was stored with an entry; `verifyLedger` compares it, nothing else reads it. */
interface StoredDue {
  readonly dueAt?: Instant;
}

interface RunTerms {
  readonly limit?: Limit;
  readonly calendar?: CalendarRef;
  readonly policy?: DuePolicy;
  readonly dueSoon?: DueSoonThreshold;
  /** Calendar days before the due day by which an apology is to be sent; 1 when left out. */
  readonly apologyDaysBefore?: number;
  /** Re-appointments that a dossier may have in its life; 1 when left out. */
  readonly reappointments?: number;
  /** Office minutes below which a pause moves no date in days; absent in runs from before there was such a rule. */
  readonly shortestPause?: number;
}

/**
 * Acceptance. `limit` and `calendar` are needed, unless `ground` is `imported`: then `dueAt` is a recorded date that is
 * kept as it is, and the calendar is needed only if the clock is paused.
 */
export interface StartEntry extends EntryBase, RunTerms, StoredDue {
  readonly kind: 'start';
  /** The appointment of a receipt issued before the clock started; never earlier than the date it stands for. */
  readonly promisedAt?: Instant;
}

/** The clock stands still. Pauses that may overlap carry different `key`s; it runs again when all are over. */
export interface PauseEntry extends EntryBase, StoredDue {
  readonly kind: 'pause';
  readonly waitingFor: WaitingFor;
  readonly key?: string;
}

export interface ResumeEntry extends EntryBase, StoredDue {
  readonly kind: 'resume';
  readonly key?: string;
}

/**
 * The dossier is complete again and its limit begins anew (Decree 61/2018 Art. 19.4): a new run, which ends any pause.
 * Terms left out are those of the run before.
 */
export interface RestartEntry extends EntryBase, RunTerms, StoredDue {
  readonly kind: 'restart';
  /** The phase that begins with it; the limit is then the phase's own and nothing was asked anew. */
  readonly phase?: string;
}

/** The law lets the limit be longer by so much; lateness that has happened stays. */
interface ExtendEntry extends EntryBase, StoredDue {
  readonly kind: 'extend';
  readonly limit: Limit;
}

/** The apology's new appointment (Decree 61/2018 Art. 19.9): once in a dossier's life, promised date only. */
export interface PromiseEntry extends EntryBase {
  readonly kind: 'promise';
  readonly dueAt: Instant;
}

/** The run was found late. What it tells is derived anew from the other facts; this says when it was told. */
interface LateEntry extends EntryBase, StoredDue {
  readonly kind: 'late';
}

/** By a calendar or an acceptance that is known now the run was never late; the ground says which. */
interface LateWithdrawnEntry extends EntryBase {
  readonly kind: 'lateWithdrawn';
}

/** The result exists, or the dossier closed without one. */
interface StopEntry extends EntryBase, StoredDue {
  readonly kind: 'stop';
}

/**
 * A version of the calendar came into force. It is a fact of the run, looked at beside the others at every projection:
 * the latest of their dates holds. A run whose changes all say `applied` was written before that: each version was
 * judged once, when it came, and dropped for good where it gave an earlier date.
 */
export interface CalendarChangeEntry extends EntryBase, StoredDue {
  readonly kind: 'calendarChange';
  readonly calendar: CalendarRef;
  /** The applicant was told, so the promised date may move too. */
  readonly noticeConfirmed?: boolean;
  /** Whether the version was taken when it came. */
  readonly applied?: boolean;
}

/** A version was a mistake and is not looked at; the date may become earlier, what was promised stays. */
export interface CalendarAnnulledEntry extends EntryBase, StoredDue {
  readonly kind: 'calendarAnnulled';
  readonly calendar: CalendarRef;
  /** In force in its place, where the run began on it. */
  readonly instead: CalendarRef;
}

/** Another unit goes on with the dossier: from that day on its calendar counts, where that gives a later date. */
interface HandOverEntry extends EntryBase, StoredDue {
  readonly kind: 'handOver';
  readonly calendar: CalendarRef;
}

/** An earlier entry was wrong: it no longer counts, and `replacement`, if any, stands in its place. */
export interface CorrectionEntry extends EntryBase {
  readonly kind: 'correction';
  /** The `id` of the entry; `start` for an acceptance that has none. */
  readonly corrects: string;
  readonly replacement?: ClockFact;
}

/** An entry that acts on the clock itself. */
export type ClockFact =
  | StartEntry
  | PauseEntry
  | ResumeEntry
  | RestartEntry
  | ExtendEntry
  | PromiseEntry
  | LateEntry
  | LateWithdrawnEntry
  | StopEntry
  | CalendarChangeEntry
  | CalendarAnnulledEntry
  | HandOverEntry;

export type LedgerEntry = ClockFact | CorrectionEntry;
