// The people beside the levels whom a ladder names: whoever asked, the head of the one-stop, and the desk. Pure.
import type { PersonInPlace } from '../../organization/staff-roster.ts';
import { type Bystander, BYSTANDERS, type Ladder } from './ladder.ts';
import type { Levels } from './whom-to-tell.ts';

/** Those that a ladder names and that there are, each with the levels that are told in his place. */
export type Beside = Readonly<Partial<Record<Bystander, Levels>>>;

/** Where those beside an alert are found. */
export interface PlacesBeside {
  /** Who asked, where it is about a consultation, and from which unit. */
  readonly askedBy: string | null;
  readonly askedFrom: string | null;
  /** The one-stop that received the dossier. */
  readonly receptionUnitId: string | null;
}

export interface PeopleInPlaces {
  readonly levelsOf: (unitId: string, officerId: string | null) => Levels;
  /** Those at the desk of a one-stop. */
  readonly deskOf: (unitId: string) => readonly PersonInPlace[];
}

/** @throws DomainError `unit.unknown` */
export function besideLadder(
  ladder: Ladder,
  { askedBy, askedFrom, receptionUnitId }: PlacesBeside,
  { levelsOf, deskOf }: PeopleInPlaces,
): Beside {
  const names = (name: Bystander): boolean => ladder.some(({ tell }) => tell.includes(name));
  const beside: Partial<Record<Bystander, Levels>> = {};
  if (names('asker') && askedBy !== null && askedFrom !== null) beside.asker = levelsOf(askedFrom, askedBy);
  if (receptionUnitId === null) return beside;
  if (names('receivingHead')) beside.receivingHead = levelsOf(receptionUnitId, null);
  // A result that nobody collects is the desk's affair, its own head's at most.
  if (names('desk')) beside.desk = [deskOf(receptionUnitId), levelsOf(receptionUnitId, null)[1] ?? []];
  return beside;
}

export const isBystander = (told: string): told is Bystander => BYSTANDERS.some((name) => name === told);

/** Whether a ladder tells anybody beside its levels. */
export const namesBystanders = (ladder: Ladder): boolean => ladder.some(({ tell }) => tell.some(isBystander));
