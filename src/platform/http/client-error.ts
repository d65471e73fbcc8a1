// Answers what is too broken to become a request (a bad request line, headers past their limit), then hangs up.
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { DomainError } from '../../domain/domain-error.ts';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem.ts';
import { requestIdOf } from '../request-context.ts';

const CODE_OF_SOCKET_ERROR: Readonly<Record<string, string>> = Object.freeze({
  HPE_HEADER_OVERFLOW: 'request.headersTooLarge',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.timeout',
});

/** Node's `clientError` event, for Fastify's `clientErrorHandler`. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const noHeaders: Pick<IncomingMessage, 'headers'> = { headers: {} };
  const code = CODE_OF_SOCKET_ERROR[error.code ?? ''] ?? 'request.malformed';
  const refusal = new DomainError(code, 'The request could not be read as HTTP.');
  const problem = problemOf(refusal, requestIdOf(noHeaders));
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
      `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
