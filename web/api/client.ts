// The one way to the service: typed by its own description, with the session's token, its clock and its refusals.
import createClient from 'openapi-fetch';
import type { Middleware } from 'openapi-fetch';
import { ConnectionLost, problemIn } from './problem.ts';
import type { paths } from './schema.d.ts';
import { hearServerTime } from './server-clock.ts';

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

const conventions: Middleware = {
  onRequest({ request }) {
    if (CHANGING.has(request.method)) request.headers.set('x-csrf-token', csrfToken());
    return request;
  },
  async onResponse({ response }) {
    hearServerTime(response.headers.get('x-server-time'));
    if (!response.ok) throw await problemIn(response);
    return response;
  },
  onError({ error }) {
    return new ConnectionLost(error);
  },
};

/** `api.GET('/api/v1/dossiers/{ref}', …)`: throws `Problem` or `ConnectionLost`; read the answer with `answerOf`. */
export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });
api.use(conventions);

/** The body of an answer. Refusals were thrown before, so there is one wherever the description names one. */
export async function answerOf<Body>(
  call: Promise<{ data?: Body; error?: unknown; response: Response }>,
): Promise<NonNullable<Body>> {
  const { data } = await call;
  return data as NonNullable<Body>;
}

/** Header of a request that no person made (polling), so that it does not keep a session awake. */
export const IN_BACKGROUND = { 'x-background': '1' } as const;

/** Read at each request, because another tab may have signed somebody else in. */
export function csrfToken(): string {
  const found = /(?:^|; )(?:__Host-)?motcua-csrf=([^;]*)/.exec(document.cookie);
  return found === null ? '' : decodeURIComponent(found[1] ?? '');
}
