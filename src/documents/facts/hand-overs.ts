// Hand-overs of a dossier, from one holder to the next, and how the leg that each ended was kept. Pure.
import { dayOf } from '../../domain/time/instant.ts';
import { shortMoment } from './form-words.ts';
import type { PrintedHandOver } from './printed-form.ts';

/** A holder's time with the dossier; stays give it today, legs of other agencies are rows of the same kind. */
export interface HeldTime {
  readonly unitName: string;
  readonly officerName: string | null;
  readonly enteredAt: number;
  readonly leftAt: number | null;
  readonly dueAt: number | null;
  readonly note?: string | null;
}

/**
 * @param held in the order of time; a change of state without a change of holder is no hand-over
 * @returns a row for each change of holder; the result is the giver's, as the receiving side enters it
 */
export function handOversOf(held: readonly HeldTime[]): readonly PrintedHandOver[] {
  const legs: HeldTime[] = [];
  for (const next of held) {
    const former = legs.at(-1);
    if (former === undefined || !staysWith(former, next)) legs.push(next);
    else
      legs[legs.length - 1] = {
        ...next,
        officerName: next.officerName ?? former.officerName,
        enteredAt: former.enteredAt,
        dueAt: next.dueAt ?? former.dueAt,
      };
  }
  return legs.slice(1).map((next, at) => {
    const former = legs[at]!;
    return {
      giver: former.unitName,
      giverName: former.officerName,
      receiver: next.unitName,
      receiverName: next.officerName,
      at: shortMoment(next.enteredAt),
      result: resultOf(former),
      note: next.note ?? null,
    };
  });
}

/** By the day, as lateness of a dossier is: within the due day is in time (Civil Code 2015 Art. 148.6). */
function resultOf({ leftAt, dueAt }: HeldTime): PrintedHandOver['result'] {
  if (leftAt === null || dueAt === null) return null;
  if (leftAt > dueAt) return 'Quá hạn';
  return dayOf(leftAt) < dayOf(dueAt) ? 'Trước hạn' : 'Đúng hạn';
}

/** In one unit, with one person or with nobody named yet. */
function staysWith(former: HeldTime, next: HeldTime): boolean {
  const unnamed = former.officerName === null || next.officerName === null;
  return former.unitName === next.unitName && (unnamed || former.officerName === next.officerName);
}
