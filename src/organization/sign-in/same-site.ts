// Refuses requests that another site makes a signed-in browser send.
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/domain-error.ts';
import { csrfTokenOf, sameSecret } from './secret.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** @throws DomainError `auth.csrf` when a changing request lacks the session's token or comes from elsewhere */
export function requireSameSite(request: FastifyRequest, secret: string, publicUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  requireOwnOrigin(request, publicUrl);
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !sameSecret(given, csrfTokenOf(secret)))
    throw new DomainError('auth.csrf', 'The x-csrf-token header does not belong to this session');
}

/**
 * @param publicUrl where browsers find the service, for proxies that do not pass on the host's name
 * @throws DomainError `auth.csrf` when the browser says that the page was another host's
 */
export function requireOwnOrigin(request: FastifyRequest, publicUrl: string): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  const host = URL.canParse(origin) ? new URL(origin).host : null;
  if (host !== null && (host === request.host || host === new URL(publicUrl).host)) return;
  throw new DomainError('auth.csrf', 'The request comes from another site', { origin });
}
