// Refuses programs' tokens where only a person at a browser may act.
import { DomainError } from '../../domain/domain-error.ts';
import type { Actor } from './actor.ts';

/** @throws DomainError `right.missing` for a bearer token: a token neither makes tokens nor changes a password. */
export function requireBrowserSession(actor: Actor): void {
  if (actor.sessionKind !== 'browser')
    throw new DomainError('right.missing', 'A token cannot do this: sign in with a browser', {
      needs: 'browserSession',
    });
}
