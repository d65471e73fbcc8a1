// Who may record and end an absence: oneself, a head over one of the person's units, an administrator.
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../organization.ts';
import type { Actor } from '../sign-in/actor.ts';

export function mayRecordAbsence(
  organization: Organization,
  actor: Actor,
  staffId: string,
  at: Instant,
): boolean {
  if (staffId === actor.staffId) return true;
  if (actor.holds.some((hold) => hold.position === 'administrator')) return true;
  const above = new Set(
    organization
      .positionsOf(staffId, at)
      .filter((held) => held.position !== 'leader')
      .flatMap((held) => organization.pathOf(held.unitId, at)),
  );
  return actor.holds.some(
    (hold) => (hold.position === 'head' || hold.position === 'leader') && above.has(hold.unitId),
  );
}

/** @throws DomainError `right.missing` */
export function requireMayRecordAbsence(...asked: Parameters<typeof mayRecordAbsence>): void {
  if (!mayRecordAbsence(...asked))
    throw new DomainError(
      'right.missing',
      'Only the person, a head over him or an administrator may do this',
      {
        needs: ['head', 'leader', 'administrator'],
      },
    );
}
