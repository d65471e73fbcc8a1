// Writes a plan in one statement: rungs, lines of the inboxes, outbox rows, and how the alerts climb on.
import { uuidv7 } from 'uuidv7';
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import type { PlannedMail } from './plan-mails.ts';
import type { RungPlan } from './plan-rungs.ts';

/** Writes each rung and mail at most once, even when a plan is written again; one line a person, that of the last telling. */
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
  const climbs = plan.climbs.map(({ alert, nextRung, nextRungAt, anewFrom }) => ({
    ...key(alert),
    rung: nextRung,
    next: nextRungAt === null ? null : iso(nextRungAt),
    anew: anewFrom === undefined ? null : iso(anewFrom),
  }));
  const releases = plan.releases.map(({ alert, staffId }) => ({ ...key(alert), staff: staffId }));
  const over = plan.over.map(key);
  const duties = plan.duties.map(({ alert, duty }) => ({
    ...key(alert),
    seq: duty.seq,
    unit: duty.unitId,
    officer: duty.officerId,
    staff: duty.staffId,
    behalf: duty.onBehalfOf,
    levels: duty.levels,
    start: iso(duty.from),
    because: duty.because,
    same: duty.same,
    lapses: duty.lapses,
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
        on conflict (home_agency_id, alert_id, staff_id) do update set rung = excluded.rung,
          on_behalf_of = excluded.on_behalf_of, audience = excluded.audience, raised_at = excluded.raised_at,
          released_at = null, closed_at = null, seen_at = null, snoozed_until = null),
      releases as (
        update alert_notice set released_at = $5 from json_to_recordset($6) as r (home uuid, alert uuid, staff uuid)
        where alert_notice.home_agency_id = r.home and alert_notice.alert_id = r.alert and alert_notice.staff_id = r.staff),
      changed as (
        select * from json_to_recordset($7) as d (home uuid, alert uuid, seq integer, unit uuid, officer uuid, staff uuid,
          behalf uuid, levels text, start timestamptz, because text, same boolean, lapses boolean)),
      kept as (
        update duty set levels = changed.levels from changed
        where changed.same and duty.home_agency_id = changed.home and duty.alert_id = changed.alert
          and duty.seq = changed.seq),
      ended as (
        update duty set until_at = coalesce(duty.until_at, greatest(changed.start, duty.from_at)),
          acknowledged_at = case when changed.lapses then alert.acknowledged_at end,
          acknowledged_by = case when changed.lapses then alert.acknowledged_by end
        from changed join alert on alert.home_agency_id = changed.home and alert.id = changed.alert
        where not changed.same and duty.home_agency_id = changed.home and duty.alert_id = changed.alert
          and duty.seq = changed.seq - 1
        returning 1),
      begun as (
        insert into duty (home_agency_id, alert_id, seq, unit_id, officer_id, staff_id, on_behalf_of, levels, from_at, because)
        select home, alert, seq, unit, officer, staff, behalf, levels,
          greatest(start, (select max(greatest(before.from_at, before.until_at)) from duty before
            where before.home_agency_id = home and before.alert_id = alert)), because
        from changed where not same and (select count(*) from ended) >= 0
        on conflict do nothing),
      closed as (
        select alert.home_agency_id, alert.id, alert.closed_at from json_to_recordset($8) as o (home uuid, alert uuid)
        join alert on alert.home_agency_id = o.home and alert.id = o.alert),
      settled as (
        update duty set until_at = greatest(closed.closed_at, duty.from_at) from closed
        where duty.home_agency_id = closed.home_agency_id and duty.alert_id = closed.id and duty.until_at is null),
      shut as (
        update alert_notice set closed_at = closed.closed_at from closed
        where alert_notice.home_agency_id = closed.home_agency_id and alert_notice.alert_id = closed.id
          and alert_notice.closed_at is null),
      mails as (
        insert into delivery (home_agency_id, id, kind, dedupe_key, recipient_id, address, payload, not_before,
          status, attempts, created_at, question)
        select home, id, 'mail', dedupe, staff, address, payload, start, 'waiting', 0, $5, 'alerts' from json_to_recordset($3)
          as d (home uuid, id uuid, dedupe text, staff uuid, address text, payload jsonb, start timestamptz)
        on conflict do nothing)
      update alert set next_rung = c.rung, next_rung_at = c.next, reopened_at = null, climbs_from = coalesce(c.anew, alert.climbs_from),
        acknowledged_at = case when c.anew is null then alert.acknowledged_at end,
        acknowledged_by = case when c.anew is null then alert.acknowledged_by end
      from json_to_recordset($4) as c (home uuid, alert uuid, rung smallint, next timestamptz, anew timestamptz)
      where alert.home_agency_id = c.home and alert.id = c.alert`,
    values: [
      ...[rungs, notices, deliveries, climbs].map((list) => JSON.stringify(list)),
      new Date(now),
      ...[releases, duties, over].map((list) => JSON.stringify(list)),
    ],
  });
}

function key(alert: { readonly homeAgencyId: string; readonly id: string }): { home: string; alert: string } {
  return { home: alert.homeAgencyId, alert: alert.id };
}
