// Which lines of one's inbox are meant: by kind, by agency or unit, open or all, told until an instant.
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';

export interface AlertSelection {
  readonly kind: string | null;
  /** Units that held the matter at the alert's instant; null for any. */
  readonly unitIds: readonly string[] | null;
  /** Only what is open, in this person's hands and not hidden by him; otherwise all. */
  readonly open: boolean;
  /** Only what nobody has taken up. */
  readonly waiting: boolean;
}

/**
 * A line that is open, in SQL over `notice` and `alert`. The line's own columns are an index of what is open, so that no
 * reading goes through a person's history; the alert's says whether it was closed a moment ago.
 */
export const OPEN_LINE =
  'notice.closed_at is null and notice.released_at is null and alert.closed_at is null';

/**
 * SQL over `notice` and `alert`; its parameters are `selectionValues`, in this order from `$1`: person, hidden until then,
 * kind, units, waiting.
 *
 * @param open a statement of its own: a condition that may be switched off by a parameter finds no index
 */
export const selected = (open: boolean): string => `
  notice.staff_id = $1 and ${open ? OPEN_LINE : 'true'} and coalesce(notice.snoozed_until <= $2::timestamptz, true)
  and ($3::text is null or alert.kind = $3) and ($4::uuid[] is null or alert.unit_id = any($4))
  and (not $5 or alert.acknowledged_at is null)`;

export function selectionValues(staffId: string, selection: AlertSelection, now: Instant): unknown[] {
  const { open, kind, unitIds, waiting } = selection;
  return [staffId, open ? new Date(now) : 'infinity', kind, unitIds, waiting];
}

/** The agency under which a unit's alerts are shown: that of the unit which stands in its place today. */
export function agencyShown(organization: Organization, unitId: string, at: Instant): string {
  if (organization.unit(unitId) === null) return unitId;
  const stands = organization.standsIn(unitId, at);
  return organization.agencyOf(stands, at) ?? stands;
}

/** The units that a query means: one, all that are shown under an agency, or null for any. */
export function unitsMeant(
  organization: Organization,
  { unit, agency }: { readonly unit?: string | undefined; readonly agency?: string | undefined },
  at: Instant,
): readonly string[] | null {
  if (unit !== undefined) return [unit];
  if (agency === undefined) return null;
  return organization.units.map(({ id }) => id).filter((id) => agencyShown(organization, id, at) === agency);
}
