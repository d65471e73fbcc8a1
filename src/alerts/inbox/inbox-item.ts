// One line of an inbox as it goes over the wire. It names no applicant.
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import { readerKinds } from '../../dossiers/access/reader-kinds.ts';
import { lateCaseOf } from '../late-case-subject.ts';
import type { AlertPlace, AlertedComplaint, AlertedDossier, AlertedTask, InboxItem } from './inbox-view.ts';
import type { Organization } from '../../organization/organization.ts';
import { isOwnWork } from '../../organization/own-work.ts';
import { mayRead } from '../../organization/reading-scope.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';

export interface InboxRow {
  readonly rung: number;
  readonly told_at: Date;
  readonly on_behalf_of: string | null;
  readonly audience: string | null;
  readonly vacant: readonly string[] | null;
  readonly snoozed_until: Date | null;
  readonly seen_at: Date | null;
  readonly released_at: Date | null;
  readonly reception_unit_id: string | null;
  readonly competent_unit_id: string | null;
  readonly asked_unit_ids: readonly string[] | null;
  readonly leg_unit_ids: readonly string[] | null;
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly due_at: Date;
  readonly raised_at: Date;
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly acknowledged_at: Date | null;
  readonly acknowledged_by: string | null;
  readonly closed_at: Date | null;
  readonly close_reason: string | null;
  /** Null where the alert is about something else, and all of the dossier's columns with it. */
  readonly dossier_id: string | null;
  readonly code: string | null;
  readonly lodging_no: string | null;
  readonly procedure_code: string;
  readonly procedure_name: string;
  readonly state: string;
  readonly clock: string;
  readonly holder_unit_id: string;
  readonly holder_officer_id: string | null;
  readonly statutory_due_at: Date | null;
  readonly promised_due_at: Date | null;
  readonly late_from_at: Date | null;
  /** The task or the complaint that it is about; null where it is about something else. */
  readonly task_id: string | null;
  readonly complaint_id: string | null;
  readonly matter_no: string;
  readonly matter_title: string;
  readonly matter_state: string;
  readonly matter_clock: string;
  readonly matter_unit_id: string;
  readonly matter_officer_id: string | null;
  readonly matter_due_at: Date;
}

/** Who reads it, and when. */
export interface Reader extends Pick<Actor, 'staffId' | 'holds' | 'scope'> {
  readonly at: Instant;
}

/**
 * Writes a row for the screen, with the names of units and staff as they are now. Of what the reader may not read any
 * more it says that he was told, and nothing of how it stands.
 */
export function inboxItem(row: InboxRow, organization: Organization, reader: Reader): InboxItem {
  const { unit, staff } = namesIn(organization);
  const outside = !mayReadOf(row, reader) && !isHis(row, organization, reader);
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    rung: row.rung,
    dueAt: formatInstant(row.due_at.getTime()),
    raisedAt: formatInstant(row.raised_at.getTime()),
    toldAt: formatInstant(row.told_at.getTime()),
    onBehalfOf: staff(row.on_behalf_of),
    because: { audience: row.audience, vacant: row.vacant ?? [] },
    snoozedUntil: instant(row.snoozed_until),
    seenAt: instant(row.seen_at),
    releasedAt: instant(row.released_at),
    outside,
    acknowledgedAt: outside ? null : instant(row.acknowledged_at),
    acknowledgedBy: outside ? null : staff(row.acknowledged_by),
    closedAt: outside ? null : instant(row.closed_at),
    closeReason: outside ? null : row.close_reason,
    unit: unit(row.unit_id),
    officer: staff(row.officer_id),
    dossier: outside ? null : dossierOf(row, organization),
    task: outside ? null : taskOf(row, organization),
    complaint: outside ? null : complaintOf(row, organization),
    lateCaseId: outside ? null : lateCaseOf(row.subject),
  };
}

/** He, or whom he stands in for, is the officer who has it in hand. */
function isHis(row: InboxRow, organization: Organization, reader: Reader): boolean {
  const [unitId, officerId] =
    row.dossier_id === null
      ? [row.matter_unit_id, row.matter_officer_id]
      : [row.holder_unit_id, row.holder_officer_id];
  return (
    officerId !== null &&
    organization.servesIn(officerId, unitId, reader.at) &&
    isOwnWork({ unitId, officerId }, reader, organization, reader.at)
  );
}

/** As the dossier itself; of a task or a complaint whoever reads its holder, or the unit that was told of it. */
function mayReadOf(row: InboxRow, { scope }: Reader): boolean {
  if (row.dossier_id === null)
    return mayRead(
      scope,
      [row.matter_unit_id, row.unit_id].filter((id) => id !== null),
    );
  const units = {
    handling: [row.holder_unit_id, row.reception_unit_id!, row.competent_unit_id!],
    consulted: row.asked_unit_ids ?? [],
    leg: row.leg_unit_ids ?? [],
  };
  return readerKinds(scope, units).length > 0;
}

function dossierOf(row: InboxRow, organization: Organization): AlertedDossier | null {
  if (row.dossier_id === null) return null;
  const { unit, staff } = namesIn(organization);
  return {
    id: row.dossier_id,
    code: row.code,
    lodgingNo: row.lodging_no,
    procedureCode: row.procedure_code,
    procedureName: row.procedure_name,
    state: row.state,
    clock: row.clock,
    unit: unit(row.holder_unit_id),
    officer: staff(row.holder_officer_id),
    statutoryDueAt: instant(row.statutory_due_at),
    promisedDueAt: instant(row.promised_due_at),
    lateFromAt: instant(row.late_from_at),
  };
}

function taskOf(row: InboxRow, organization: Organization): AlertedTask | null {
  if (row.task_id === null) return null;
  return { id: row.task_id, taskNo: row.matter_no, ...matterOf(row, organization) };
}

function complaintOf(row: InboxRow, organization: Organization): AlertedComplaint | null {
  if (row.complaint_id === null) return null;
  return { id: row.complaint_id, complaintNo: row.matter_no, ...matterOf(row, organization) };
}

function matterOf(row: InboxRow, organization: Organization) {
  const { unit, staff } = namesIn(organization);
  return {
    title: row.matter_title,
    state: row.matter_state,
    clock: row.matter_clock,
    unit: unit(row.matter_unit_id),
    officer: staff(row.matter_officer_id),
    dueAt: formatInstant(row.matter_due_at.getTime()),
  };
}

function namesIn(organization: Organization) {
  return {
    unit: (id: string): AlertPlace => ({ id, name: organization.unit(id)?.name ?? null }),
    staff: (id: string | null): AlertPlace | null =>
      id === null ? null : { id, name: organization.staff(id)?.name ?? null },
  };
}

function instant(date: Date | null): string | null {
  return date === null ? null : formatInstant(date.getTime());
}
