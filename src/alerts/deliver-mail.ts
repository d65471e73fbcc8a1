// Sends one mail of the outbox: claimed under a lease, handed over, and marked once.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { composeApplicantMail } from './compose-applicant-mail.ts';
import type { ApplicantMailPayload } from './compose-applicant-mail.ts';
import { type AlertMailPayload, composeMail } from './compose-mail.ts';
import type { PlainMailPayload } from './plain-mail.ts';
import { MAIL_ATTEMPT_MS, MailRefused, MailTransport } from './mail-transport.ts';
import { retryDelay } from './retry-delay.ts';

/** Names a row of the outbox. */
export interface DeliveryRef {
  readonly homeAgencyId: string;
  readonly id: string;
}

/** `passed`: not due, already sent, or being sent by somebody else. */
export type DeliveryOutcome = 'sent' | 'failed' | 'dead' | 'passed';

interface ClaimedRow {
  readonly address: string | null;
  readonly payload: AlertMailPayload | ApplicantMailPayload | PlainMailPayload;
  readonly attempts: number;
}

/** Outlasts the longest attempt, so that nobody else takes the row while it is being sent. */
const LEASE_MS = 2 * MAIL_ATTEMPT_MS;

@Injectable()
export class DeliverMail {
  constructor(
    private readonly database: Database,
    private readonly transport: MailTransport,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Never throws for what a mail server does: the row keeps the reason and its next attempt. */
  async run(ref: DeliveryRef): Promise<DeliveryOutcome> {
    if (!this.transport.configured) return 'passed';
    const now = this.clock.now();
    const row = await this.claim(ref, now);
    if (row === undefined) return 'passed';
    const messageId = this.transport.messageIdOf(ref.id);
    try {
      if (row.address === null) throw new MailRefused('EADDRESS: nobody to send to', true);
      const { publicUrl } = this.config;
      const content =
        row.payload.template === 'applicant'
          ? composeApplicantMail(row.payload, publicUrl)
          : composeMail(row.payload, 'vi', publicUrl);
      await this.transport.send({ ...content, to: row.address, messageId, date: new Date(now) });
    } catch (error) {
      const refused =
        error instanceof MailRefused ? error : new MailRefused(`EMESSAGE: ${String(error)}`, true);
      return this.markFailed(ref, row.attempts, refused);
    }
    await this.markSent(ref, row.attempts, messageId);
    return 'sent';
  }

  /** Counts the attempt before it is made: a mail that kills the process is not tried for ever. */
  private async claim(ref: DeliveryRef, now: Instant): Promise<ClaimedRow | undefined> {
    const { rows } = await this.database.query<ClaimedRow>({
      name: 'delivery.claim',
      text: `
        update delivery set status = 'sending', attempts = attempts + 1, leased_until = $4
        where home_agency_id = $1 and id = $2 and kind = 'mail' and status in ('waiting', 'sending', 'failed')
          and not_before <= $3 and coalesce(leased_until <= $3, true)
        returning address, payload, attempts`,
      values: [ref.homeAgencyId, ref.id, new Date(now), new Date(now + LEASE_MS)],
    });
    return rows[0];
  }

  private async markSent(ref: DeliveryRef, attempt: number, messageId: string): Promise<void> {
    await this.database.query({
      name: 'delivery.sent',
      text: `
        update delivery set status = 'sent', sent_at = $4, message_id = $5, leased_until = null, last_error = null
        where home_agency_id = $1 and id = $2 and status = 'sending' and attempts = $3`,
      values: [ref.homeAgencyId, ref.id, attempt, new Date(this.clock.now()), messageId],
    });
  }

  private async markFailed(
    ref: DeliveryRef,
    attempt: number,
    refused: MailRefused,
  ): Promise<DeliveryOutcome> {
    const delay = refused.forGood ? null : retryDelay(attempt);
    const status = delay === null ? 'dead' : 'failed';
    await this.database.query({
      name: 'delivery.failed',
      text: `
        update delivery set status = $4, not_before = $5, leased_until = null, last_error = $6
        where home_agency_id = $1 and id = $2 and status = 'sending' and attempts = $3`,
      values: [
        ref.homeAgencyId,
        ref.id,
        attempt,
        status,
        new Date(this.clock.now() + (delay ?? 0)),
        refused.message,
      ],
    });
    return status;
  }
}
