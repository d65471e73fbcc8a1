// Whose an alert is now: who holds what it is about, who is over them, and who waits for the answer. The one place that
// decides it, for whoever acknowledges and for every mail before it goes.
import type { Instant } from '../domain/time/instant.ts';
import type { Organization } from '../organization/organization.ts';
import { LevelsAbove } from './levels-above.ts';
import { overseesUnit } from './may-see-alert.ts';

/** What an alert is about, as it stands now. */
export interface Matter {
  /** Who has it in hand: of the dossier, the leg, the consultation or the task. */
  readonly unitId: string;
  readonly officerId: string | null;
  /** The one-stop that received the dossier. */
  readonly receptionUnitId: string | null;
  /** Who asked, where it is about a consultation, and from which unit. */
  readonly askedBy: string | null;
  readonly askedFrom: string | null;
}

/** Whether the person has it in hand, is over whoever has, or waits for it; substitutes for as long as they stand in. */
export function hasDuty(organization: Organization, matter: Matter, staffId: string, at: Instant): boolean {
  const { unitId, officerId, receptionUnitId, askedBy, askedFrom } = matter;
  if (officerId === staffId || askedBy === staffId) return organization.positionsOf(staffId, at).length > 0;
  const levels = new LevelsAbove(organization, at);
  const isAmong = (unit: string, officer: string | null, highest: number): boolean =>
    levels
      .of(unit, officer)
      .slice(0, highest)
      .some((people) => people.some((person) => person.staffId === staffId));
  return (
    isAmong(unitId, officerId, Infinity) ||
    overseesUnit(organization, organization.holdsOf(staffId, at), unitId, at) ||
    (askedFrom !== null && isAmong(askedFrom, askedBy, 2)) ||
    (receptionUnitId !== null && isAmong(receptionUnitId, null, 2))
  );
}
