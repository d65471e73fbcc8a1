// Rows of lists and search results: columns of the dossier, its judged lateness, and the applicant's name.
import { lateness, type TimedClock } from '../../domain/time/lateness.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Definitions } from '../../dossier-kind/definitions.ts';
import { namePlace } from '../../../workflows/tools/name-place.ts';
import type { Organization } from '../../organization/organization.ts';
import type { SortedRow } from '../../platform/lists/sorted-list.ts';
import type { ListedDossier } from './list-view.ts';
import { nameOf } from '../names.ts';
import { shownClock } from '../shown-clock.ts';

const ms = (column: string, name: string) => `(extract(epoch from d.${column}) * 1000)::float8 as "${name}"`;

/** Columns of `dossier d`, `dossier_applicant a` and `procedure p` that a row is made of. */
export const ROW_COLUMNS = `
  d.id, d.version, coalesce(d.code, d.lodging_no) as code, d.procedure_code as "procedureCode", p.name as "procedureName",
  d.state, d.clock, d.unit_id as "unitId", d.officer_id as "officerId", a.name as applicant, d.channel, d.outcome,
  d.verdict, d.was_late as "wasLate", ${ms('lodged_at', 'lodgedAt')}, ${ms('accepted_at', 'acceptedAt')},
  ${ms('statutory_due_at', 'statutoryDueAt')}, ${ms('promised_due_at', 'promisedDueAt')},
  ${ms('late_from_at', 'lateFromAt')}, ${ms('due_soon_at', 'dueSoonAt')}, ${ms('step_due_at', 'stepDueAt')},
  ${ms('resolved_at', 'resolvedAt')}, ${ms('closed_at', 'closedAt')}, d.home_agency_id as "homeAgencyId",
  d.case_key as "caseKey", d.process_version_id as "processVersionId", d.snapshot->'context'->>'calendarName' as "calendarName",
  case when d.clock like 'paused%' then (select max((e ->> 'at')::float8) from json_array_elements(d.ledger) e
    where e ->> 'kind' = 'pause') end as "pausedSince"`;

export const ROW_JOINS = `
  join dossier_applicant a on a.home_agency_id = d.home_agency_id and a.dossier_id = d.id
  join procedure p on p.code = d.procedure_code`;

export interface StoredRow {
  readonly id: string;
  readonly version: number;
  readonly code: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly state: string;
  readonly clock: string;
  readonly unitId: string;
  readonly officerId: string | null;
  readonly applicant: string;
  readonly channel: string;
  readonly outcome: string | null;
  readonly verdict: string | null;
  readonly wasLate: boolean;
  readonly lodgedAt: number;
  readonly acceptedAt: number | null;
  readonly statutoryDueAt: number | null;
  readonly promisedDueAt: number | null;
  readonly lateFromAt: number | null;
  readonly dueSoonAt: number | null;
  readonly stepDueAt: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly homeAgencyId: string;
  readonly caseKey: string;
  readonly processVersionId: string;
  readonly calendarName: string;
  /** When the clock was stopped that stands still now. */
  readonly pausedSince: number | null;
}

/** Rows as they are shown: judged by the one function that judges card, alert and report, with names. */
export async function shownRows(
  stored: readonly (StoredRow & Partial<SortedRow>)[],
  at: Instant,
  definitions: Definitions,
  organization: Organization,
): Promise<ListedDossier[]> {
  return Promise.all(
    stored.map(async (all) => {
      const { homeAgencyId: _, processVersionId, calendarName, pausedSince: __, sortKey: ___, ...row } = all;
      const { definition } = await definitions.process(processVersionId);
      const { vi: stateName, en: stateNameEn } = namePlace(row.state, definition.process);
      return {
        ...row,
        ...judged(all, at, definitions.calendar(calendarName)),
        caseName: definition.name,
        stateName,
        stateNameEn,
        unitName: organization.unit(row.unitId)?.name ?? null,
        officerName: row.officerId === null ? null : nameOf(organization, row.officerId),
      };
    }),
  );
}

function judged(row: StoredRow, at: Instant, calendar: WorkingCalendar) {
  const state = row.clock.split('.')[0] as TimedClock['state'];
  const { verdict, remainingMs, overMs } = lateness(
    {
      state,
      statutoryDueAt: row.statutoryDueAt,
      // Of a clock that was paused before paused clocks said whether they can become late.
      lateFromAt: row.clock === 'paused' ? null : row.lateFromAt,
      dueSoonAt: row.dueSoonAt,
      pausedSince: row.pausedSince,
      stoppedAt: state === 'stopped' ? (row.resolvedAt ?? row.closedAt ?? at) : null,
      wasLate: row.wasLate,
      calendar,
    },
    at,
  );
  const minutes = (value: number | null) => (value === null ? null : Math.floor(value / 60_000));
  return {
    clock: shownClock(verdict, state),
    lateness: verdict,
    remainingMinutes: minutes(remainingMs),
    overMinutes: minutes(overMs),
  };
}
