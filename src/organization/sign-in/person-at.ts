// A person as he stands at an instant, where no request brought him: what was asked for earlier is made under his rights now.
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../organization.ts';
import type { Actor } from './actor.ts';

/** Reads as he would; sends nothing, for there is no session. */
export function personAt(organization: Organization, staffId: string, at: Instant): Actor {
  const staff = organization.staff(staffId);
  return {
    staffId,
    account: '',
    name: staff?.name ?? '',
    holds: organization.holdsOf(staffId, at),
    scope: organization.scopeOf(staffId, at),
    worksFor: organization.worksFor(staffId, at),
    sessionId: '',
    sessionKind: 'token',
    sessionLocked: true,
  };
}
