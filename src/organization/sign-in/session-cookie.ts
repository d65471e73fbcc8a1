// The cookies of a signed-in browser: the secret, closed to scripts, and the CSRF token, open to them.
import fastifyCookie from '@fastify/cookie';

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

/** Values for `set-cookie`. */
export function sessionCookies(cookies: SessionCookies, secure: boolean): string[] {
  const common = { path: '/', secure, sameSite: 'lax', maxAge: cookies.maxAgeSeconds } as const;
  return [
    fastifyCookie.serialize(secretCookieName(secure), cookies.secret, { ...common, httpOnly: true }),
    fastifyCookie.serialize(csrfCookieName(secure), cookies.csrfToken, common),
  ];
}

/** Values for `set-cookie` that make the browser forget both. */
export function expiredCookies(secure: boolean): string[] {
  return sessionCookies({ secret: '', csrfToken: '', maxAgeSeconds: 0 }, secure);
}

/** The secret a browser sent, or null. */
export function readSecretCookie(header: string | undefined, secure: boolean): string | null {
  if (header === undefined) return null;
  return fastifyCookie.parse(header)[secretCookieName(secure)] || null;
}
