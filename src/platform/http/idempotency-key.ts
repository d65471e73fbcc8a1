// The Idempotency-Key header: whose key it is, and for which request it was first used.
import { createHash } from 'node:crypto';
import { DomainError } from '../../domain/domain-error.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;

export interface RequestKey {
  readonly owner: string;
  readonly key: string;
  readonly requestHash: string;
}

/**
 * @param request everything that makes two requests the same: route, body, version.
 * @returns undefined for a request without a key. @throws DomainError `request.malformed`
 */
export function requestKeyOf(
  header: string | undefined,
  staffId: string,
  request: object,
): RequestKey | undefined {
  if (header === undefined) return undefined;
  refuseUnprintable(header);
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('base64');
  return { owner: staffId, key: header, requestHash };
}

/** @throws DomainError `request.malformed` */
export function refuseUnprintable(header: string): void {
  if (!KEY.test(header))
    throw new DomainError('request.malformed', 'Idempotency-Key must be 1 to 200 printable characters', {});
}
