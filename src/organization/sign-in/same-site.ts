// Refuses requests that another site makes a signed-in browser send.
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/domain-error.ts';
import { csrfTokenOf, sameSecret } from './secret.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** @throws DomainError `auth.csrf` when a changing request lacks the session's token or comes from elsewhere */
export function requireSameSite(request: FastifyRequest, secret: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  requireOwnOrigin(request);
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !sameSecret(given, csrfTokenOf(secret)))
    throw new DomainError('auth.csrf', 'The x-csrf-token header does not belong to this session');
}

/** @throws DomainError `auth.csrf` when the browser says that the page was another host's */
export function requireOwnOrigin(request: FastifyRequest): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  if (URL.canParse(origin) && new URL(origin).host === request.host) return;
  throw new DomainError('auth.csrf', 'The request comes from another site', { origin });
}
