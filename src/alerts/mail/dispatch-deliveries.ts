// Hands due mails to the queue; sends them itself where the queue does not take or does not move them.
import { Injectable } from '@nestjs/common';
import { HOUR_MS, MINUTE_MS } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { Queues } from '../../platform/queue/queues.ts';
import { DeliverMail, type DeliveryRef } from './deliver-mail.ts';
import { type DueDelivery, FindDueDeliveries } from './find-due-deliveries.ts';
import { MAIL_HELD_AFTER } from './mail-ages.ts';
import { MailTransport } from './mail-transport.ts';
import type { JobQueue } from '../../platform/queue/job-queue.ts';
import type { Pass } from '../sweep-loop.ts';

/** Jobs `{ homeAgencyId, id }`: a mail's turn has come. */
export const MAIL_QUEUE = 'mail';
const BATCH_SIZE = 200;
/** A mail that the queue has held for so long is sent without it: the table is the truth. */
const QUEUE_GRACE_MS = 2 * MINUTE_MS;
const AT_ONCE = 4;

@Injectable()
export class DispatchDeliveries {
  private readonly queue: JobQueue<DeliveryRef>;

  constructor(
    private readonly due: FindDueDeliveries,
    private readonly deliverMail: DeliverMail,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
    private readonly settings: Settings,
    queues: Queues,
  ) {
    this.queue = queues.queue(MAIL_QUEUE);
  }

  /** One pass over the outbox. */
  async run(): Promise<Pass> {
    const now = this.clock.now();
    if (!this.transport.configured) {
      await this.due.explainWaiting(now);
      return { more: false, nextAt: await this.due.nextAt(now) };
    }
    // Mail that waited for a server to be set, or for the service, does not go unasked once it can.
    await this.due.hold(now - (await this.settings.read(MAIL_HELD_AFTER)) * HOUR_MS);
    const mails = await this.due.mails(now, BATCH_SIZE);
    const held = mails.filter((mail) => now - mail.dueSince >= QUEUE_GRACE_MS);
    const fresh = mails.filter((mail) => now - mail.dueSince < QUEUE_GRACE_MS);
    if (!(await this.taken(fresh))) held.push(...fresh);
    const all = await this.sendHere(held);
    return {
      more: all && held.length > 0 && mails.length === BATCH_SIZE,
      nextAt: await this.due.nextAt(now),
    };
  }

  /** Whether the queue takes the mails; the first one tells. */
  private async taken([first, ...others]: readonly DueDelivery[]): Promise<boolean> {
    if (first === undefined) return true;
    if (!(await this.add(first))) return false;
    const added = await Promise.all(others.map((mail) => this.add(mail)));
    return added.every(Boolean);
  }

  /** The same attempt is not queued twice by sweeps that overlap. */
  private add({ homeAgencyId, id, attempts }: DueDelivery): Promise<boolean> {
    return this.queue.add({ homeAgencyId, id }, { id: `${id}-${attempts}` });
  }

  /** Stops where the server takes none for now: the rest would only wait for it in turn. @returns whether all had theirs */
  private async sendHere(mails: readonly DueDelivery[]): Promise<boolean> {
    const rest = [...mails];
    let refused = false;
    const worker = async (): Promise<void> => {
      for (let mail = rest.shift(); mail !== undefined && !refused; mail = rest.shift())
        if ((await this.deliverMail.run(mail)) === 'failed') refused = true;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return !refused;
  }
}
