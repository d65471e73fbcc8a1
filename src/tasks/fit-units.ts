// Which units a person may give a task to.
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { mayRead } from '../organization/reading-scope.ts';
import type { Organization } from '../organization/organization.ts';
import type { TaskPerson } from './task-scope.ts';

/** @throws DomainError `unit.unknown`, also for one that is closed; `unit.outsideScope` */
export function refuseUnfitLead(
  unitId: string,
  organization: Organization,
  actor: TaskPerson,
  at: Instant,
): void {
  refuseClosedUnit(unitId, organization, at);
  if (!mayRead(actor.scope, [unitId]))
    throw new DomainError('unit.outsideScope', 'Your office does not direct this unit', { unitId });
}

/** @throws DomainError `unit.unknown` */
export function refuseClosedUnit(unitId: string, organization: Organization, at: Instant): void {
  if (organization.unit(unitId) === null || !organization.isOpen(unitId, at))
    throw new DomainError('unit.unknown', 'There is no such unit', { unitId });
}
