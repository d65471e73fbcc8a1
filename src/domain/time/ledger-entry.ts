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
export interface ExtendEntry extends EntryBase, StoredDue {
  readonly kind: 'extend';
  readonly limit: Limit;
}

/** The apology's new appointment (Decree 61/2018 Art. 19.9): once in a dossier's life, promised date only. */
export interface PromiseEntry extends EntryBase {
  readonly kind: 'promise';
  readonly dueAt: Instant;
}

/** The run was found late; no later entry takes this back but a correction of this one. */
export interface LateEntry extends EntryBase, StoredDue {
  readonly kind: 'late';
}

/** The result exists, or the dossier closed without one. */
export interface StopEntry extends EntryBase, StoredDue {
  readonly kind: 'stop';
}

/** A new version of the calendar; it counts only if the statutory date does not become earlier. */
export interface CalendarChangeEntry extends EntryBase, StoredDue {
  readonly kind: 'calendarChange';
  readonly calendar: CalendarRef;
  /** The applicant was told, so the promised date may move too. */
  readonly noticeConfirmed?: boolean;
  /** What was stored about it: whether the statutory date moved. */
  readonly applied?: boolean;
}

/** An earlier entry was wrong: it no longer counts, and `replacement`, if any, stands in its place. */
export interface CorrectionEntry extends EntryBase {
  readonly kind: 'correction';
  /** The `id` of the entry. */
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
  | StopEntry
  | CalendarChangeEntry;

export type LedgerEntry = ClockFact | CorrectionEntry;
