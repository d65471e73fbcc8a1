// Keeps metrics and the description of the API from whoever reaches the service through a proxy.
import type { FastifyInstance } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { OperationsAccess } from '../config.ts';

const OPERATIONS = /^\/(?:metrics|docs(?:-json)?)(?:\/|$)/;
const BEARER = /^Bearer (\S{1,200})$/i;

/**
 * Closed, they answer as an address that there is not. From where a request comes is not asked: a proxy on the same
 * machine looks like the machine itself.
 */
export function closeOperations(server: FastifyInstance, access: OperationsAccess): void {
  if (access.open) return;
  server.addHook('onRequest', (request, reply, done) => {
    // The route that was found, not the address that was written: %6Detrics is /metrics too.
    if (
      !OPERATIONS.test(request.routeOptions.url ?? '') ||
      isGiven(request.headers.authorization, access.token)
    )
      done();
    else reply.callNotFound();
  });
}

function isGiven(authorization: string | undefined, token: string | null): boolean {
  const given = BEARER.exec(authorization ?? '')?.[1];
  return given !== undefined && token !== null && timingSafeEqual(digestOf(given), digestOf(token));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
