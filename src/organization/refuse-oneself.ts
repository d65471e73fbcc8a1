// Nobody raises himself: what administrators do to a person they do not do to themselves.
import { DomainError } from '../domain/domain-error.ts';

/** @throws DomainError `right.onOneself` */
export function refuseOneself({ staffId }: { readonly staffId: string }, concerned: string): void {
  if (concerned === staffId)
    throw new DomainError('right.onOneself', 'Another administrator must do this: it concerns yourself', {
      staffId,
    });
}
