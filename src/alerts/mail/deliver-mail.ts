// Sends one mail of the outbox: claimed under a lease, asked again, handed over, and marked once.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import { composeApplicantMail } from './compose-applicant-mail.ts';
import { composeMail, type MailContent } from './compose-mail.ts';
import { composeOneTimeCode } from './compose-one-time-code.ts';
import type { MailQuestion } from './delivery.table.ts';
import { type JudgedMail, JudgeMails, type MailPayload } from './judge-mails.ts';
import type { DropReason } from './mail-verdict.ts';
import { MAIL_ATTEMPT_MS, MailRefused, MailTransport } from './mail-transport.ts';
import { retryDelay } from './retry-delay.ts';

/** Names a row of the outbox. */
export interface DeliveryRef {
  readonly homeAgencyId: string;
  readonly id: string;
}

/** `passed`: not due, already sent, being sent by somebody else, or put off; `dropped`: no longer worth sending. */
export type DeliveryOutcome = 'sent' | 'failed' | 'dead' | 'dropped' | 'passed';

interface ClaimedRow {
  readonly payload: MailPayload;
  readonly attempts: number;
  readonly question: MailQuestion;
  readonly recipient_id: string | null;
  readonly about_id: string | null;
  readonly created_at: Date;
  readonly worth_until: Date | null;
}

/** Outlasts the longest attempt, so that nobody else takes the row while it is being sent. */
const LEASE_MS = 2 * MAIL_ATTEMPT_MS;

@Injectable()
export class DeliverMail {
  constructor(
    private readonly database: Database,
    private readonly transport: MailTransport,
    private readonly judge: JudgeMails,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Never throws for what a mail server does: the row keeps the reason and its next attempt. No transaction is open and
   * no connection is held while the server is spoken to.
   */
  async run(ref: DeliveryRef): Promise<DeliveryOutcome> {
    if (!this.transport.configured) return 'passed';
    const now = this.clock.now();
    const row = await this.claim(ref, now);
    if (row === undefined) return 'passed';
    const [verdict] = await this.judge.run([judged(ref, row)], now);
    if (verdict?.is === 'early') return this.putOff(ref, row.attempts, verdict.notBefore);
    if (verdict?.is !== 'worth') return this.drop(ref, row.attempts, verdict?.reason ?? 'noAddress');
    const messageId = this.transport.messageIdOf(ref.id);
    const { address, payload } = verdict;
    try {
      const { publicUrl } = this.config;
      await this.transport.send({
        ...contentOf(payload, publicUrl),
        to: address,
        messageId,
        date: new Date(now),
      });
    } catch (error) {
      const refused =
        error instanceof MailRefused ? error : new MailRefused(`EMESSAGE: ${String(error)}`, true);
      return this.markFailed(ref, row.attempts, refused);
    }
    await this.markSent(ref, row.attempts, messageId, address);
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
        returning payload, attempts, question, recipient_id, about_id, created_at, worth_until`,
      values: [ref.homeAgencyId, ref.id, new Date(now), new Date(now + LEASE_MS)],
    });
    return rows[0];
  }

  /** It was not tried: the attempt that was counted is taken back. */
  private async putOff(ref: DeliveryRef, attempt: number, notBefore: Instant): Promise<DeliveryOutcome> {
    await this.database.query({
      name: 'delivery.putOff',
      text: `
        update delivery set status = 'waiting', not_before = $4, attempts = attempts - 1, leased_until = null
        where home_agency_id = $1 and id = $2 and status = 'sending' and attempts = $3`,
      values: [ref.homeAgencyId, ref.id, attempt, new Date(notBefore)],
    });
    return 'passed';
  }

  private async drop(ref: DeliveryRef, attempt: number, reason: DropReason): Promise<DeliveryOutcome> {
    await this.database.query({
      name: 'delivery.drop',
      text: `
        update delivery set status = 'dropped', dropped_for = $4, attempts = attempts - 1, leased_until = null
        where home_agency_id = $1 and id = $2 and status = 'sending' and attempts = $3`,
      values: [ref.homeAgencyId, ref.id, attempt, reason],
    });
    return 'dropped';
  }

  private async markSent(
    ref: DeliveryRef,
    attempt: number,
    messageId: string,
    address: string,
  ): Promise<void> {
    await this.database.query({
      name: 'delivery.sent',
      text: `
        update delivery set status = 'sent', sent_at = $4, message_id = $5, address = $6, leased_until = null,
          last_error = null,
          -- What is worth something to whoever reads it is kept no longer than needed.
          payload = case when payload ->> 'template' = 'oneTimeCode' then payload - 'code' else payload end
        where home_agency_id = $1 and id = $2 and status = 'sending' and attempts = $3`,
      values: [ref.homeAgencyId, ref.id, attempt, new Date(this.clock.now()), messageId, address],
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

function judged(ref: DeliveryRef, row: ClaimedRow): JudgedMail {
  return {
    ...ref,
    question: row.question,
    recipientId: row.recipient_id,
    aboutId: row.about_id,
    payload: row.payload,
    createdAt: row.created_at.getTime(),
    worthUntil: row.worth_until?.getTime() ?? null,
  };
}

function contentOf(payload: MailPayload, publicUrl: string): MailContent {
  if (payload.template === 'applicant') return composeApplicantMail(payload, publicUrl);
  if (payload.template === 'oneTimeCode') return composeOneTimeCode(payload);
  return composeMail(payload, 'vi', publicUrl);
}
