// Turns whatever was thrown into problem details (RFC 9457): the one shape every error of the service has.
import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { DatabaseUnavailable, explained } from '../database.ts';
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
  if (explained(error) instanceof DatabaseUnavailable)
    return new DomainError('database.unavailable', 'The database cannot be reached; try again shortly.', {
      retryAfterSeconds: DATABASE_RETRY_SECONDS,
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
