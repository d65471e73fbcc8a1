// Which of the alerts that a mail tells of are still so, and still this person's. Pure.
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { AlertMailPayload, MailLine } from './compose-mail.ts';
import { isConcerned } from '../duty/has-duty.ts';
import { type DropReason, dropped, type MailVerdict } from './mail-verdict.ts';
import type { AlertOfPerson } from '../duty/read-matters.ts';

type LineVerdict = 'worth' | { readonly until: Instant } | DropReason;

/**
 * The mail with what is left of it. It waits where everything left is snoozed, and is dropped, for the reason of its
 * first line, where nothing is left.
 *
 * @param found the lines' alerts as they stand now, by id; an alert that is gone is over
 */
export function judgeAlertMail(
  payload: AlertMailPayload,
  found: ReadonlyMap<string, AlertOfPerson>,
  address: string,
  organization: Organization,
  now: Instant,
): MailVerdict<AlertMailPayload> {
  const verdicts = payload.lines.map((line) => judgeLine(line, found.get(line.alertId), organization, now));
  const lines = payload.lines.filter((_, at) => verdicts[at] === 'worth');
  // Mails written before all their lines were kept name fewer than they count.
  const unnamed = payload.total - payload.lines.length;
  if (lines.length > 0)
    return { is: 'worth', address, payload: { ...payload, lines, total: lines.length + unnamed } };
  const snoozed = verdicts.flatMap((verdict) => (typeof verdict === 'object' ? [verdict.until] : []));
  if (snoozed.length > 0) return { is: 'early', notBefore: Math.min(...snoozed) };
  const [first] = verdicts;
  return dropped(typeof first === 'string' && first !== 'worth' ? first : 'alertOver');
}

function judgeLine(
  { rung }: MailLine,
  alert: AlertOfPerson | undefined,
  organization: Organization,
  now: Instant,
): LineVerdict {
  if (alert === undefined || alert.closedAt !== null) return 'alertOver';
  if (alert.over) return 'dossierOver';
  // Once somebody has taken it up it climbs no further; those it was for at once still hear of it.
  if (alert.acknowledgedAt !== null && (rung > 0 || alert.acknowledgedBy === alert.staffId))
    return 'acknowledged';
  if (!alert.told || !isConcerned(organization, alert.matter, alert.staffId, now)) return 'notHis';
  return alert.snoozedUntil !== null && alert.snoozedUntil > now ? { until: alert.snoozedUntil } : 'worth';
}
