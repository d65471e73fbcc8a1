// Reads how people want their alerts by mail, and when a mail may reach them.
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Queryable } from '../../platform/database.ts';
import type { MailRecipient } from './plan-mails.ts';

export interface RecipientSurroundings {
  readonly agencyOf: (staffId: string) => string | null;
  readonly calendarOf: (staffId: string) => Pick<WorkingCalendar, 'nextOpening'>;
}

interface Row {
  readonly id: string;
  readonly email: string;
  readonly mail_outside_hours: boolean;
}

/** Those who have an address and take alerts by mail. Outside office hours a mail waits, unless the person asked otherwise. */
export async function readMailRecipients(
  sql: Queryable,
  staffIds: readonly string[],
  now: Instant,
  around: RecipientSurroundings,
): Promise<ReadonlyMap<string, MailRecipient>> {
  const { rows } = await sql.query<Row>({
    name: 'alerts.mailRecipients',
    text: `
      select id, email, mail_outside_hours from staff
      where id = any($1::uuid[]) and mail_alerts and email is not null and disabled_at is null`,
    values: [staffIds],
  });
  const recipients = new Map<string, MailRecipient>();
  for (const { id, email, mail_outside_hours: atAnyHour } of rows) {
    const homeAgencyId = around.agencyOf(id);
    if (homeAgencyId === null) continue;
    const notBefore = atAnyHour ? now : nextOpening(() => around.calendarOf(id), now);
    recipients.set(id, { homeAgencyId, address: email, notBefore });
  }
  return recipients;
}

function nextOpening(calendar: () => Pick<WorkingCalendar, 'nextOpening'>, now: Instant): Instant {
  try {
    return calendar().nextOpening(now);
  } catch (error) {
    // Without a calendar, or beyond its years, nobody knows the office hours: better at night than never.
    if (error instanceof DomainError) return now;
    throw error;
  }
}
