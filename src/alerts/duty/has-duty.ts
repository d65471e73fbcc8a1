// Whose an alert is now: who holds what it is about, who is over them, and who waits for the answer. The one place that
// decides it, for whoever acknowledges and for every mail before it goes.
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import { LevelsAbove } from './levels-above.ts';
import { overseesUnit } from './may-see-alert.ts';
import type { Levels } from '../ladder/whom-to-tell.ts';

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

/**
 * Whether the person has it in hand or is over whoever has: he may take it up. Substitutes for as long as they stand in;
 * not whom a substitute stands in for, whose position has ended or whose account is closed.
 */
export function hasDuty(
  organization: Organization,
  { unitId, officerId }: Pick<Matter, 'unitId' | 'officerId'>,
  staffId: string,
  at: Instant,
): boolean {
  return (
    isAmong(new LevelsAbove(organization, at).of(unitId, officerId), staffId) ||
    // What lies at a desk is in the hands of everybody there.
    isAmong([organization.peopleOf('reception', unitId, at)], staffId) ||
    overseesUnit(organization, organization.holdsOf(staffId, at), unitId, at)
  );
}

/** Whether it concerns the person: he has the duty, or waits for what is owed. He hears of it, and takes it up for nobody. */
export function isConcerned(
  organization: Organization,
  matter: Matter,
  staffId: string,
  at: Instant,
): boolean {
  const { receptionUnitId, askedBy, askedFrom } = matter;
  const levels = new LevelsAbove(organization, at);
  return (
    hasDuty(organization, matter, staffId, at) ||
    (askedFrom !== null && isAmong(levels.of(askedFrom, askedBy).slice(0, 2), staffId)) ||
    (receptionUnitId !== null && isAmong(levels.of(receptionUnitId, null).slice(0, 2), staffId))
  );
}

const isAmong = (levels: Levels, staffId: string): boolean =>
  levels.some((people) => people.some((person) => person.staffId === staffId));
