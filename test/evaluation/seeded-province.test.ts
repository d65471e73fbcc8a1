// The seeded evaluation: every kind of dossier is there, everybody can sign in, and the journals agree.
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app/app.module.ts';
import { chooseUnits } from '../../src/dossiers/lodging/choose-units.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { verify } from '../../src/engine/verify.ts';
import { DomainError } from '../../src/domain/domain-error.ts';
import { formatInstant } from '../../src/domain/time/instant.ts';
import { SAMPLE_ACCOUNTS } from '../../src/evaluation/sample-accounts.ts';
import { SAMPLE_PASSWORD } from '../../src/evaluation/sample-staff.ts';
import { SeedEvaluation } from '../../src/evaluation/seed-evaluation.ts';
import { SeedFirstModule } from '../../src/evaluation/seed-first.module.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { SettableClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { readShipped, SHIPPED_PROCEDURES } from '../../src/procedures/load-shipped.ts';
import { VERIFIED_TASKS } from '../../src/tasks/verifying-tasks.ts';
import { cloneTemplate } from '../support/database.ts';
import { Client } from '../organization/organization-app.ts';
import { at } from '../support/fictional.ts';

const NOW = at('2027-03-10T14:00');
const clock = SettableClock.startingAt(NOW);
let app: NestFastifyApplication;
let drop: () => Promise<void>;
let origin: string;

const count = async (condition: string, from = 'dossier'): Promise<number> => {
  const { rows } = await app
    .get(Database)
    .query<{ n: number }>({ text: `select count(*)::int as n from ${from} where ${condition}` });
  return rows[0]!.n;
};

const signedIn = async (account: string): Promise<Client> => {
  const client = new Client(origin);
  expect((await client.signIn(account, SAMPLE_PASSWORD)).status).toBe(201);
  return client;
};

beforeAll(async () => {
  const place = await cloneTemplate();
  drop = place.drop;
  const config = readConfig({
    DATABASE_URL: place.serviceUrl,
    DATABASE_POOL: '8',
    MOTCUA_MODE: 'evaluation',
  });
  const whole = AppModule.register(config, clock);
  app = await createApp(SeedFirstModule.register(whole), { logger: false });
  await app.listen(0, '127.0.0.1');
  origin = (await app.getUrl()).replace('[::1]', '127.0.0.1');
});

afterAll(async () => {
  await app.close();
  await drop();
});

describe('the dossiers', () => {
  test.each([
    ['in all', 'true', 290],
    ['resolved early', `verdict = 'early' and outcome = 'granted'`, 60],
    ['resolved on time', `verdict = 'onTime' and outcome = 'granted'`, 25],
    ['resolved late', `verdict = 'late' and outcome = 'granted'`, 15],
    ['late now', 'late_from_at <= to_timestamp($now) and resolved_at is null and closed_at is null', 12],
    ['due soon', `clock = 'running.dueSoon'`, 8],
    ['late and nobody named', `clock = 'running.late' and officer_id is null`, 3],
    ['waiting for a supplement', `state = 'awaitingSupplement'`, 10],
    ['waiting for a financial duty', `state = 'awaitingFinancialDuty'`, 3],
    ['lodged and unanswered', `state = 'lodged'`, 6],
    ['refused at intake', `state = 'refused'`, 4],
    ['refused after acceptance', `outcome = 'refused' and accepted_at is not null`, 4],
    ['stopped', `state = 'stopped'`, 5],
    ['withdrawn', `state = 'withdrawn'`, 2],
    ['by post', `channel = 'post'`, 5],
    ['online', `channel = 'online'`, 60],
  ])('%s', async (_, condition, least) => {
    expect(await count(condition.replace('$now', String(clock.now() / 1000)))).toBeGreaterThanOrEqual(least);
  });

  test('were sent back, reassigned and apologised for', async () => {
    for (const type of ['sendBack', 'assign', 'apologise'])
      expect(await count(`entry->>'type' = '${type}'`, 'case_event')).toBeGreaterThan(2);
  });

  test('have codes that rise with their acceptance within agency and day', async () => {
    const falling = `(select code, lag(code) over (partition by home_agency_id, (accepted_at at time zone 'Asia/Ho_Chi_Minh')::date
      order by accepted_at) as before from dossier where accepted_at is not null) as d`;
    expect(await count('code < before', falling)).toBe(0);
  });

  test('equal the fold of their journals', async () => {
    const report = await verify(app.get(Database), dossierKind(app.get(Definitions)));
    expect(report.differences).toEqual([]);
  });
});

test.each([
  ['given', 'true', 13],
  ['late', `clock = 'running.late'`, 1],
  ['waiting for an answer about more time', `json_typeof(snapshot->'context'->'asked') = 'object'`, 1],
  ['reported and waiting for evaluation', `state = 'reported'`, 1],
  ['done or taken note of', 'closed_at is not null', 4],
])('tasks are there: %s', async (_, condition, least) => {
  expect(await count(condition, 'assigned_task')).toBeGreaterThanOrEqual(least);
  expect((await verify(app.get(Database), VERIFIED_TASKS)).differences).toEqual([]);
});

test('every sample account can sign in, with nothing to change first', async () => {
  for (const { account } of SAMPLE_ACCOUNTS) {
    const client = await signedIn(account);
    expect([account, (await client.send('GET', '/dossiers')).status]).toEqual([account, 200]);
  }
});

test('every shipped procedure can be received at some one-stop', async () => {
  const organization = await app.get(OrganizationDirectory).reload();
  const now = clock.now();
  const desks = organization.units.filter(
    ({ id, kind }) => kind === 'oneStop' && organization.isOpen(id, now),
  );
  for (const { procedure } of await readShipped(SHIPPED_PROCEDURES)) {
    const accepted = desks.some(({ id }) => {
      try {
        chooseUnits(organization, id, procedure, {}, now);
        return true;
      } catch (error) {
        return error instanceof DomainError && error.code === 'competence.ambiguous';
      }
    });
    expect([procedure.code, accepted]).toEqual([procedure.code, true]);
  }
});

test('the supervising office sees what is late, with who holds it', async () => {
  const office = await signedIn('chanhvanphong');
  const { body } = await office.send('GET', '/dossiers?due=late&limit=100');
  expect((body['rows'] as unknown[]).length).toBeGreaterThan(10);
  const all = await office.send('GET', '/dossiers?limit=100');
  expect(all.status).toBe(200);
});

test('the sign-in page is told the accounts and the clock', async () => {
  const { body } = await new Client(origin).send('GET', '/evaluation');
  expect(body).toMatchObject({ mode: 'evaluation', password: SAMPLE_PASSWORD });
  expect(body['accounts']).toHaveLength(SAMPLE_ACCOUNTS.length);
});

test('seeding again does nothing', async () => {
  const before = await count('true', 'case_event');
  expect(await app.get(SeedEvaluation, { strict: false }).run(() => undefined)).toBe(false);
  expect(await count('true', 'case_event')).toBe(before);
});

describe('the clock', () => {
  test('goes forward for an administrator only, and makes dossiers late with their alerts', async () => {
    const officer = await signedIn('chuyenvien.yte');
    const administrator = await signedIn('quantri');
    const to = { at: formatInstant(at('2027-03-17T09:00')) };
    expect((await officer.send('POST', '/clock', { body: to })).status).toBe(403);
    const [late, alerts] = [await count('was_late'), await count(`kind = 'dossierLate'`, 'alert')];
    expect((await administrator.send('POST', '/clock', { body: to })).status).toBe(200);
    for (let tries = 0; tries < 100 && (await count('was_late')) === late; tries++)
      await new Promise((done) => setTimeout(done, 100));
    expect(await count('was_late')).toBeGreaterThan(late);
    expect(await count(`kind = 'dossierLate'`, 'alert')).toBeGreaterThan(alerts);
  });

  test('never goes back, nor beyond the loaded years', async () => {
    const administrator = await signedIn('quantri');
    const set = (text: string) => administrator.send('POST', '/clock', { body: { at: text } });
    expect((await set('2027-03-01T09:00:00+07:00')).body['code']).toBe('clock.backwards');
    expect((await set('2031-03-01T09:00:00+07:00')).body['code']).toBe('calendar.outsideLoadedYears');
  });
});
