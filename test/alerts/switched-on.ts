// The sender of mails that a service has once SMTP_URL is set, beside one that was started without.
import type { INestApplicationContext } from '@nestjs/common';
import { DeliverMail } from '../../src/alerts/mail/deliver-mail.ts';
import { DispatchDeliveries } from '../../src/alerts/mail/dispatch-deliveries.ts';
import { FindDueDeliveries } from '../../src/alerts/mail/find-due-deliveries.ts';
import { JudgeMails } from '../../src/alerts/mail/judge-mails.ts';
import { MailTransport } from '../../src/alerts/mail/mail-transport.ts';
import { Clock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database.ts';
import { Settings } from '../../src/platform/settings/settings.ts';

export interface SwitchedOn {
  readonly transport: MailTransport;
  readonly sender: DeliverMail;
  /** Sends what is due. */
  pass(): Promise<void>;
}

/** @param connectionString of the database that the service works on */
export function switchedOn(app: INestApplicationContext, connectionString: string, url: string): SwitchedOn {
  const get = <Part>(part: abstract new (...given: never[]) => Part): Part => app.get<Part>(part as never);
  const smtp = readConfig({ DATABASE_URL: connectionString, SMTP_URL: url });
  const transport = new MailTransport(smtp);
  const [database, clock, settings] = [get(Database), get(Clock), get(Settings)];
  const sender = new DeliverMail(database, transport, get(JudgeMails), smtp, clock);
  const due = new FindDueDeliveries(database);
  const dispatch = new DispatchDeliveries(due, sender, transport, clock, settings);
  return { transport, sender, pass: async () => void (await dispatch.run()) };
}
