// Who may inspect: supervisors what their office supervises, inspectors the part of the tree that they were given.
import { DomainError } from '../../domain/domain-error.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { Hold } from '../../../workflows/rights.ts';

const INSPECTING: ReadonlySet<string> = new Set(['supervisor', 'inspector']);

/** @throws DomainError `right.missing` for whoever may inspect nothing */
export function inspectingHolds({ holds }: Pick<Actor, 'holds'>): readonly Hold[] {
  const inspecting = holds.filter(({ position }) => INSPECTING.has(position));
  if (inspecting.length === 0)
    throw new DomainError('right.missing', 'This is for who supervises or inspects', {});
  return inspecting;
}
