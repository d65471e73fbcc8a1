// The service as people run it, beside the benchmark that asks it.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Each waits a tenth of a second: a slow machine is given three minutes. */
const TRIES = 1_800;

/** The built service as a process of its own, once it answers. */
export async function startService(
  url: string,
  port: number,
  settings: Record<string, string> = {},
): Promise<ChildProcess> {
  const main = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'main.js');
  const service = spawn(process.execPath, [main], {
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (let i = 0; i < TRIES; i++) {
    if (service.exitCode !== null || service.signalCode !== null)
      throw new Error(`the service ended with ${service.exitCode ?? service.signalCode} before it was up`);
    const up = await fetch(`http://127.0.0.1:${port}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return service;
    await new Promise((done) => setTimeout(done, 100));
  }
  service.kill('SIGKILL');
  throw new Error('the service did not start');
}

export async function stopService(service: ChildProcess): Promise<void> {
  service.kill('SIGTERM');
  await new Promise((done) => service.once('exit', done));
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
