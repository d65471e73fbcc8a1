// Whose something is at an instant: of the person who holds it, of who stands in for him, or of whoever heads the unit.
import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { PersonInPlace } from '../../organization/staff-roster.ts';
import type { Beside } from '../ladder/beside-ladder.ts';
import type { DutyBecause } from './duty.table.ts';
import type { Levels } from '../ladder/whom-to-tell.ts';

/** Who holds what an alert is about: a unit, and in it the officer that was named. */
export interface Holder {
  readonly unitId: string;
  readonly officerId: string | null;
}

/** Who has the duty; `staffId` null where it is the unit's heads, or nobody at all. */
export interface InDuty {
  readonly staffId: string | null;
  readonly onBehalfOf: string | null;
}

/**
 * The officer level of a holder: himself or his substitute. Empty when nobody is named, his account is closed, or he
 * holds no position any more in the unit, or above or under it in its agency.
 */
export function officerOf(
  organization: Organization,
  { unitId, officerId }: Holder,
  at: Instant,
): readonly PersonInPlace[] {
  if (officerId === null || !organization.servesIn(officerId, unitId, at)) return [];
  if (!organization.isAbsent(officerId, at)) return [{ staffId: officerId, onBehalfOf: null, absent: false }];
  const substitute = organization.substituteFor(officerId, unitId, at);
  return substitute === null
    ? [{ staffId: officerId, onBehalfOf: null, absent: true }]
    : [{ staffId: substitute, onBehalfOf: officerId, absent: false }];
}

/** A person away with nobody in his place keeps his line, but the duty is his head's. */
export function inDuty([officer = []]: Levels): InDuty {
  const present = officer.find(({ absent }) => !absent);
  return present === undefined
    ? { staffId: null, onBehalfOf: null }
    : { staffId: present.staffId, onBehalfOf: present.onBehalfOf };
}

/** By which a change of anybody on the ladder, or beside it, is noticed. */
export function digestOf(levels: Levels, beside: Beside): string {
  const people = Object.keys(beside).length === 0 ? levels : [levels, beside];
  return createHash('sha256').update(JSON.stringify(people)).digest('base64url').slice(0, 16);
}

/** Why the duty is another than it was. */
export function becauseOf(
  was: Holder & InDuty,
  now: Holder & InDuty,
  organization: Pick<Organization, 'staff' | 'isAbsent'>,
  at: Instant,
): DutyBecause {
  if (was.unitId !== now.unitId || was.officerId !== now.officerId) return 'handedOn';
  if (now.onBehalfOf !== null) return 'absence';
  if (now.staffId !== null) return 'back';
  if (now.officerId === null) return 'head';
  if (organization.staff(now.officerId)?.disabled !== false) return 'account';
  return organization.isAbsent(now.officerId, at) ? 'absence' : 'position';
}
