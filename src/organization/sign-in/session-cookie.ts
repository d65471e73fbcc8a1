// The cookies of a signed-in browser: the secret, closed to scripts, and the CSRF token, open to them.
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface SessionCookies {
  readonly secret: string;
  readonly csrfToken: string;
  readonly maxAgeSeconds: number;
}

/** The `__Host-` prefix binds a cookie to this host over TLS; without TLS browsers would refuse it. */
export function secretCookieName(secure: boolean): string {
  return secure ? '__Host-motcua' : 'motcua';
}

export function csrfCookieName(secure: boolean): string {
  return secure ? '__Host-motcua-csrf' : 'motcua-csrf';
}

export function setSessionCookies(reply: FastifyReply, cookies: SessionCookies, secure: boolean): void {
  const common = { path: '/', secure, sameSite: 'lax', maxAge: cookies.maxAgeSeconds } as const;
  reply.setCookie(secretCookieName(secure), cookies.secret, { ...common, httpOnly: true });
  reply.setCookie(csrfCookieName(secure), cookies.csrfToken, common);
}

/** Makes the browser forget both. */
export function clearSessionCookies(reply: FastifyReply, secure: boolean): void {
  setSessionCookies(reply, { secret: '', csrfToken: '', maxAgeSeconds: 0 }, secure);
}

/** The secret a browser sent, or null. */
export function readSecretCookie(request: FastifyRequest, secure: boolean): string | null {
  return request.cookies[secretCookieName(secure)] || null;
}
