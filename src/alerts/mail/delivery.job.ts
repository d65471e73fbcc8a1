// Keeps the outbox moving: through the queue while it works, from here while it does not.
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { HealthChecks } from '../../platform/health-checks.ts';
import { Metrics } from '../../platform/metrics.ts';
import { Queues } from '../../platform/queue/queues.ts';
import { DeliverMail, type DeliveryRef } from './deliver-mail.ts';
import { DispatchDeliveries, MAIL_QUEUE } from './dispatch-deliveries.ts';
import { FindDueDeliveries } from './find-due-deliveries.ts';
import { SweepLoop } from '../sweep-loop.ts';

const IDLE_MS = 10_000;
const MAILS_AT_ONCE = 4;

@Injectable()
export class DeliveryJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DeliveryJob.name);
  private readonly loop: SweepLoop;

  constructor(
    dispatch: DispatchDeliveries,
    deliverMail: DeliverMail,
    due: FindDueDeliveries,
    queues: Queues,
    config: Config,
    clock: Clock,
    metrics: Metrics,
    checks: HealthChecks,
  ) {
    this.loop = new SweepLoop(clock, {
      pass: () => dispatch.run(),
      onError: (error, failures) =>
        this.logger.error(`The outbox was not looked through, try ${failures}: ${String(error)}`),
      idleMs: IDLE_MS,
    });
    const mails = metrics.counter('mails_total', 'Mails taken from the queue, by what became of them', [
      'result',
    ]);
    queues.worker<DeliveryRef>(MAIL_QUEUE, async (ref) => mails.inc({ result: await deliverMail.run(ref) }), {
      concurrency: MAILS_AT_ONCE,
    });
    metrics.gauge(
      'delivery_oldest_wait_seconds',
      'Age of the oldest delivery that is due and not sent',
      async () => (await due.oldestWaitMs(clock.now())) / 1000,
    );
    if (config.mode === 'production' && config.smtpUrl === null)
      checks.add('mail', () => Promise.reject(new Error('SMTP_URL is not set: mails wait')), {
        vital: false,
      });
    if (config.smtpUrl !== null)
      checks.add(
        'mail',
        async () => {
          if (await due.serverFails()) throw new Error('the mail server does not take mails: they wait');
        },
        { vital: false },
      );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }

  /** There may be rows in the outbox that are due. */
  wake(): void {
    this.loop.wake();
  }
}
