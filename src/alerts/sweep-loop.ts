// Runs passes over a table for as long as the service lives: woken, or asleep until the next row is due.
import type { Instant } from '../domain/time/instant.ts';
import type { Clock } from '../platform/clock.ts';

/** What a pass found. */
export interface Pass {
  /** There may be more to do at once. */
  readonly more: boolean;
  /** When the next row is due; null when none is known. */
  readonly nextAt: Instant | null;
}

export interface SweepOptions {
  readonly pass: () => Promise<Pass>;
  /** Told of every failed pass; the loop goes on. */
  readonly onError: (error: unknown, failuresInARow: number) => void;
  /** Longest sleep in milliseconds: another instance may have written rows that this one was not told of. */
  readonly idleMs: number;
}

const LONGEST_BACKOFF_MS = 30_000;

/** One pass at a time; a wake during a pass is followed by another one. */
export class SweepLoop {
  private running: Promise<void> | null = null;
  private stopping = false;
  private woken = false;
  private interrupt: (() => void) | null = null;
  private failures = 0;
  private lastPass: Instant | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly options: SweepOptions,
  ) {}

  /** When a pass last ended well; the heartbeat. */
  get lastPassAt(): Instant | null {
    return this.lastPass;
  }

  /** The first pass begins at once, so that what was missed while the service was down is caught up. */
  start(): void {
    this.running ??= this.run();
  }

  /** There may be something to do. Cheap, and harmless when there is not. */
  wake(): void {
    this.woken = true;
    this.interrupt?.();
  }

  /** Resolves when the pass under way has ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.interrupt?.();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const pause = await this.onePass();
      if (!this.stopping && !this.woken && pause > 0) await this.sleep(pause);
    }
  }

  private async onePass(): Promise<number> {
    try {
      const { more, nextAt } = await this.options.pass();
      this.failures = 0;
      const now = this.clock.now();
      this.lastPass = now;
      if (more) return 0;
      return Math.min(this.options.idleMs, Math.max(0, (nextAt ?? Infinity) - now));
    } catch (error) {
      this.failures += 1;
      this.options.onError(error, this.failures);
      return Math.min(LONGEST_BACKOFF_MS, 250 * 2 ** Math.min(this.failures, 10));
    }
  }

  private async sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.interrupt = null;
  }
}
