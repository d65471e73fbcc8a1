// What is said of a job, once: its name, how long it sleeps at most, what wakes it, and what it does.
import type { Instant } from '../../domain/time/instant.ts';

export interface Job {
  /** One word, unique in the service: as health, metrics and nudges call it. */
  readonly name: string;
  /** Longest sleep in milliseconds: another service may have written what this one was not told of. */
  readonly every: number;
  /** The first pass begins with the service, so that what was missed is caught up; otherwise after one sleep. */
  readonly atStart?: true;
  /** Called when the service starts. @returns what ends the listening */
  readonly wakeOn?: (job: Wakes) => () => void;
  /** Does what there is to do now. Safe in any number of services at one time; what it throws is tried again. */
  readonly pass: (turn: Turn) => Promise<Pass | void>;
  /** Told at once when the service stops, before the pass under way is waited for. */
  readonly onStop?: () => void;
}

/** What a pass is told. */
export interface Turn {
  /** Asked between parts; false once the service stops. */
  readonly goOn: () => boolean;
  /** Passes that failed in a row before this one. */
  readonly failures: number;
}

/** What a pass found; nothing where there is only the next sleep. */
export interface Pass {
  /** There may be more to do at once. */
  readonly more: boolean;
  /** When the next row is due; null when none is known. */
  readonly nextAt: Instant | null;
}

export interface Wakes {
  /** There may be something to do here. Cheap, and harmless when there is not. */
  wake(): void;
  /** There will be something to do here at an instant: it sleeps no longer than until then. */
  wakeBy(at: Instant): void;
  /** There may be something to do for whichever service takes it first, at the earliest after so many milliseconds. */
  nudge(afterMs?: number): void;
}

/** How a job is, in this process. */
export interface Heartbeat {
  readonly name: string;
  /** When a pass last ended well; null before the first. */
  readonly lastPassAt: Instant | null;
  /** When it wakes by itself; null while a pass is under way, and before the start. */
  readonly nextAt: Instant | null;
  /** Passes that failed since the last one that did not. */
  readonly failures: number;
  /** Of the last pass that failed; null before the first. */
  readonly lastError: string | null;
  readonly lastErrorAt: Instant | null;
}
