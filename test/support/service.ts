// The service as a process of its own, so that it can be killed; and a small office for it to serve.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app/app.module.ts';
import type { LodgeBody } from '../../src/dossiers/dossier-bodies.ts';
import { LodgeDossier } from '../../src/dossiers/lodging/lodge-dossier.ts';
import type { Lodged } from '../../src/dossiers/lodging/lodge-dossier.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { furnishOffice } from './furnished-office.ts';

/** Compiles what is not compiled yet; the command line does that by itself. */
export function ensureBuilt(): void {
  const { status, stderr } = spawnSync(process.execPath, ['bin/motcua.js', '--help'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the service could not be compiled: ${stderr}`);
}

export interface RunningService {
  readonly origin: string;
  readonly process: ChildProcess;
  /** Resolves when the process has ended, however it ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export async function startService(environment: Record<string, string>): Promise<RunningService> {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { ...process.env, LOG_LEVEL: 'error', ...environment, PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const origin = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 6_000; i++) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}`);
    const live = await fetch(`${origin}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (live)
      return {
        origin,
        process: child,
        end: (signal) => {
          child.kill(signal);
          return ended;
        },
      };
    await new Promise((done) => setTimeout(done, 50));
  }
  child.kill('SIGKILL');
  throw new Error('the service did not start');
}

export interface SmallOffice {
  /** Bearer token of the reception. */
  readonly token: string;
  /** Bearer token of the head of the department. */
  readonly headToken: string;
  readonly lodged: readonly Lodged[];
}

/** The furnished office on a database that no service has open, with `count` accepted dossiers. */
export async function settleOffice(url: string, count: number, at: number): Promise<SmallOffice> {
  const config = readConfig({
    DATABASE_URL: url,
    DATABASE_POOL: '6',
    MOTCUA_DATA_DIR: process.env['MOTCUA_DATA_DIR'],
  });
  const module = AppModule.register(config, new ManualClock(at));
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  const { people } = await furnishOffice(app, at);
  const { staffId, token } = people.reception;
  const holds = app.get(OrganizationDirectory).latest.holdsOf(staffId, at);
  const lodged: Lodged[] = [];
  for (let i = 0; i < count; i++)
    lodged.push(await app.get(LodgeDossier).run(SAMPLE, { staffId, holds }, at));
  await app.close();
  return { token, headToken: people.head.token, lodged };
}

/** Ten working days, from the shipped procedure 1.001806. */
const SAMPLE: LodgeBody = {
  procedureCode: '1.001806',
  caseKey: 'chung',
  channel: 'counter',
  decision: 'accept',
  applicant: { name: 'Người Nộp Mẫu', kind: 'citizen' },
  checklist: [],
};

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
