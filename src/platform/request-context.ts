// What is known of the request being served, from anywhere below it: its id, from where it comes and who is asking.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';

/** `staffId` is null until the request has been authenticated. */
export interface RequestFacts {
  readonly requestId: string;
  /** The client's network (`networkOf`). */
  readonly network: string;
  staffId: string | null;
  /** The absent person whose position lets this request pass; null where it is the person's own. */
  onBehalfOf: string | null;
}

const SANE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** The caller's `x-request-id` when it is 8 to 64 plain characters, else a new UUID. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
}

/** One for the process: at every promise Node 20 asks each one that was ever entered, and forgets none. */
const storage = new AsyncLocalStorage<RequestFacts>();

/** The facts of each request under way. Outside a request (a job, a command) `current()` is null. */
@Injectable()
export class RequestContext {
  private readonly byRequest = new WeakMap<object, RequestFacts>();

  /** Runs `next`, and all it awaits, in the context of `request` (any object standing for the request). */
  enter(
    request: object,
    { requestId, network }: Pick<RequestFacts, 'requestId' | 'network'>,
    next: () => void,
  ): void {
    const facts: RequestFacts = { requestId, network, staffId: null, onBehalfOf: null };
    this.byRequest.set(request, facts);
    storage.run(facts, next);
  }

  current(): RequestFacts | null {
    return storage.getStore() ?? null;
  }

  /** The facts of `request` itself: for hooks that run outside its asynchronous context. */
  of(request: object): RequestFacts | null {
    return this.byRequest.get(request) ?? null;
  }

  /** Names the member of staff who sends the current request, once that is known. */
  setStaff(staffId: string): void {
    const facts = storage.getStore();
    if (facts) facts.staffId = staffId;
  }

  /** Names the absent person in whose place the current request acts. */
  setOnBehalfOf(staffId: string | null): void {
    const facts = storage.getStore();
    if (facts) facts.onBehalfOf = staffId;
  }
}
