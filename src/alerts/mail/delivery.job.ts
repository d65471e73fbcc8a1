// Keeps the outbox moving.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { HealthChecks } from '../../platform/health-checks.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { RunningJob } from '../../platform/jobs/running-job.ts';
import { Metrics } from '../../platform/metrics.ts';
import { DispatchDeliveries } from './dispatch-deliveries.ts';
import { FindDueDeliveries } from './find-due-deliveries.ts';
import { MailTransport } from './mail-transport.ts';

const IDLE_MS = 10_000;

@Injectable()
export class DeliveryJob {
  private readonly job: RunningJob;

  constructor(
    jobs: Jobs,
    dispatch: DispatchDeliveries,
    transport: MailTransport,
    due: FindDueDeliveries,
    config: Config,
    clock: Clock,
    metrics: Metrics,
    checks: HealthChecks,
  ) {
    const mails = metrics.counter('mails_total', 'Mails that were due, by what became of them', ['result']);
    this.job = jobs.declare({
      name: 'mail',
      every: IDLE_MS,
      atStart: true,
      pass: () => dispatch.run((result) => mails.inc({ result })),
      onStop: () => transport.giveUpSoon(),
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

  /** There may be rows in the outbox that are due. */
  wake(): void {
    this.job.wake();
  }
}
