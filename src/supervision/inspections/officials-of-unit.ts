// Who worked in an inspected unit, or under it, while it was inspected or does so now. Pure.
import { DAY_MS, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';

export function inspectedOfficials(
  unitId: string,
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
  organization: Organization,
  at: Instant,
): readonly { readonly staffId: string; readonly unitId: string }[] {
  const from = Math.min(startOfDay(parseDay(firstDay)), at);
  const end = Math.max(startOfDay(parseDay(lastDay)) + DAY_MS, at + 1);
  const units = new Set([unitId, ...organization.subtree(unitId, at)]);
  return organization.appointments(from, end).filter((held) => units.has(held.unitId));
}
