// What the service refuses, as problem details (RFC 9457), and the connection that was lost.

/** One field that was refused: a JSON pointer into the body that was sent, the rule, and the rule's numbers. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
  readonly code: string;
  readonly limits?: readonly number[];
}

/** A refusal of the service. `code` is stable, `traceId` finds the request in the service's log. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly traceId: string;
  readonly errors: readonly FieldProblem[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(typeof body['detail'] === 'string' ? body['detail'] : `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = typeof body['code'] === 'string' ? body['code'] : `http.${status}`;
    this.traceId = typeof body['traceId'] === 'string' ? body['traceId'] : '';
    this.errors = Array.isArray(body['errors']) ? (body['errors'] as FieldProblem[]) : [];
    this.details = body;
  }
}

/** The service could not be reached. Nothing is known of what became of the request, so it may be sent again. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('The service cannot be reached', { cause });
    this.name = 'ConnectionLost';
  }
}

/** The refusal that an answer carries, also where a proxy answered in its own words. */
export async function problemIn(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  return new Problem(response.status, body !== null && typeof body === 'object' ? { ...body } : {});
}
