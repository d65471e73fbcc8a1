// The service as a process of its own, so that it can be killed; and a small office for it to serve.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.ts';
import type { LodgeBody } from '../../src/dossiers/dossier-bodies.ts';
import { LodgeDossier } from '../../src/dossiers/lodge-dossier.ts';
import type { Lodged } from '../../src/dossiers/lodge-dossier.ts';
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { CreateStaff } from '../../src/organization/staff/create-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { CreateUnit } from '../../src/organization/units/create-unit.ts';
import type { CreateUnitBody } from '../../src/organization/units/unit-bodies.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';

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
  for (let i = 0; i < 400; i++) {
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
  /** Bearer token of one person who holds every position but the supervisor's. */
  readonly token: string;
  readonly lodged: readonly Lodged[];
}

/** A one-stop, a department and a supervising office, with a person for each rung; `count` accepted dossiers. */
export async function settleOffice(url: string, count: number, at: number): Promise<SmallOffice> {
  const config = readConfig({ DATABASE_URL: url, DATABASE_POOL: '6' });
  const clock = new ManualClock(at);
  const app = await NestFactory.createApplicationContext(AppModule.register(config, clock), {
    logger: false,
  });
  const unit = async (code: string, kind: CreateUnitBody['kind'], more: Partial<CreateUnitBody>) =>
    (
      await app.get(CreateUnit).run({
        code,
        name: code,
        kind,
        isAgency: false,
        level: 'province',
        parentId: null,
        validFrom: '2020-01-01',
        ...more,
      })
    ).id;
  const office = await unit('H99.01', 'provinceOffice', { isAgency: true });
  const agency = await unit('H99.12', 'agency', { isAgency: true, supervisedBy: office });
  const oneStop = await unit('H99.12.01', 'oneStop', { parentId: agency });
  const department = await unit('H99.12.02', 'department', { parentId: agency });
  const person = async (account: string, ...positions: [string, Position][]) => {
    const staff = {
      account,
      name: account,
      email: `${account}@tinh.example`,
      password: 'an office of samples',
    };
    const { id } = await app.get(CreateStaff).run(staff, at);
    for (const [unitId, position] of positions)
      await app.get(GivePosition).give(id, { unitId, position, validFrom: '2020-01-01' }, at);
    return id;
  };
  const worker = await person('worker', [oneStop, 'reception'], [department, 'officer'], [agency, 'clerk']);
  await person('head', [department, 'head'], [oneStop, 'head']);
  await person('chief', [office, 'supervisor']);
  await app.get(GiveCompetence).give({ unitId: department, level: 'province', validFrom: '2020-01-01' });
  const organization = await app.get(OrganizationDirectory).reload();
  const session = { staffId: worker, kind: 'token', name: 'test', expiresAt: at + 90 * 86_400_000 } as const;
  const { secret } = await app.get(Sessions).open(session, at);
  const actor = { staffId: worker, holds: organization.holdsOf(worker, at) };
  const lodged: Lodged[] = [];
  for (let i = 0; i < count; i++) lodged.push(await app.get(LodgeDossier).run(SAMPLE, actor, at));
  await app.close();
  return { token: secret, lodged };
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
