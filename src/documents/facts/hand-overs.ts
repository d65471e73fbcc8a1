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
  const rows: PrintedHandOver[] = [];
  for (const [at, next] of held.entries()) {
    const former = held[at - 1];
    if (former === undefined || sameHolder(former, next)) continue;
    rows.push({
      giver: former.unitName,
      giverName: former.officerName,
      receiver: next.unitName,
      receiverName: next.officerName,
      at: shortMoment(next.enteredAt),
      result: resultOf(former),
      note: next.note ?? null,
    });
  }
  return rows;
}

/** By the day, as lateness of a dossier is: within the due day is in time (Civil Code 2015 Art. 148.6). */
function resultOf({ leftAt, dueAt }: HeldTime): PrintedHandOver['result'] {
  if (leftAt === null || dueAt === null) return null;
  if (leftAt > dueAt) return 'Quá hạn';
  return dayOf(leftAt) < dayOf(dueAt) ? 'Trước hạn' : 'Đúng hạn';
}

function sameHolder(one: HeldTime, other: HeldTime): boolean {
  return one.unitName === other.unitName && one.officerName === other.officerName;
}
