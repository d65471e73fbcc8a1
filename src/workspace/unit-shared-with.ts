// With which unit a person shares a list: one in which he holds a position.
import { DomainError } from '../domain/domain-error.ts';
import type { Actor } from '../organization/sign-in/actor.ts';

/**
 * @param wished the unit he means; his first, his own before those where he stands in, where he names none
 * @returns null for a list that is not shared
 * @throws DomainError `unit.outsideScope` for a unit that is not his, `view.noUnit` when he has none
 */
export function unitSharedWith(
  { holds }: Pick<Actor, 'holds'>,
  { shared, unitId: wished }: { shared: boolean; unitId?: string },
): string | null {
  if (!shared) return null;
  const first = holds.find(({ onBehalfOf }) => onBehalfOf === null) ?? holds[0];
  if (wished !== undefined && !holds.some(({ unitId }) => unitId === wished))
    throw new DomainError('unit.outsideScope', 'You hold no position in this unit', { unitId: wished });
  const unitId = wished ?? first?.unitId;
  if (unitId === undefined)
    throw new DomainError('view.noUnit', 'You hold no position in any unit to share a list with');
  return unitId;
}
