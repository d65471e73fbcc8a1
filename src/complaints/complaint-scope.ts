// Whether a complaint lies within what a person may read: the receiving and the answering unit's people, its officer, and
// the office that supervises the unit that received it.
import type { Instant } from '../domain/time/instant.ts';
import type { Organization } from '../organization/organization.ts';
import { isOwnWork, ownWorkSql } from '../organization/own-work.ts';
import { mayRead } from '../organization/reading-scope.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import type { ComplaintCase } from './complaint.ts';

/** What of a person decides about complaints. */
export type ComplaintPerson = Pick<Actor, 'staffId' | 'holds' | 'scope'>;

export function seesComplaint(
  reader: ComplaintPerson,
  { snapshot }: Pick<ComplaintCase, 'snapshot'>,
  organization: Organization,
  at: Instant,
): boolean {
  const { receiver, unit, officer } = snapshot.context;
  return (
    isOwnWork({ unitId: unit[0]!, officerId: officer }, reader, organization, at) ||
    mayRead(reader.scope, [receiver[0]!, unit[0]!])
  );
}

/**
 * The same rule in SQL, for lists of `complaint c`.
 * @param units a bound `uuid[]`, null for everything. @param own what `ownWorkOf` gives, bound
 */
export const seenComplaints = (units: string, own: Parameters<typeof ownWorkSql>[1]): string =>
  `(${units}::uuid[] is null or c.unit_id = any(${units}) or c.receiver_unit_id = any(${units})
    or ${ownWorkSql({ unit: 'c.unit_id', officer: 'c.officer_id' }, own)})`;
