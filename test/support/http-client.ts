// Talks to an application over a real socket. (Fastify's `inject` does not load under Jest on Node 20.)
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body, believed to be a `Body`. */
  json<Body = Record<string, unknown>>(): Body;
}

export interface HttpClient {
  readonly url: string;
  /** An object payload is sent as JSON, a string as it is. */
  send(method: string, path: string, payload?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
}

/** Starts `app` on a free port of this machine; close the application to end it. */
export async function listen(app: NestFastifyApplication): Promise<HttpClient> {
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const send: HttpClient['send'] = async (method, path, payload, headers = {}) => {
    const body = payload === undefined || typeof payload === 'string' ? payload : JSON.stringify(payload);
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const { status, headers: received } = response;
    return { status, headers: received, text, json: <Body>() => JSON.parse(text) as Body };
  };
  return { url, send, get: (path, headers) => send('GET', path, undefined, headers) };
}
