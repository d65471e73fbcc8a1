// Gives the answers of the upload protocol and of files over HTTP, the same for every owner.
import type { FastifyReply } from 'fastify';
import { DomainError } from '../domain/domain-error.ts';
import { dispositionOf } from './check-name.ts';
import type { HandedOut } from './read-attachment.ts';
import { SHOWN_TYPES } from './read-type.ts';
import type { TusAnswer } from './staging.ts';

/** A file never becomes a page of this service: no script, no request, no form, whatever is in it. */
const LOCKED_UP =
  "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

export async function answerUpload(reply: FastifyReply, { status, headers }: TusAnswer): Promise<void> {
  await reply
    .status(status)
    .headers({ ...headers })
    .send();
}

/** @param inline as somebody wishes it; only types that browsers show safely are */
export async function answerFile(
  reply: FastifyReply,
  reading: Promise<HandedOut>,
  inline: boolean,
): Promise<void> {
  const { file, range, bytes } = await reading.catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'attachment.rangeUnmet')
      reply.header('content-range', `bytes */${String(error.details['bytes'])}`);
    throw error;
  });
  const how = inline && SHOWN_TYPES.has(file.type) ? 'inline' : 'attachment';
  reply
    .status(range === null ? 200 : 206)
    .header('content-type', file.type)
    .header('content-disposition', dispositionOf(file.name, how))
    .header('content-security-policy', LOCKED_UP)
    .header('x-content-type-options', 'nosniff')
    .header('x-frame-options', 'SAMEORIGIN')
    .header('accept-ranges', 'bytes')
    .header('etag', `"${file.sha256}"`)
    .header('content-length', range === null ? file.bytes : range.to - range.from + 1);
  if (range !== null) reply.header('content-range', `bytes ${range.from}-${range.to}/${file.bytes}`);
  await reply.send(bytes);
}
