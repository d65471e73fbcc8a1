// Answers everything that is thrown with problem details; writes bugs, and why something is not available, to the log.
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_MEDIA_TYPE, problemOf, refusalOf, type Problem } from './problem.ts';

/** Draws the page of an unknown address, in the language that the browser asks for. */
export type NotFoundPage = (language: string | undefined) => {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/** The global filter. Nest sends it what handlers, guards, pipes and Fastify's body parsers throw. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  /** @param notFound the page for a browser at an address that is none */
  constructor(private readonly notFound?: NotFoundPage) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Answers one thrown value. Also serves what Fastify refuses before Nest hears of it. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(error, request.id);
    const refusal = refusalOf(error);
    if (problem.status === 503) this.tellReason(problem.code, error, request.id);
    if (refusal === null)
      this.logger.error({
        msg: 'unexpected error',
        requestId: request.id,
        method: request.method,
        route: request.routeOptions?.url ?? null,
        stack: error instanceof Error ? error.stack : String(error),
      });
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (this.notFound !== undefined && problem.code === 'route.unknown' && wantsPage(request)) {
      const { headers, text } = this.notFound(request.headers['accept-language']);
      void reply.status(problem.status).headers(headers).send(text);
      return;
    }
    void withHeaders(reply, problem).send(JSON.stringify(problem));
  }

  /** The caller is told what is away, the log why. */
  private tellReason(code: string, error: unknown, requestId: string): void {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.logger.warn({ msg: 'not available', code, requestId, reason });
  }
}

/** A person's browser that follows an address, and not at one of the API's. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !/^\/api(\/|\?|$)/.test(url) && headers.accept?.includes('text/html') === true;
}

function withHeaders(reply: FastifyReply, problem: Problem): FastifyReply {
  reply.status(problem.status).header('content-type', PROBLEM_MEDIA_TYPE).header('cache-control', 'no-store');
  const wait = problem.retryAfterSeconds;
  if ((problem.status === 429 || problem.status === 503) && typeof wait === 'number')
    reply.header('retry-after', String(Math.max(1, Math.ceil(wait))));
  return reply;
}
