// Hands due mails to the queue; sends them itself where the queue does not take or does not move them.
import { Injectable, Logger } from '@nestjs/common';
import { MINUTE_MS } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { DeliverMail } from './deliver-mail.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { type DueDelivery, FindDueDeliveries } from './find-due-deliveries.ts';
import { MailTransport } from './mail-transport.ts';
import type { Pass } from './sweep-loop.ts';

const BATCH_SIZE = 200;
/** A mail that the queue has held for so long is sent without it: the table is the truth. */
const QUEUE_GRACE_MS = 2 * MINUTE_MS;
const AT_ONCE = 4;

@Injectable()
export class DispatchDeliveries {
  private readonly logger = new Logger(DispatchDeliveries.name);

  constructor(
    private readonly due: FindDueDeliveries,
    private readonly queue: DeliveryQueue,
    private readonly deliverMail: DeliverMail,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  /** One pass over the outbox. */
  async run(): Promise<Pass> {
    const now = this.clock.now();
    if (!this.transport.configured) {
      await this.due.explainWaiting(now);
      return { more: false, nextAt: await this.due.nextAt(now) };
    }
    const mails = await this.due.mails(now, BATCH_SIZE);
    const held = mails.filter((mail) => now - mail.dueSince >= QUEUE_GRACE_MS);
    const fresh = mails.filter((mail) => now - mail.dueSince < QUEUE_GRACE_MS);
    if (!(await this.taken(fresh))) held.push(...fresh);
    await this.sendHere(held);
    return { more: held.length > 0 && mails.length === BATCH_SIZE, nextAt: await this.due.nextAt(now) };
  }

  private async taken(mails: readonly DueDelivery[]): Promise<boolean> {
    if (mails.length === 0) return true;
    try {
      await this.queue.add(mails);
      return true;
    } catch (error) {
      this.logger.warn(`The queue takes no mails, they are sent from here: ${String(error)}`);
      return false;
    }
  }

  private async sendHere(mails: readonly DueDelivery[]): Promise<void> {
    const rest = [...mails];
    const worker = async (): Promise<void> => {
      for (let mail = rest.shift(); mail !== undefined; mail = rest.shift()) await this.deliverMail.run(mail);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
}
