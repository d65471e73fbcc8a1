// The Idempotency-Key of a request: the same key from the same person gives the first answer again.
import { createHash } from 'node:crypto';
import type { Idempotency } from '../engine/orders.ts';
import { refuseUnprintable, requestKeyOf } from '../platform/http/idempotency-key.ts';

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
  const idempotency = requestKeyOf(header, staffId, request);
  return idempotency === undefined ? {} : { idempotency };
}
