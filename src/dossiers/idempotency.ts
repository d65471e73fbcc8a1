// The Idempotency-Key of a request: the same key from the same person gives the first answer again.
import { createHash } from 'node:crypto';
import { DomainError } from '../domain/domain-error.ts';
import type { Idempotency } from '../engine/orders.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * The key of one part of a request that does many things; of one length, whatever the header and the part say.
 * @throws DomainError `request.malformed`
 */
export function keyOfPart(header: string | undefined, part: string): string | undefined {
  if (header === undefined) return undefined;
  refuseUnprintable(header);
  return createHash('sha256')
    .update(JSON.stringify([header, part]))
    .digest('base64');
}

/**
 * @param request everything that makes two requests the same: route, body, version.
 * @throws DomainError `request.malformed`
 */
export function idempotencyOf(
  header: string | undefined,
  staffId: string,
  request: object,
): { readonly idempotency?: Idempotency } {
  if (header === undefined) return {};
  refuseUnprintable(header);
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('base64');
  return { idempotency: { owner: staffId, key: header, requestHash } };
}

function refuseUnprintable(header: string): void {
  if (!KEY.test(header))
    throw new DomainError('request.malformed', 'Idempotency-Key must be 1 to 200 printable characters', {});
}
