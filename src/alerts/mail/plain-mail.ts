// Mails that other rooms write: put into the outbox with the words they are sent with. No personal data in them.
import { uuidv7 } from 'uuidv7';
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import type { MailQuestion } from './delivery.table.ts';

/** Payload of an outbox row whose words are made by whoever asks for it. */
export interface PlainMailPayload {
  readonly template: 'plain';
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

export interface PlainMail extends Omit<PlainMailPayload, 'template'> {
  /** The person's own agency. */
  readonly homeAgencyId: string;
  readonly staffId: string;
  readonly address: string;
  /** A mail of the same key is written once, however often it is asked for. */
  readonly dedupeKey: string;
  /** After it what the mail says is old; absent leaves it to the age that its kind allows. */
  readonly worthUntil?: Instant;
  /** `digest` asks whether he still wants morning mails; else only whether he can still have any. */
  readonly question?: Extract<MailQuestion, 'digest' | 'person'>;
}

/** Writes mails into the outbox; its sweep sends them. @returns how many were new */
export async function putPlainMails(
  sql: Queryable,
  mails: readonly PlainMail[],
  now: Instant,
): Promise<number> {
  if (mails.length === 0) return 0;
  const rows = mails.map((mail) => ({
    home: mail.homeAgencyId,
    id: uuidv7(),
    dedupe: mail.dedupeKey,
    staff: mail.staffId,
    address: mail.address,
    payload: {
      template: 'plain',
      subject: mail.subject,
      paragraphs: mail.paragraphs,
    } satisfies PlainMailPayload,
    question: mail.question ?? 'person',
    worth: mail.worthUntil === undefined ? null : new Date(mail.worthUntil).toISOString(),
  }));
  const written = await sql.query({
    name: 'alerts.plainMails',
    text: `insert into delivery (home_agency_id, id, kind, dedupe_key, recipient_id, address, payload, not_before, status,
        attempts, created_at, question, worth_until)
      select home, id, 'mail', dedupe, staff, address, payload, to_timestamp($2::float8 / 1000), 'waiting', 0,
        to_timestamp($2::float8 / 1000), question, worth
      from json_to_recordset($1) as r(home uuid, id uuid, dedupe text, staff uuid, address text, payload jsonb,
        question text, worth timestamptz)
      on conflict (home_agency_id, dedupe_key) do nothing returning 1`,
    values: [JSON.stringify(rows), now],
  });
  return written.rows.length;
}
