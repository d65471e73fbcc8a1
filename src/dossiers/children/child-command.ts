// Turns what a client says of a dossier's children into the engine's commands: units by their place in the tree.
import { DomainError } from '../../domain/domain-error.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { AskedOpinion } from '../../../workflows/child-events.ts';
import type { Children } from '../../../workflows/child-state.ts';
import type { UnitPath } from '../../../workflows/unit-path.ts';
import type { AskedOpinionBody } from '../child-bodies.ts';

/** @throws DomainError `unit.unknown`, `unit.closed` */
export function askedOpinions(
  bodies: readonly AskedOpinionBody[],
  organization: Organization,
  at: Instant,
): readonly AskedOpinion[] {
  return bodies.map(({ unitId, content, dueAt, limit }) => {
    if (organization.unit(unitId) === null)
      throw new DomainError('unit.unknown', 'There is no such unit', { unitId });
    if (!organization.isOpen(unitId, at))
      throw new DomainError('unit.closed', 'This unit does not exist any more', { unitId });
    return {
      unit: organization.pathOf(unitId, at),
      content,
      calendarName: organization.unit(unitId)!.calendarName,
      ...(dueAt !== undefined && { dueAt: parseInstant(dueAt) }),
      ...(limit !== undefined && { limit: { amount: limit.amount, unit: limit.unit } }),
    };
  });
}

/**
 * The unit in which an officer takes a child over: his own, somewhere in the agency that has the child.
 *
 * @throws DomainError `officer.unknown` for somebody of another agency
 */
export function unitOfOfficer(
  children: Children | undefined,
  subject: string | undefined,
  officerId: string,
  organization: Organization,
  at: Instant,
): UnitPath | undefined {
  const child = children?.[subject ?? ''];
  // The engine refuses what is not there.
  if (child === undefined) return undefined;
  const { unit } = child.context;
  const units = organization.holdsOf(officerId, at).map(({ unitId }) => unitId);
  if (units.includes(unit[0]!)) return unit;
  const within = new Set(organization.subtree(unit.at(-1)!, at));
  const found = units.find((id) => within.has(id));
  if (found === undefined)
    throw new DomainError('officer.unknown', 'There is nobody of that name in the agency that was asked', {
      officerId,
    });
  return organization.pathOf(found, at);
}
