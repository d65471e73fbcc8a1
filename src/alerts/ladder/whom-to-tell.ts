// Whom one rung tells, given the people on each level of the office tree. Pure: the directory is asked elsewhere.
import type { PersonInPlace } from '../../organization/staff-roster.ts';
import { AUDIENCES, type Audience } from './ladder.ts';

/** The people of each level from the officer upwards; a level may be empty. */
export type Levels = readonly (readonly PersonInPlace[])[];

/** Somebody who is told, and as whom: `unitHead`, `officeAbove+1`, `desk`. */
export interface PersonTold extends PersonInPlace {
  readonly audience: string;
}

export interface Telling {
  readonly people: readonly PersonTold[];
  /** Names of the levels told, and of those at which nobody could be reached. */
  readonly told: readonly string[];
  readonly vacant: readonly string[];
}

/**
 * The people a rung tells. Where a level is vacant the next one above is told instead, as high as the tree goes; where
 * everybody on it was told by an earlier rung too, but then not above `highest`.
 *
 * @param alreadyTold staff ids told by earlier rungs of the same alert
 * @param highest the level beyond which nobody is told only because those below have been
 */
export function whomToTell(
  audiences: readonly Audience[],
  levels: Levels,
  alreadyTold: ReadonlySet<string>,
  highest: number = Infinity,
): Telling {
  const told = new Set<number>();
  const vacant = new Set<number>();
  for (const audience of audiences)
    for (let level = AUDIENCES.indexOf(audience); level < levels.length; level++) {
      const people = levels[level] ?? [];
      const reached = people.some((person) => !person.absent);
      if (!reached) vacant.add(level);
      if (people.every((person) => alreadyTold.has(person.staffId))) {
        if (people.length > 0 && level >= highest) break;
        continue;
      }
      told.add(level);
      if (reached) break;
    }
  const people = new Map<string, PersonTold>();
  for (const level of [...told].sort((a, b) => a - b))
    for (const person of levels[level] ?? [])
      if (!alreadyTold.has(person.staffId) && !people.has(person.staffId))
        people.set(person.staffId, { ...person, audience: nameOf(level) });
  return { people: [...people.values()], told: namesOf(told), vacant: namesOf(vacant) };
}

function namesOf(levels: ReadonlySet<number>): string[] {
  return [...levels].sort((a, b) => a - b).map(nameOf);
}

const nameOf = (level: number): string => AUDIENCES[level] ?? `officeAbove+${level - AUDIENCES.length + 1}`;
