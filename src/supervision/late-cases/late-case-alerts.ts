// Raises and closes the alerts of late cases; the ladder takes them from there.
import { subjectOfLateCase } from '../../alerts/late-case-subject.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import type { LateCaseRow } from './late-case.table.ts';

type Case = Pick<LateCaseRow, 'home_agency_id' | 'id' | 'about_id' | 'unit_id' | 'officer_id'>;

/** Each identity once: one that is open stays as it is, one that was over is opened again. */
export async function raiseCaseAlert(
  sql: Queryable,
  about: Case,
  kind: string,
  dueAt: Instant,
  raisedAt: Instant,
  now: Instant,
): Promise<void> {
  await sql.query({
    name: 'late-case-alert',
    text: `
      insert into alert (home_agency_id, dossier_id, kind, subject, due_at, raised_at, recorded_at, unit_id, officer_id,
        next_rung, next_rung_at, case_seen)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $6, true)
      on conflict (home_agency_id, dossier_id, kind, subject, due_at) do update
        set closed_at = null, close_reason = null, next_rung_at = excluded.next_rung_at,
          reopened_at = excluded.recorded_at
        where alert.closed_at is not null`,
    values: [
      about.home_agency_id,
      about.about_id,
      kind,
      subjectOfLateCase(about.id),
      new Date(dueAt),
      new Date(raisedAt),
      new Date(now),
      about.unit_id,
      about.officer_id,
    ],
  });
}

/** Closes whatever the case still alerts of. */
export async function closeCaseAlerts(
  sql: Queryable,
  about: Case,
  reason: string,
  at: Instant,
): Promise<void> {
  await sql.query({
    name: 'late-case-alerts-over',
    text: `
      update alert set closed_at = $4, close_reason = $5, next_rung_at = $4
      where home_agency_id = $1 and dossier_id = $2 and subject = $3 and closed_at is null`,
    values: [about.home_agency_id, about.about_id, subjectOfLateCase(about.id), new Date(at), reason],
  });
}
