// Groups the lines of one batch into mails: one an alert, or a single digest when there are many for one person.
import { createHash } from 'node:crypto';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import type { AlertMailPayload, MailLine } from '../mail/compose-mail.ts';
import type { PlannedNotice } from './plan-rungs.ts';

/** More alerts than this for one person in one batch become one mail. */
const MAILS_BEFORE_DIGEST = 5;

/** Told in the inbox and nowhere else: with every dossier that is given to somebody a mail would be noise. */
const INBOX_ONLY: ReadonlySet<string> = new Set(['assigned']);

/** How a person is reached by mail. */
export interface MailRecipient {
  /** The person's own agency. */
  readonly homeAgencyId: string;
  readonly address: string;
  /** Not earlier than this: now, or the next opening of the person's office. */
  readonly notBefore: Instant;
}

export interface PlannedMail extends MailRecipient {
  readonly staffId: string;
  readonly dedupeKey: string;
  readonly payload: AlertMailPayload;
}

/** @param recipientOf null for people who get no mail */
export function planMails(
  notices: readonly PlannedNotice[],
  recipientOf: (staffId: string) => MailRecipient | null,
): PlannedMail[] {
  const byPerson = new Map<string, PlannedNotice[]>();
  for (const notice of notices) {
    if (INBOX_ONLY.has(notice.alert.kind)) continue;
    const own = byPerson.get(notice.staffId);
    if (own === undefined) byPerson.set(notice.staffId, [notice]);
    else own.push(notice);
  }
  return [...byPerson].flatMap(([staffId, own]) => {
    const recipient = recipientOf(staffId);
    if (recipient === null) return [];
    const sets = own.length > MAILS_BEFORE_DIGEST ? [own] : own.map((notice) => [notice]);
    return sets.map((set) => ({
      ...recipient,
      staffId,
      dedupeKey: keyOf(staffId, set),
      payload: payloadOf(set),
    }));
  });
}

function payloadOf(notices: readonly PlannedNotice[]): AlertMailPayload {
  const urgent = [...notices].sort((a, b) => a.alert.dueAt - b.alert.dueAt);
  return { template: 'alerts', lines: urgent.map(lineOf), total: notices.length };
}

function lineOf({ alert, rung, onBehalfOf }: PlannedNotice): MailLine {
  return {
    alertId: alert.id,
    kind: alert.kind,
    code: alert.dossierCode,
    ...(alert.isTask === true && { taskId: alert.dossierId }),
    ...(alert.isComplaint === true && { complaintId: alert.dossierId }),
    ...(alert.lateCaseId != null && { lateCaseId: alert.lateCaseId }),
    dueAt: formatInstant(alert.dueAt),
    rung,
    onBehalf: onBehalfOf !== null,
  };
}

function keyOf(staffId: string, notices: readonly PlannedNotice[]): string {
  // In new hands an alert is told anew.
  const members = notices
    .map(({ alert, rung, turn }) => `${alert.id}:${rung}${turn === 1 ? '' : `:${turn}`}`)
    .sort();
  const [only] = members;
  if (members.length === 1) return `alert:${staffId}:${only}`;
  return `alerts:${staffId}:${createHash('sha256').update(members.join(' ')).digest('base64url')}`;
}
