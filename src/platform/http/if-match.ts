// Optimistic locking over HTTP: `ETag: "5"` names the version that was read, `If-Match: "5"` the one to change.
import {
  createParamDecorator,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { DomainError } from '../../domain/domain-error.ts';

const STRONG_TAG = /^"(0|[1-9]\d{0,9})"$/;

/**
 * The version an `If-Match` header names.
 *
 * @throws DomainError `ifMatch.required` (428) when absent or `*`, `ifMatch.weak` (412) for a weak tag, which never
 * matches (RFC 9110, 13.1.1), `request.malformed` (400) for anything else
 */
function versionOfIfMatch(header: string | undefined): number {
  const tag = header?.trim() ?? '';
  if (tag === '' || tag === '*')
    throw new DomainError('ifMatch.required', 'Name the version you read: If-Match: "<version>".');
  if (tag.startsWith('W/'))
    throw new DomainError(
      'ifMatch.weak',
      'A weak tag cannot guard a change; send the ETag as it was received.',
    );
  const digits = STRONG_TAG.exec(tag)?.[1];
  if (digits === undefined)
    throw new DomainError('request.malformed', 'If-Match must be one version in double quotes.');
  return Number(digits);
}

/** The entity tag of a version number. */
function etagOf(version: number): string {
  return `"${version}"`;
}

/** Handler parameter: `change(@IfMatch() version: number)`. Also states the header in the API document. */
export const IfMatch = createParamDecorator(
  (_data: undefined, context: ExecutionContext) =>
    versionOfIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [describeHeader],
);

function describeHeader(target: object, method: string | symbol | undefined): void {
  const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  if (method === undefined || descriptor === undefined) return;
  const schema = { type: 'string' as const, pattern: '^"[0-9]+"$', examples: ['"5"'] };
  const description = 'The ETag of the version this change was decided on.';
  ApiHeader({ name: 'If-Match', required: true, description, schema })(target, method, descriptor);
}

/** Sets `ETag` from the `version` of the body a handler returns. */
@Injectable()
class VersionTagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((body) => {
        if (typeof body !== 'object' || body === null || !('version' in body)) return;
        if (typeof body.version === 'number') void reply.header('etag', etagOf(body.version));
      }),
    );
  }
}

/** Handler or controller decorator: answers carry the `ETag` of the `version` in their body. */
export const Versioned = (): ClassDecorator & MethodDecorator => UseInterceptors(VersionTagInterceptor);
