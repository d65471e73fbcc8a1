// Nobody raises himself: what administrators do to a person they do not do to themselves.
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Organization } from './organization.ts';

/** @throws DomainError `right.onOneself` */
export function refuseOneself({ staffId }: { readonly staffId: string }, concerned: string): void {
  if (concerned === staffId)
    throw new DomainError('right.onOneself', 'Another administrator must do this: it concerns yourself', {
      staffId,
    });
}

/**
 * Nor to whom they stand in for, now or later: what he is given is lent to them.
 * @throws DomainError `right.onOneself`
 */
export function refuseSelves(
  { staffId }: { readonly staffId: string },
  concerned: string,
  organization: Organization,
  at: Instant,
): void {
  if (selvesOf(organization, staffId, at).has(concerned)) refuseOneself({ staffId: concerned }, concerned);
}

/** A person, and everybody who is or will be away with him in his place. */
export function selvesOf(organization: Organization, staffId: string, at: Instant): ReadonlySet<string> {
  const absent = organization.absences.filter((each) => each.substituteId === staffId && each.to > at);
  return new Set([staffId, ...absent.map((each) => each.staffId)]);
}
