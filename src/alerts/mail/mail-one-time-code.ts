// Mails an applicant a one-time code: to the address that he lodged, worth as long as the code is.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Instant } from '../../domain/time/instant.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { Database } from '../../platform/database.ts';
import type { OneTimeCodePayload } from './compose-one-time-code.ts';
import { DeliveryJob } from './delivery.job.ts';
import { MailTransport } from './mail-transport.ts';

@Injectable()
export class MailOneTimeCode {
  constructor(
    private readonly database: Database,
    private readonly delivery: DeliveryJob,
    private readonly transport: MailTransport,
  ) {}

  /** False where no mail server is set up: a code would never come. */
  get isSent(): boolean {
    return this.transport.configured;
  }

  async run(
    key: DossierKey,
    mail: Omit<OneTimeCodePayload, 'template' | 'until'>,
    until: Instant,
    at: Instant,
  ): Promise<void> {
    const payload: OneTimeCodePayload = {
      template: 'oneTimeCode',
      ...mail,
      until: new Date(until).toISOString(),
    };
    const id = uuidv7();
    await this.database.query({
      name: 'delivery.oneTimeCode',
      text: `insert into delivery (home_agency_id, id, kind, dedupe_key, recipient_id, address, payload, not_before,
          status, attempts, created_at, question, about_id, worth_until)
        select $1, $2, 'mail', $3, null, a.email, $4, to_timestamp($5::float8 / 1000), 'waiting', 0,
          to_timestamp($5::float8 / 1000), 'applicant', a.dossier_id, to_timestamp($6::float8 / 1000)
        from dossier_applicant a where a.home_agency_id = $1 and a.dossier_id = $7 and a.email is not null`,
      values: [key.homeAgencyId, id, `code:${id}`, JSON.stringify(payload), at, until, key.id],
    });
    this.delivery.wake();
  }
}
