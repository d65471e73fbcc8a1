// The same transitions over HTTP: a service process of its own, programs with bearer tokens, keep-alive connections.
import { Agent, request } from 'node:http';
import { WALK } from './engine.ts';
import { freePort, startService, stopService } from './start-service.ts';
import { settle } from './town.ts';
import type { Town } from './town.ts';

const DOSSIERS = 2048;

/** @returns transitions per second over HTTP. */
export async function measureHttp(
  url: string,
  callers: readonly number[],
  seconds: number,
): Promise<Map<number, number>> {
  const town = await settle(url, DOSSIERS);
  const port = await freePort();
  const service = await startService(url, port);
  try {
    const figures = new Map<number, number>();
    const stages = town.dossiers.map(() => 0);
    const versions = town.dossiers.map(({ version }) => version);
    await walk(town, port, stages, versions, 16, 2);
    for (const many of callers) figures.set(many, await walk(town, port, stages, versions, many, seconds));
    return figures;
  } finally {
    await stopService(service);
  }
}

async function walk(
  { token, dossiers }: Town,
  port: number,
  stages: number[],
  versions: number[],
  callers: number,
  seconds: number,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const began = performance.now();
  const end = began + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      let n = 0;
      for (let k = caller; performance.now() < end; k = (k + callers) % dossiers.length) {
        const command = WALK[stages[k]! % WALK.length]!;
        const answer = await post(
          agent,
          port,
          `/api/v1/dossiers/${dossiers[k]!.code}/events`,
          token,
          versions[k]!,
          command,
        );
        versions[k] = (JSON.parse(answer) as { version: number }).version;
        stages[k]!++;
        n++;
      }
      return n;
    }),
  );
  agent.destroy();
  return (counts.reduce((sum, n) => sum + n, 0) * 1000) / (performance.now() - began);
}

function post(
  agent: Agent,
  port: number,
  path: string,
  token: string,
  version: number,
  body: object,
): Promise<string> {
  return new Promise((done, fail) => {
    const payload = JSON.stringify(body);
    const asked = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path,
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
          'if-match': `"${version}"`,
        },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () =>
          answer.statusCode === 200 ? done(text) : fail(new Error(`${answer.statusCode} ${text}`)),
        );
      },
    );
    asked.on('error', fail);
    asked.end(payload);
  });
}
