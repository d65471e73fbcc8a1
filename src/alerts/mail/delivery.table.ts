// The outbox: what is to leave the house by mail or webhook. The table is the truth; the queue only wakes.
import { EntitySchema } from 'typeorm';

/**
 * `failed` is tried again at `notBefore`; `dead` was given up and `held` has waited too long to go unasked: both wait for
 * an administrator. `dropped` is not sent, because it is no longer worth sending.
 */
export const DELIVERY_STATUSES = Object.freeze([
  'waiting',
  'sending',
  'sent',
  'failed',
  'dead',
  'held',
  'dropped',
] as const);
/** What a mail is asked before it goes (`judge-mails.ts`); `person` is whether its reader can still have it. */
export const MAIL_QUESTIONS = Object.freeze(['alerts', 'applicant', 'digest', 'person'] as const);
export type MailQuestion = (typeof MAIL_QUESTIONS)[number];
export const DELIVERY_CHANNELS = Object.freeze(['mail', 'webhook'] as const);
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export interface DeliveryRow {
  readonly homeAgencyId: string;
  readonly id: string;
  readonly kind: DeliveryChannel;
  readonly dedupeKey: string;
  readonly recipientId: string | null;
  readonly address: string | null;
  readonly payload: unknown;
  readonly notBefore: Date;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  /** Whoever is sending it has until then. */
  readonly leasedUntil: Date | null;
  readonly lastError: string | null;
  readonly messageId: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly question: MailQuestion;
  /** The dossier, where the mail is to its applicant. */
  readonly aboutId: string | null;
  /** Not sent after this instant; null leaves it to the age that its kind allows. */
  readonly worthUntil: Date | null;
  /** Why it was dropped. */
  readonly droppedFor: string | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'delivery_pkey' } as const;

export const DeliveryTable = new EntitySchema<DeliveryRow>({
  name: 'delivery',
  columns: {
    homeAgencyId: { name: 'home_agency_id', type: 'uuid', ...KEY },
    id: { type: 'uuid', ...KEY },
    kind: { type: 'text' },
    dedupeKey: { name: 'dedupe_key', type: 'text' },
    recipientId: { name: 'recipient_id', type: 'uuid', nullable: true },
    address: { type: 'text', nullable: true },
    payload: { type: 'jsonb' },
    notBefore: { name: 'not_before', type: 'timestamptz' },
    status: { type: 'text' },
    attempts: { type: 'smallint' },
    leasedUntil: { name: 'leased_until', type: 'timestamptz', nullable: true },
    lastError: { name: 'last_error', type: 'text', nullable: true },
    messageId: { name: 'message_id', type: 'text', nullable: true },
    createdAt: { name: 'created_at', type: 'timestamptz' },
    sentAt: { name: 'sent_at', type: 'timestamptz', nullable: true },
    question: { type: 'text', default: 'person' },
    aboutId: { name: 'about_id', type: 'uuid', nullable: true },
    worthUntil: { name: 'worth_until', type: 'timestamptz', nullable: true },
    droppedFor: { name: 'dropped_for', type: 'text', nullable: true },
  },
  indices: [
    { name: 'delivery_once', columns: ['homeAgencyId', 'dedupeKey'], unique: true },
    {
      name: 'delivery_waiting',
      columns: ['notBefore'],
      where: `status in ('waiting', 'sending', 'failed')`,
    },
    { name: 'delivery_by_id', columns: ['id'] },
    { name: 'delivery_status', columns: ['status', 'createdAt', 'id'] },
  ],
});
