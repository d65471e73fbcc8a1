// What it means for those who were told of an alert that it is in other hands now, that it was opened again, or that other
// people stand over it or beside it.
import type { Instant } from '../../domain/time/instant.ts';
import type { Beside } from '../ladder/beside-ladder.ts';
import { becauseOf, digestOf, type Holder, type InDuty, inDuty } from './duty-of.ts';
import type { DutyBecause } from './duty.table.ts';
import type { Levels, PersonTold } from '../ladder/whom-to-tell.ts';

/** The newest duty of an alert as it was last written down. */
export interface KnownDuty extends Holder, InDuty {
  readonly seq: number;
  readonly levels: string;
  /** It ended when the alert was closed. */
  readonly ended: boolean;
}

/** The duty as it is to be written down. */
export interface PlannedDuty extends Holder, InDuty {
  readonly seq: number;
  readonly levels: string;
  readonly from: Instant;
  readonly because: DutyBecause;
  /** Only the people over it changed: the row of this number stays and takes the new digest. */
  readonly same: boolean;
  /** An acknowledgement ended with the duty before it. */
  readonly lapses: boolean;
}

export interface Followed {
  readonly duty: PlannedDuty | null;
  /** To be told now, by the rung at which they stand. */
  readonly newcomers: readonly (PersonTold & { readonly rung: number })[];
  /** Whose line becomes history. */
  readonly released: readonly string[];
  /** The acknowledgement was another's: it is kept with his duty, and the climb goes on from now. */
  readonly lapses: boolean;
}

export interface FollowedAlert extends Holder {
  readonly raisedAt: Instant;
  readonly nextRung: number;
  readonly acknowledgedAt: Instant | null;
  /** What it was about was over, and is so no longer; nobody was told of that yet. */
  readonly reopened: boolean;
  /** Staff who have a line of it that is not history. */
  readonly told: ReadonlySet<string>;
  readonly duty: KnownDuty | null;
}

export interface FollowSurroundings {
  /** Since when it is as it is now. */
  readonly at: Instant;
  readonly beside: Beside;
  readonly organization: Parameters<typeof becauseOf>[2];
  /** Who is told of the rungs below one, as people stand now. */
  readonly shouldKnow: (below: number) => ReadonlyMap<string, PersonTold & { readonly rung: number }>;
}

/**
 * Every person whom the rungs raised so far would tell today has a line, and nobody else; a new holder is told once, and
 * unacknowledged unless it was taken up since. What was opened again is told again to all of them, alike. Where only the people above or
 * beside him changed, an acknowledgement stays and nobody new is told.
 */
export function followDuty(alert: FollowedAlert, levels: Levels, around: FollowSurroundings): Followed {
  const { at, organization, shouldKnow } = around;
  const known = alert.duty;
  const now = { unitId: alert.unitId, officerId: alert.officerId, ...inDuty(levels) };
  const digest = digestOf(levels, around.beside);
  const first = { ...now, seq: 1, levels: digest, from: alert.raisedAt, because: 'raised' } as const;
  if (known === null && alert.nextRung === 0)
    return { duty: { ...first, same: false, lapses: false }, newcomers: [], released: [], lapses: false };
  const again = known !== null && (alert.reopened || known.ended);
  const anew = known !== null && (again || !isSame(known, now));
  if (known !== null && !anew && known.levels === digest)
    return { duty: null, newcomers: [], released: [], lapses: false };
  // Who took it up after that had the duty by then.
  const lapses = anew && alert.acknowledgedAt !== null && alert.acknowledgedAt <= at;
  const due = shouldKnow(alert.nextRung);
  const quiet = alert.acknowledgedAt !== null && !anew;
  return {
    duty:
      known === null
        ? { ...first, same: false, lapses: false }
        : {
            ...now,
            seq: anew ? known.seq + 1 : known.seq,
            levels: digest,
            from: at,
            because: again ? 'reopened' : becauseOf(known, now, organization, at),
            same: !anew,
            lapses,
          },
    newcomers: quiet ? [] : [...due.values()].filter(({ staffId }) => again || !alert.told.has(staffId)),
    released: [...alert.told].filter((staffId) => !due.has(staffId)),
    lapses,
  };
}

const isSame = (a: Holder & InDuty, b: Holder & InDuty): boolean =>
  a.unitId === b.unitId &&
  a.officerId === b.officerId &&
  a.staffId === b.staffId &&
  a.onBehalfOf === b.onBehalfOf;
