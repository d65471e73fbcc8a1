// Writes a new late case with the first entry of its journal, unless the lateness has one already.
import { uuidv7 } from 'uuidv7';
import { startLateCase } from '../../../workflows/late-case/run-late-case.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Queryable } from '../../platform/database.ts';

/** A lateness as its alert tells it. */
export interface Lateness {
  readonly homeAgencyId: string;
  readonly about: 'dossier' | 'task' | 'complaint';
  readonly aboutId: string;
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Instant;
  readonly lateSince: Instant;
  readonly alertId: string | null;
  readonly unitId: string;
  readonly officerId: string | null;
}

export interface OpenedBy {
  readonly staffId: string | null;
  readonly onBehalfOf: string | null;
  readonly note?: string | undefined;
}

/** @returns ids of the cases that are new; a lateness that has one already is left out */
export async function insertLateCases(
  sql: Queryable,
  latenesses: readonly Lateness[],
  organization: Organization,
  by: OpenedBy,
  now: Instant,
): Promise<string[]> {
  const { value: state, context } = startLateCase(now).state;
  const iso = (at: Instant) => new Date(at).toISOString();
  const rows = latenesses.map((lateness) => ({
    home: lateness.homeAgencyId,
    id: uuidv7(),
    about: lateness.about,
    about_id: lateness.aboutId,
    kind: lateness.kind,
    subject: lateness.subject,
    due: iso(lateness.dueAt),
    since: iso(lateness.lateSince),
    alert: lateness.alertId,
    unit: lateness.unitId,
    officer: lateness.officerId,
    ...responsibleAt(organization, lateness.unitId, lateness.lateSince),
  }));
  const { rows: written } = await sql.query<{ id: string }>({
    name: 'late-case-insert',
    text: `
      with wanted as (
        select * from json_to_recordset($1) as w (home uuid, id uuid, about text, about_id uuid, kind text, subject text,
          due timestamptz, since timestamptz, alert uuid, unit uuid, officer uuid, head uuid, agency uuid, office uuid)),
      cases as (
        insert into late_case (home_agency_id, id, version, about, about_id, kind, subject, due_at, late_since, alert_id,
          unit_id, officer_id, head_id, agency_id, office_id, state, context, opened_at, opened_by, overdue, updated_at)
        select home, id, 1, about, about_id, kind, subject, due, since, alert, unit, officer, head, agency, office,
          $2, $3::json, $4, $5, false, $4 from wanted
        on conflict (home_agency_id, about_id, kind, subject, due_at) do nothing
        returning home_agency_id, id)
      insert into late_case_event (home_agency_id, late_case_id, seq, type, from_state, to_state, actor_id, on_behalf_of,
        occurred_at, recorded_at, facts)
      select home_agency_id, id, 1, 'open', null, $2, $5, $6, $4, $4, $7::jsonb from cases
      returning late_case_id as id`,
    values: [
      JSON.stringify(rows),
      state,
      JSON.stringify(context),
      new Date(now),
      by.staffId,
      by.onBehalfOf,
      JSON.stringify(by.note === undefined ? {} : { note: by.note }),
    ],
  });
  return written.map(({ id }) => id);
}

/** Head, agency and supervising office at the instant of the lateness: no later reorganisation changes them. */
function responsibleAt(organization: Organization, unitId: string, at: Instant) {
  try {
    const head = organization.headOf(unitId, at);
    return {
      head: head === null ? null : (head.onBehalfOf ?? head.staffId),
      agency: organization.agencyOf(unitId, at),
      office: organization.supervisingOfficeOf(unitId, at),
    };
  } catch (error) {
    // A lateness of a unit that the directory does not know must not hold up the others.
    if (!(error instanceof DomainError)) throw error;
    return { head: null, agency: null, office: null };
  }
}
