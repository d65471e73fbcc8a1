// Who sends a request: the person, every position under which he may act, and what he may read.
import type { FastifyRequest } from 'fastify';
import type { Hold } from '../../../workflows/one-stop/rights.ts';
import type { ReadingScope } from '../reading-scope.ts';

export interface Actor {
  readonly staffId: string;
  readonly account: string;
  readonly name: string;
  readonly holds: readonly Hold[];
  readonly scope: ReadingScope;
  /** Whose work is his now: his own unless he is away, and that of those he stands in for. */
  readonly worksFor: readonly string[];
  readonly sessionId: string;
  readonly sessionKind: 'browser' | 'token';
  readonly sessionLocked: boolean;
}

/** A request that went past the guard. */
export interface SignedRequest extends FastifyRequest {
  actor?: Actor;
  /** What the CSRF token is made from; only on a browser's session. */
  sessionSecret?: string;
}
