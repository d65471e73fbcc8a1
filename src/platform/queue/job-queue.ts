// Adds jobs. A job is a nudge to look at the database sooner: losing one costs time, never truth.
import { Logger } from '@nestjs/common';
import type { Config } from '../config.ts';
import { openQueue, type OpenQueue } from './queue-backend.ts';

export interface AddOptions {
  /** Not before so many milliseconds from now. */
  readonly delayMs?: number;
  /** While a job of this id waits, another is not added. No colon in it. */
  readonly id?: string;
}

const PATIENCE_MS = 5_000;
/** Once it is known to be down, callers are not held up again; opening goes on behind them. */
const PATIENCE_WHEN_DOWN_MS = 250;

/** One named queue, opened at its first use and again after the backend was down when it was opened. */
export class JobQueue<Data extends object = object> {
  private readonly logger = new Logger('Queue');
  private opening: Promise<OpenQueue> | null = null;
  private current: OpenQueue | null = null;
  private readonly ended = new AbortController();
  private down = false;

  constructor(
    private readonly config: Config,
    readonly name: string,
  ) {}

  /** @returns false when the queue is down: the caller goes on, because a sweep finds the work later. */
  async add(data: Data, options: AddOptions = {}): Promise<boolean> {
    try {
      await this.within(async (queue) => {
        await queue.add(this.name, data, {
          removeOnComplete: true,
          removeOnFail: true,
          ...(options.delayMs === undefined ? {} : { delay: Math.max(0, Math.round(options.delayMs)) }),
          ...(options.id === undefined ? {} : { jobId: options.id }),
        });
      });
      this.tell(false);
      return true;
    } catch (error) {
      this.tell(true, error);
      return false;
    }
  }

  /** How many jobs wait, now or for their time. @throws Error when the queue is down */
  async waiting(): Promise<number> {
    let sum = 0;
    await this.within(async (queue) => {
      const counts = await queue.getJobCounts('waiting', 'delayed', 'prioritized');
      sum = Object.values(counts).reduce((total, count) => total + count, 0);
    });
    return sum;
  }

  async close(): Promise<void> {
    this.ended.abort();
    this.opening = null;
    await this.current?.close().catch(() => undefined);
  }

  private async within(work: (queue: OpenQueue) => Promise<void>): Promise<void> {
    const patience = this.down ? PATIENCE_WHEN_DOWN_MS : PATIENCE_MS;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_done, fail) => {
      timer = setTimeout(() => fail(new Error('the queue did not answer in time')), patience);
    });
    try {
      this.opening ??= this.open();
      await Promise.race([this.opening.then(work), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** BullMQ remembers a failed start for good, so a queue that did not open is thrown away. */
  private async open(): Promise<OpenQueue> {
    const queue = openQueue(this.config, this.name, this.ended.signal);
    this.current = queue;
    queue.on('error', (error) => this.tell(true, error));
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      this.opening = null;
      void queue.close().catch(() => undefined);
      throw error;
    }
  }

  /** One line when it goes down and one when it is back, not one a job. */
  private tell(down: boolean, error?: unknown): void {
    if (down === this.down) return;
    this.down = down;
    if (down)
      this.logger.warn(`queue ${this.name} is down: ${error instanceof Error ? error.message : 'no reason'}`);
    else this.logger.log(`queue ${this.name} is back`);
  }
}
