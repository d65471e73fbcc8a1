// At which one-stop a person sits: one of those he receives dossiers for.
import type { Hold } from '../../workflows/one-stop/rights.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Organization } from './organization.ts';

export interface Counter {
  readonly unitId: string;
  /** It, and the closed one-stops whose place it took: their dossiers are handed over here. */
  readonly unitIds: readonly string[];
  /** All his one-stops that are open, his own before those where he stands in for somebody. */
  readonly choices: readonly string[];
}

/**
 * @param wished the one-stop he means; his first where he names none
 * @throws DomainError `unit.outsideScope` for one that he does not receive for, `reception.missing` when he receives
 *   for none
 */
export function counterUnit(
  organization: Organization,
  { holds }: { readonly holds: readonly Hold[] },
  wished: string | undefined,
  at: Instant,
): Counter {
  const mine = holds.filter(
    ({ position, unitId }) => position === 'reception' && organization.isOpen(unitId, at),
  );
  const own = mine.filter(({ onBehalfOf }) => onBehalfOf === null);
  const choices = [...new Set([...own, ...mine].map(({ unitId }) => unitId))];
  const [first] = choices;
  if (wished !== undefined && !choices.includes(wished))
    throw new DomainError('unit.outsideScope', 'You do not receive dossiers at this one-stop', {
      unitId: wished,
    });
  if (first === undefined)
    throw new DomainError(
      'reception.missing',
      'You do not receive dossiers at any one-stop that is open',
      {},
    );
  const unitId = wished ?? first;
  const replaced = holds
    .filter((hold) => hold.position === 'reception' && organization.standsIn(hold.unitId, at) === unitId)
    .map((hold) => hold.unitId);
  return { unitId, unitIds: [...new Set([unitId, ...replaced])], choices };
}
