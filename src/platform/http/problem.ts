// Turns whatever was thrown into problem details (RFC 9457): the one shape every error of the service has.
import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { DatabaseUnavailable, explained } from '../database.ts';
import type { DatabaseTrouble } from '../database.ts';
import { codeOfStatus, statusOfCode } from './status-of-code.ts';

/**
 * One field that was refused. `pointer` is a JSON pointer into the body (`/person/name`), `code` the rule that it
 * breaks, `limits` the numbers of that rule.
 */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
  readonly code: string;
  readonly limits?: readonly number[];
}

/** The body of every error answer. The details of the refusal stand beside these members. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly traceId: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  readonly [detail: string]: unknown;
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

const DATABASE_RETRY_SECONDS = 5;

/** The refusal behind any thrown value: itself, a framework's refusal under a stable code, or null for a bug. */
export function refusalOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  const reason = explained(error);
  if (reason instanceof DatabaseUnavailable)
    return new DomainError(reason.code, DETAIL_OF_TROUBLE[reason.code], {
      retryAfterSeconds: DATABASE_RETRY_SECONDS,
    });
  if (isCrossing(error))
    return new DomainError('database.busy', 'Others changed the same at the same moment; try again.', {
      retryAfterSeconds: 1,
    });
  const status = frameworkStatus(error);
  if (status === null) return null;
  const code = codeOfStatus(status);
  return new DomainError(code, DETAIL_OF_CODE[code] ?? (error as Error).message);
}

/** The problem document for any thrown value. A bug says nothing of itself: its stack belongs to the log. */
export function problemOf(error: unknown, traceId: string): Problem {
  const refusal = refusalOf(error) ?? new DomainError('internal', 'Something went wrong on our side.');
  const status = statusOfCode(refusal.code);
  return {
    ...refusal.details,
    type: `urn:motcua:problem:${refusal.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: refusal.message,
    code: refusal.code,
    traceId,
  };
}

const DETAIL_OF_TROUBLE: Readonly<Record<DatabaseTrouble, string>> = Object.freeze({
  'database.unavailable': 'The database cannot be reached; try again shortly.',
  'database.readOnly': 'The database can only be read for now, nothing was written; try again shortly.',
  'database.full': 'The database has no room left, nothing was written; try again later.',
});

/** Deadlock, serialisation failure, or a lock that was not given in time: nothing was written, and a repeat may pass. */
const CROSSING: ReadonlySet<unknown> = new Set(['40P01', '40001', '55P03']);
const isCrossing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && CROSSING.has(error.code);

const DETAIL_OF_CODE: Readonly<Record<string, string>> = Object.freeze({
  'request.mediaType': 'The body must be JSON: send Content-Type: application/json.',
  'request.tooLarge': 'The body is larger than this service accepts.',
  'request.urlTooLong': 'A part of the address is too long.',
  'route.unknown': 'Nothing is served at this address with this method.',
});

/** A client error raised by Nest or Fastify itself, or a deliberate 503; anything else is not a refusal. */
function frameworkStatus(error: unknown): number | null {
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : error instanceof Error && 'statusCode' in error
        ? error.statusCode
        : null;
  if (typeof status !== 'number') return null;
  return (status >= 400 && status < 500) || status === 503 ? status : null;
}
