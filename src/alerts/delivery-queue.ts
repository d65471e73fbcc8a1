// The queue that spreads mails over the instances and wakes the sweeps. It only nudges: the tables are the truth.
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, type JobsOptions, Queue, Worker } from 'bullmq';
import { Config } from '../platform/config.ts';
import type { DeliveryRef } from './deliver-mail.ts';
import type { DueDelivery } from './find-due-deliveries.ts';

export interface DeliveryQueueHandlers {
  /** One mail's turn has come. */
  readonly mail: (ref: DeliveryRef) => Promise<unknown>;
  /** A look at the tables is due. */
  readonly sweep: () => void;
}

/** The part of BullMQ that is used, the same on PostgreSQL and on Redis. */
interface Ends {
  readonly queue: Pick<Queue, 'addBulk' | 'upsertJobScheduler' | 'close'> & {
    on(event: 'error', listener: () => void): unknown;
  };
  readonly worker: Pick<Worker, 'close'> & { on(event: 'error', listener: () => void): unknown };
}

const NAME = 'alerts';
const SWEEP_EVERY_MS = 5_000;
const ANSWER_MS = 3_000;
const MAILS_AT_ONCE = 4;
const LEAVE_NOTHING: JobsOptions = { removeOnComplete: true, removeOnFail: true };

@Injectable()
export class DeliveryQueue implements OnApplicationShutdown {
  private readonly logger = new Logger(DeliveryQueue.name);
  private ends: Ends | null = null;
  private scheduled: Promise<unknown> | null = null;

  constructor(private readonly config: Config) {}

  /** Begins to take jobs. A queue that cannot be reached is tried again and again, and harms nothing. */
  open(handlers: DeliveryQueueHandlers): void {
    const ends = this.connect(async ({ name, data }) => {
      if (name === 'mail') await handlers.mail(data as DeliveryRef);
      else handlers.sweep();
    });
    this.ends = ends;
    // Without listeners BullMQ throws into the process; whoever adds a job hears of it anyway.
    ends.queue.on('error', () => undefined);
    ends.worker.on('error', () => undefined);
    this.scheduled = ends.queue
      .upsertJobScheduler('sweep', { every: SWEEP_EVERY_MS }, { name: 'sweep', opts: LEAVE_NOTHING })
      .catch((error: unknown) => this.logger.warn(`The queue does not wake the sweeps: ${String(error)}`));
  }

  /** Resolves when the queue has taken every mail. @throws when it does not answer within three seconds */
  async add(mails: readonly DueDelivery[]): Promise<void> {
    if (this.ends === null) throw new Error('the queue is not open');
    const adding = this.ends.queue.addBulk(
      mails.map(({ homeAgencyId, id, attempts }) => ({
        name: 'mail',
        data: { homeAgencyId, id } satisfies DeliveryRef,
        // The same attempt is not queued twice by sweeps that overlap.
        opts: { ...LEAVE_NOTHING, jobId: `${id}-${attempts}` },
      })),
    );
    await answered(adding);
  }

  async onApplicationShutdown(): Promise<void> {
    const ends = this.ends;
    this.ends = null;
    if (ends === null) return;
    const closing = Promise.allSettled([this.scheduled, ends.worker.close()]).then(() => ends.queue.close());
    await answered(closing).catch(() => undefined);
  }

  private connect(process: (job: { name: string; data: unknown }) => Promise<void>): Ends {
    const { redisUrl, connectionString } = this.config;
    const tuning = { concurrency: MAILS_AT_ONCE };
    if (redisUrl !== null)
      return {
        queue: new Queue(NAME, { connection: { url: redisUrl, maxRetriesPerRequest: 1 } }),
        worker: new Worker(NAME, process, {
          connection: { url: redisUrl, maxRetriesPerRequest: null },
          ...tuning,
        }),
      };
    const connection = { connectionString, max: 3, migrate: true };
    return {
      queue: new Queue(NAME, { connection }, createPostgresBackend) as unknown as Ends['queue'],
      worker: new Worker(
        NAME,
        process,
        { connection, ...tuning },
        createPostgresBackend,
      ) as unknown as Ends['worker'],
    };
  }
}

async function answered<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer from the queue')), ANSWER_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
