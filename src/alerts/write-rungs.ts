// Writes a plan in one statement: rungs, lines of the inboxes, outbox rows, and how the alerts climb on.
import { uuidv7 } from 'uuidv7';
import type { Instant } from '../domain/time/instant.ts';
import type { Queryable } from '../platform/database.ts';
import type { PlannedMail } from './plan-mails.ts';
import type { RungPlan } from './plan-rungs.ts';

/** Writes each rung, line and mail at most once, even when a plan is written again. */
export async function writeRungs(
  sql: Queryable,
  plan: RungPlan,
  mails: readonly PlannedMail[],
  now: Instant,
): Promise<void> {
  const iso = (instant: Instant): string => new Date(instant).toISOString();
  const rungs = plan.rungs.map(({ alert, rung, instant, told, vacant }) => ({
    ...key(alert),
    rung,
    instant: iso(instant),
    told,
    vacant,
  }));
  const notices = plan.notices.map(({ alert, rung, staffId, onBehalfOf, audience }) => ({
    ...key(alert),
    rung,
    staff: staffId,
    behalf: onBehalfOf,
    audience,
  }));
  const deliveries = mails.map((mail) => ({
    home: mail.homeAgencyId,
    id: uuidv7(),
    dedupe: mail.dedupeKey,
    staff: mail.staffId,
    address: mail.address,
    payload: mail.payload,
    start: iso(mail.notBefore),
  }));
  const climbs = plan.climbs.map(({ alert, nextRung, nextRungAt }) => ({
    ...key(alert),
    rung: nextRung,
    next: nextRungAt === null ? null : iso(nextRungAt),
  }));
  await sql.query({
    name: 'alerts.raise',
    text: `
      with rungs as (
        insert into alert_rung (home_agency_id, alert_id, rung, instant, raised_at, told, vacant)
        select home, alert, rung, instant, $5, told, vacant from json_to_recordset($1)
          as r (home uuid, alert uuid, rung smallint, instant timestamptz, told text[], vacant text[])
        on conflict do nothing),
      notices as (
        insert into alert_notice (home_agency_id, alert_id, staff_id, rung, on_behalf_of, raised_at, audience)
        select home, alert, staff, rung, behalf, $5, audience from json_to_recordset($2)
          as n (home uuid, alert uuid, staff uuid, rung smallint, behalf uuid, audience text)
        on conflict do nothing),
      mails as (
        insert into delivery (home_agency_id, id, kind, dedupe_key, recipient_id, address, payload, not_before,
          status, attempts, created_at, question)
        select home, id, 'mail', dedupe, staff, address, payload, start, 'waiting', 0, $5, 'alerts' from json_to_recordset($3)
          as d (home uuid, id uuid, dedupe text, staff uuid, address text, payload jsonb, start timestamptz)
        on conflict do nothing)
      update alert set next_rung = c.rung, next_rung_at = c.next
      from json_to_recordset($4) as c (home uuid, alert uuid, rung smallint, next timestamptz)
      where alert.home_agency_id = c.home and alert.id = c.alert`,
    values: [...[rungs, notices, deliveries, climbs].map((list) => JSON.stringify(list)), new Date(now)],
  });
}

function key(alert: { readonly homeAgencyId: string; readonly id: string }): { home: string; alert: string } {
  return { home: alert.homeAgencyId, alert: alert.id };
}
