// Runs one job for as long as the service lives: one pass at a time, asleep until the next is due, again after a failure.
import { Logger } from '@nestjs/common';
import { HOUR_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Clock } from '../clock.ts';
import type { Heartbeat, Job, Wakes } from './job.ts';
import type { Nudges } from './nudges.ts';

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 30_000;
/** So many failures in a row, or a pass so long, and the job is told to be unwell. */
const FAILURES_OF_THE_UNWELL = 3;
const LONGEST_PASS_MS = HOUR_MS;

/** A wake during a pass is followed by another one. */
export class RunningJob implements Wakes {
  private readonly log = new Logger('Jobs');
  private looping: Promise<void> | null = null;
  private passing: Promise<number> | null = null;
  private passingSince = 0;
  private stopping = false;
  /** Since the service began. */
  failedPasses = 0;
  private woken = false;
  private interrupt: () => void = () => undefined;
  private shorten: (ms: number) => void = () => undefined;
  private deafen: () => void = () => undefined;
  private beat: Omit<Heartbeat, 'name'> = {
    lastPassAt: null,
    nextAt: null,
    failures: 0,
    lastError: null,
    lastErrorAt: null,
  };

  constructor(
    private readonly job: Job,
    private readonly clock: Clock,
    private readonly nudges: Nudges,
  ) {
    nudges.on(job.name, () => this.wake());
  }

  get heartbeat(): Heartbeat {
    return { name: this.job.name, ...this.beat };
  }

  get unwell(): boolean {
    return (
      this.beat.failures >= FAILURES_OF_THE_UNWELL ||
      (this.passing !== null && performance.now() - this.passingSince > LONGEST_PASS_MS)
    );
  }

  start(): void {
    if (this.looping !== null) return;
    this.deafen = this.job.wakeOn?.(this) ?? this.deafen;
    this.looping = this.loop();
  }

  wake(): void {
    this.woken = true;
    this.interrupt();
  }

  /** Not during a pass, which looks for itself when the next is due. */
  wakeBy(at: Instant): void {
    const { nextAt } = this.beat;
    if (nextAt !== null && at < nextAt) this.shorten(Math.max(0, at - this.clock.now()));
  }

  nudge(afterMs = 0): void {
    void this.nudges.send(this.job.name, afterMs).then((taken) => taken || this.wake());
  }

  /** A pass now, or the one under way; resolves when it has ended, well or not. */
  async once(): Promise<void> {
    if (!this.stopping) await this.onePass();
  }

  /** Resolves when the pass under way has ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.deafen();
    this.job.onStop?.();
    this.interrupt();
    await this.looping;
    await this.passing;
  }

  private async loop(): Promise<void> {
    if (this.job.atStart !== true) await this.sleep(this.job.every);
    while (!this.stopping) {
      this.woken = false;
      await this.sleep(await this.onePass());
    }
  }

  /** @returns how many milliseconds there is nothing to do for */
  private onePass(): Promise<number> {
    this.passing ??= this.tryPass().finally(() => (this.passing = null));
    return this.passing;
  }

  private async tryPass(): Promise<number> {
    this.passingSince = performance.now();
    const { failures } = this.beat;
    try {
      const found = await this.job.pass({ goOn: () => !this.stopping, failures });
      const now = this.clock.now();
      this.beat = { ...this.beat, lastPassAt: now, failures: 0 };
      if (found?.more === true) return 0;
      return Math.min(this.job.every, Math.max(0, (found?.nextAt ?? Infinity) - now));
    } catch (error) {
      this.failed(failures + 1, error, this.clock.now());
      const longest = Math.max(this.job.every, LONGEST_BACKOFF_MS);
      return Math.min(longest, FIRST_BACKOFF_MS * 2 ** Math.min(failures + 1, 20));
    }
  }

  private failed(failures: number, error: unknown, at: Instant): void {
    this.failedPasses += 1;
    this.beat = { ...this.beat, failures, lastError: String(error), lastErrorAt: at };
    this.log.error(`${this.job.name} failed, try ${failures}: ${String(error)}`);
  }

  private async sleep(ms: number): Promise<void> {
    if (this.stopping || this.woken || ms === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.interrupt = resolve;
      this.shorten = (until) => {
        clearTimeout(timer);
        timer = setTimeout(resolve, until).unref();
        this.beat = { ...this.beat, nextAt: this.clock.now() + until };
      };
      this.shorten(ms);
    });
    clearTimeout(timer);
    this.interrupt = () => undefined;
    this.beat = { ...this.beat, nextAt: null };
  }
}
