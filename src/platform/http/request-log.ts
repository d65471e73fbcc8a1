// One line and one measurement for each request answered: the pattern of the route, never the address itself.
import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';
import type { RequestContext } from '../request-context.ts';

/** Addresses hold codes and names, patterns do not: `/api/v1/dossiers/:id`, or `unmatched`. */
export function logRequests(server: FastifyInstance, context: RequestContext, metrics: Metrics): void {
  const logger = new Logger('Request');
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    const { method } = request;
    const status = reply.statusCode;
    metrics.observeRequest(method, route, status, reply.elapsedTime / 1000);
    const line = {
      method,
      route,
      status,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      requestId: request.id,
      staffId: context.of(request)?.staffId ?? null,
    };
    if (route.startsWith('/health') || route === '/metrics') logger.debug(line);
    else logger.log(line);
    done();
  });
}
