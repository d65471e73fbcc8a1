// The refusal of a change that was decided on an old version.
import { DomainError } from '../domain/domain-error.ts';

/** `ifMatch.stale` (412); the current version is among the details. */
export function staleVersion(current: number): DomainError {
  return new DomainError('ifMatch.stale', 'Somebody changed it meanwhile: read it again', {
    currentVersion: current,
  });
}
