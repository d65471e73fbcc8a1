// Nobody raises himself: what administrators do to a person they do not do to themselves.
import { DomainError } from '../domain/domain-error.ts';
import type { Actor } from './sign-in/actor.ts';

/**
 * The same holds for the absent person in whose place somebody acts: he would be raised by his own right.
 * @throws DomainError `right.onOneself`
 */
export function refuseOneself({ staffId, holds }: Pick<Actor, 'staffId' | 'holds'>, concerned: string): void {
  if (concerned === staffId || actsOnlyFor(holds, concerned))
    throw new DomainError('right.onOneself', 'Another administrator must do this: it concerns yourself', {
      staffId: concerned,
    });
}

/** Whether the right of an administrator comes from that person, and from nobody else. */
function actsOnlyFor(holds: Actor['holds'], staffId: string): boolean {
  const rights = holds.filter(({ position }) => position === 'administrator');
  return rights.length > 0 && rights.every(({ onBehalfOf }) => onBehalfOf === staffId);
}
