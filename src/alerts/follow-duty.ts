// What it means for those who were told of an alert that it is in other hands now, or that other people stand over it.
import type { Instant } from '../domain/time/instant.ts';
import { becauseOf, digestOf, type Holder, type InDuty, inDuty } from './duty-of.ts';
import type { DutyBecause } from './duty.table.ts';
import type { Levels, PersonTold } from './whom-to-tell.ts';

/** The open duty of an alert as it was last written down. */
export interface KnownDuty extends Holder, InDuty {
  readonly seq: number;
  readonly levels: string;
}

/** The duty as it is to be written down. */
export interface PlannedDuty extends Holder, InDuty {
  readonly seq: number;
  readonly levels: string;
  readonly from: Instant;
  readonly because: DutyBecause;
  /** Only the people over it changed: the row of this number stays and takes the new digest. */
  readonly same: boolean;
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
  /** Staff who have a line of it that is not history. */
  readonly told: ReadonlySet<string>;
  readonly duty: KnownDuty | null;
}

export interface FollowSurroundings {
  readonly at: Instant;
  readonly organization: Parameters<typeof becauseOf>[2];
  /** Who is told of the rungs below one, as people stand now. */
  readonly shouldKnow: (below: number) => ReadonlyMap<string, PersonTold & { readonly rung: number }>;
}

/**
 * Every person whom the rungs raised so far would tell today has a line, and nobody else; a new holder is told once and
 * unacknowledged. Where only the people above him changed, an acknowledgement stays and nobody new is told.
 */
export function followDuty(alert: FollowedAlert, levels: Levels, around: FollowSurroundings): Followed {
  const { at, organization, shouldKnow } = around;
  const known = alert.duty;
  const now = { unitId: alert.unitId, officerId: alert.officerId, ...inDuty(levels) };
  const digest = digestOf(levels);
  const first = (because: DutyBecause, from: Instant): PlannedDuty => ({
    ...now,
    seq: 1,
    levels: digest,
    from,
    because,
    same: false,
  });
  if (known === null && alert.nextRung === 0)
    return { duty: first('raised', alert.raisedAt), newcomers: [], released: [], lapses: false };
  if (known !== null && isSame(known, now) && known.levels === digest)
    return { duty: null, newcomers: [], released: [], lapses: false };
  const moved = known !== null && !isSame(known, now);
  const lapses = moved && alert.acknowledgedAt !== null;
  const due = shouldKnow(alert.nextRung);
  const quiet = alert.acknowledgedAt !== null && !lapses;
  return {
    duty:
      known === null
        ? first('raised', alert.raisedAt)
        : {
            ...now,
            seq: moved ? known.seq + 1 : known.seq,
            levels: digest,
            from: at,
            because: becauseOf(known, now, organization, at),
            same: !moved,
          },
    newcomers: quiet ? [] : [...due.values()].filter(({ staffId }) => !alert.told.has(staffId)),
    released: [...alert.told].filter((staffId) => !due.has(staffId)),
    lapses,
  };
}

const isSame = (a: Holder & InDuty, b: Holder & InDuty): boolean =>
  a.unitId === b.unitId &&
  a.officerId === b.officerId &&
  a.staffId === b.staffId &&
  a.onBehalfOf === b.onBehalfOf;
