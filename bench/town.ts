// A small office for a benchmark over HTTP: units, one person in every position with a token, accepted dossiers.
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../src/app/app.module.ts';
import { LodgeDossier } from '../src/dossiers/lodging/lodge-dossier.ts';
import { GiveCompetence } from '../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../src/organization/organization-directory.ts';
import { Sessions } from '../src/organization/sign-in/sessions.ts';
import { CreateStaff } from '../src/organization/staff/create-staff.ts';
import { GivePosition } from '../src/organization/staff/give-position.ts';
import { CreateUnit } from '../src/organization/units/create-unit.ts';
import { SystemClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';

/** One published process of ten working days whose steps the walk goes through. */
const PROCEDURE_CODE = '1.001806';
/** Dossiers that are accepted together. */
const TOGETHER = 256;

export interface Town {
  readonly token: string;
  readonly procedure: { readonly procedureCode: string; readonly caseKey: string };
  readonly dossiers: readonly { code: string; version: number }[];
}

/** Settles it in a migrated database that no service has open. @param count dossiers that are accepted at once */
export async function settle(url: string, count: number): Promise<Town> {
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
  const procedure = { procedureCode: PROCEDURE_CODE, caseKey: await firstCase(url) };
  const dossiers: { code: string; version: number }[] = [];
  for (let i = 0; i < count; i += TOGETHER) {
    const some = await Promise.all(
      Array.from({ length: Math.min(TOGETHER, count - i) }, () =>
        app.get(LodgeDossier).run(
          {
            ...procedure,
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
  return { token: opened.secret, procedure, dossiers };
}

async function firstCase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ key: string }>(
    'select key from procedure_case where procedure_code = $1 limit 1',
    [PROCEDURE_CODE],
  );
  await client.end();
  return rows[0]!.key;
}
