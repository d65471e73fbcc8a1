// Sends the mails that are due, a few at a time.
import { Injectable } from '@nestjs/common';
import { HOUR_MS } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { DeliverMail, type DeliveryOutcome, type DeliveryRef } from './deliver-mail.ts';
import { FindDueDeliveries } from './find-due-deliveries.ts';
import { MAIL_HELD_AFTER } from './mail-ages.ts';
import { MailTransport } from './mail-transport.ts';
import type { Pass } from '../../platform/jobs/job.ts';

const BATCH_SIZE = 200;
const AT_ONCE = 4;

@Injectable()
export class DispatchDeliveries {
  constructor(
    private readonly due: FindDueDeliveries,
    private readonly deliverMail: DeliverMail,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** One pass over the outbox. Several services may be at it: each mail goes once. */
  async run(onResult: (result: DeliveryOutcome) => void = () => undefined): Promise<Pass> {
    const now = this.clock.now();
    if (!this.transport.configured) {
      await this.due.explainWaiting(now);
      return { more: false, nextAt: await this.due.nextAt(now) };
    }
    // Mail that waited for a server to be set, or for the service, does not go unasked once it can.
    await this.due.hold(now - (await this.settings.read(MAIL_HELD_AFTER)) * HOUR_MS);
    const mails = await this.due.mails(now, BATCH_SIZE);
    const all = await this.send(mails, onResult);
    return { more: all && mails.length === BATCH_SIZE, nextAt: await this.due.nextAt(now) };
  }

  /** Stops where the server takes none for now: the rest would only wait for it in turn. @returns whether all had theirs */
  private async send(
    mails: readonly DeliveryRef[],
    onResult: (result: DeliveryOutcome) => void,
  ): Promise<boolean> {
    const rest = [...mails];
    let refused = false;
    const worker = async (): Promise<void> => {
      for (let mail = rest.shift(); mail !== undefined && !refused; mail = rest.shift()) {
        const result = await this.deliverMail.run(mail);
        onResult(result);
        if (result === 'failed') refused = true;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return !refused;
  }
}
