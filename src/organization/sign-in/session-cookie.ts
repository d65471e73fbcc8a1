// The cookies of a signed-in browser: the secret, closed to scripts, and the CSRF token, open to them.
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEVICE_KNOWN_MS } from '../../platform/throttle/known-places.ts';

export interface SessionCookies {
  readonly secret: string;
  readonly csrfToken: string;
  readonly maxAgeSeconds: number;
}

/** The `__Host-` prefix binds a cookie to this host over TLS; without TLS browsers would refuse it. */
function secretCookieName(secure: boolean): string {
  return secure ? '__Host-motcua' : 'motcua';
}

function csrfCookieName(secure: boolean): string {
  return secure ? '__Host-motcua-csrf' : 'motcua-csrf';
}

export function setSessionCookies(reply: FastifyReply, cookies: SessionCookies, secure: boolean): void {
  const common = { path: '/', secure, sameSite: 'lax', maxAge: cookies.maxAgeSeconds } as const;
  reply.setCookie(secretCookieName(secure), cookies.secret, { ...common, httpOnly: true });
  reply.setCookie(csrfCookieName(secure), cookies.csrfToken, common);
}

function deviceCookieName(secure: boolean): string {
  return secure ? '__Host-motcua-device' : 'motcua-device';
}

/** By this the device is known at the next sign-in; it opens nothing. */
export function setDeviceCookie(reply: FastifyReply, device: string, secure: boolean): void {
  const maxAge = DEVICE_KNOWN_MS / 1000;
  const common = { path: '/', secure, sameSite: 'lax', maxAge } as const;
  reply.setCookie(deviceCookieName(secure), device, { ...common, httpOnly: true });
}

/** What the device was known by, or null; nothing that could not have been given out is taken. */
export function readDeviceCookie(request: FastifyRequest, secure: boolean): string | null {
  const device = request.cookies[deviceCookieName(secure)] ?? '';
  return /^[A-Za-z0-9_-]{43}$/.test(device) ? device : null;
}

/** Makes the browser forget the session; the device stays known. */
export function clearSessionCookies(reply: FastifyReply, secure: boolean): void {
  setSessionCookies(reply, { secret: '', csrfToken: '', maxAgeSeconds: 0 }, secure);
}

/** The secret a browser sent, or null. */
export function readSecretCookie(request: FastifyRequest, secure: boolean): string | null {
  return request.cookies[secretCookieName(secure)] || null;
}
