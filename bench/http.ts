// The same transitions over HTTP: a service process of its own, programs with bearer tokens, keep-alive connections.
import { Agent, request } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app.module.ts';
import { LodgeDossier } from '../src/dossiers/lodge-dossier.ts';
import { GiveCompetence } from '../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../src/organization/organization-directory.ts';
import { Sessions } from '../src/organization/sign-in/sessions.ts';
import { CreateStaff } from '../src/organization/staff/create-staff.ts';
import { GivePosition } from '../src/organization/staff/give-position.ts';
import { CreateUnit } from '../src/organization/units/create-unit.ts';
import { SystemClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { WALK } from './engine.ts';
import { freePort, startService, stopService } from './start-service.ts';

/** One published process of ten working days whose steps the walk goes through. */
const PROCEDURE = { procedureCode: '1.001806', caseKey: '' };

interface Town {
  readonly token: string;
  readonly dossiers: readonly { code: string; version: number }[];
}

/** @returns transitions per second over HTTP. */
export async function measureHttp(
  url: string,
  callers: readonly number[],
  seconds: number,
): Promise<Map<number, number>> {
  const town = await settle(url);
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

/** Units, one person in every position, a token, and accepted dossiers. */
async function settle(url: string): Promise<Town> {
  const clock = new SystemClock();
  const config = readConfig({ DATABASE_URL: url, DATABASE_POOL: '8' });
  const app = await NestFactory.createApplicationContext(AppModule.register(config, clock), {
    logger: ['error'],
  });
  const at = clock.now();
  const unit = async (code: string, kind: 'agency' | 'oneStop' | 'department', parentId: string | null) =>
    (
      await app.get(CreateUnit).run({
        code,
        name: code,
        kind,
        isAgency: kind === 'agency',
        level: 'province',
        parentId,
        validFrom: '2020-01-01',
      })
    ).id;
  const agency = await unit('H99.12', 'agency', null);
  const oneStop = await unit('H99.12.01', 'oneStop', agency);
  const department = await unit('H99.12.02', 'department', agency);
  const { id: staffId } = await app
    .get(CreateStaff)
    .run({ account: 'bench', name: 'Bench', password: 'benchmark-person' }, at);
  for (const [unitId, position] of [
    [oneStop, 'reception'],
    [department, 'head'],
    [department, 'officer'],
    [agency, 'leader'],
    [agency, 'clerk'],
  ] as const)
    await app.get(GivePosition).give(staffId, { unitId, position, validFrom: '2020-01-01' }, at);
  await app.get(GiveCompetence).give({ unitId: department, level: 'province', validFrom: '2020-01-01' });
  const organization = await app.get(OrganizationDirectory).reload();
  const opened = await app
    .get(Sessions)
    .open({ staffId, kind: 'token', name: 'bench', expiresAt: at + 86_400_000 }, at);
  const actor = { staffId, holds: organization.holdsOf(staffId, at) };
  const caseKey = await firstCase(app.get(LodgeDossier), url);
  const dossiers: { code: string; version: number }[] = [];
  for (let i = 0; i < 2048; i += 256) {
    const some = await Promise.all(
      Array.from({ length: 256 }, () =>
        app.get(LodgeDossier).run(
          {
            ...PROCEDURE,
            caseKey,
            channel: 'counter',
            decision: 'accept',
            applicant: { name: 'Người Nộp Mẫu', kind: 'citizen' },
            checklist: [],
          },
          actor,
          at,
        ),
      ),
    );
    for (const { code, version } of some) dossiers.push({ code: code!, version });
  }
  await app.close();
  return { token: opened.secret, dossiers };
}

async function firstCase(_: LodgeDossier, url: string): Promise<string> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ key: string }>(
    'select key from procedure_case where procedure_code = $1 limit 1',
    [PROCEDURE.procedureCode],
  );
  await client.end();
  return rows[0]!.key;
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
