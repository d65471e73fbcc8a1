// Who gains by what was just written to the tree of units: for the log, and refused where it is whoever wrote it.
import { DomainError } from '../../domain/domain-error.ts';
import type { Position } from '../../domain/process/procedure-definition.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../../platform/database.ts';
import type { AdministrativeAct } from '../administration-log/administrative-acts.ts';
import { loadOrganization } from '../load-organization.ts';
import { Organization } from '../organization.ts';
import { selvesOf } from '../refuse-oneself.ts';
import type { Actor } from '../sign-in/actor.ts';
import { whoGains } from '../who-gains.ts';

/** Of the units that a position comes to reach, so many are named. */
const NAMED = 20;

/** As the log of administration keeps it. */
export interface LoggedGain {
  readonly person: string;
  readonly staffId: string;
  readonly position: Position;
  readonly unitId: string;
  /** How many units of other agencies, and the first of them. */
  readonly units: number;
  readonly unitIds: readonly string[];
}

/** Who changes the tree; null for a command on the machine and for the seed. */
export type By = Pick<Actor, 'staffId'> | null;

/**
 * @param sql the transaction in which the tree was changed
 * @param before the organization as it was read before
 * @param from the first instant on which the change holds, or now where it is earlier
 * @throws DomainError `right.onOneself` where the actor, or whom he stands in for, is among them
 */
export async function gainsWithin(
  sql: Queryable,
  before: Organization,
  from: Instant,
  by: By,
): Promise<readonly LoggedGain[]> {
  if (by === null) return [];
  const after = new Organization((await loadOrganization(sql)).facts);
  const gains = whoGains(before, after, from);
  const selves = selvesOf(after, by.staffId, from);
  const own = gains.filter(({ held }) => selves.has(held.staffId));
  if (own.length > 0)
    throw new DomainError(
      'right.onOneself',
      'Somebody else must do this: your own position would reach further',
      {
        staffId: by.staffId,
        unitIds: [...new Set(own.flatMap(({ unitIds }) => unitIds))].slice(0, NAMED),
      },
    );
  return gains.map(({ held, unitIds }) => ({
    person: after.staff(held.staffId)?.name ?? '',
    staffId: held.staffId,
    position: held.position,
    unitId: held.unitId,
    units: unitIds.length,
    unitIds: unitIds.slice(0, NAMED),
  }));
}

/** The act with what it gives to others: the supervising office is told of it. */
export function withGains(act: AdministrativeAct, gains: readonly LoggedGain[]): AdministrativeAct {
  return gains.length === 0 ? act : { ...act, after: { ...act.after, gains }, raises: true };
}
