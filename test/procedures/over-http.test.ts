// Procedures and calendars over HTTP: who may, what is answered, and under which code it is refused.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { OrganizationModule } from '../../src/organization/organization.module.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { databaseOf, dataSourceOf } from '../../src/platform/data-source.ts';
import { EVERY_TABLE } from '../../src/app/every-table.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { HttpModule } from '../../src/platform/http/http.module.ts';
import { PlatformModule } from '../../src/platform/platform.module.ts';
import { ProceduresModule } from '../../src/procedures/procedures.module.ts';
import { OperationsModule } from '../../src/platform/operations/operations.module.ts';
import { type Client, START, TestTown } from '../organization/organization-app.ts';
import { cloneTemplate } from '../support/database.ts';

@Module({})
class ServiceModule {}

async function openService(): Promise<TestTown> {
  const { url, serviceUrl, drop } = await cloneTemplate();
  const config = readConfig({ DATABASE_URL: serviceUrl, DATABASE_POOL: '6' });
  const clock = new ManualClock(START);
  const imports = [
    PlatformModule.register(config, clock),
    HttpModule,
    OperationsModule,
    OrganizationModule,
    ProceduresModule,
  ];
  const root = { module: ServiceModule, imports } satisfies DynamicModule;
  const app = await createApp(root as unknown as Type, { logger: false });
  await app.listen(0, '127.0.0.1');
  const origin = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return new TestTown(
    app,
    clock,
    origin,
    databaseOf(await dataSourceOf(url, 2, EVERY_TABLE).initialize()),
    drop,
  );
}

let town: TestTown;
let admin: Client;
let clerk: Client;
beforeAll(async () => {
  town = await openService();
  const province = await town.unit('T01', null, { kind: 'province', isAgency: true });
  await town.person('an', [province, 'administrator']);
  await town.person('lan', [province, 'reception']);
  await town.person('minh', [province, 'officer']);
  admin = await town.signedIn('an');
  clerk = await town.signedIn('lan');
});
afterAll(() => town.close());

const yaml = readFileSync('workflows/procedures/1.001806.yaml', 'utf8').replace('"1.001806"', '"9.001806"');

/** A whole file as the body. */
function sendText(client: Client, path: string, type: string, text: string): Promise<Response> {
  const cookie = Object.entries(client.cookies).map(([name, value]) => `${name}=${value}`);
  return fetch(`${client.origin}/api/v1${path}`, {
    method: 'POST',
    headers: {
      cookie: cookie.join('; '),
      'x-csrf-token': client.csrfToken ?? '',
      'content-type': type,
    },
    body: text,
  });
}

test('shipped procedures can be found and read as soon as the service is up', async () => {
  const found = await clerk.send('GET', '/procedures?q=nguoi%20khuyet%20tat&limit=5');
  expect(found.status).toBe(200);
  expect((found.body['procedures'] as { code: string }[]).map(({ code }) => code)).toContain('1.001806');
  const one = await clerk.send('GET', '/procedures/1.001806');
  expect(one.body).toMatchObject({
    code: '1.001806',
    cases: [{ acceptable: true, versions: [{ version: 1 }] }],
  });
  expect(await clerk.send('GET', '/procedures/9.999999')).toMatchObject({
    status: 404,
    body: { code: 'procedure.unknown' },
  });
  expect(await clerk.send('GET', '/procedures?limit=1000')).toMatchObject({ status: 422 });
  expect(await town.client().send('GET', '/procedures')).toMatchObject({ status: 401 });
});

test('an administrator previews, publishes, and publishes again in vain', async () => {
  const refused = await sendText(clerk, '/procedures', 'application/yaml', yaml);
  expect(refused.status).toBe(403);
  const preview = await sendText(admin, '/procedures?dryRun=true', 'application/yaml', yaml);
  expect(preview.status).toBe(200);
  const seen = (await preview.json()) as {
    publishable: boolean;
    cases: { states: object[]; steps: object[] }[];
  };
  expect(seen.publishable).toBe(true);
  expect(seen.cases[0]!.states).toContainEqual({ state: 'returned', status: 10, closed: true });
  expect(await admin.send('GET', '/procedures/9.001806')).toMatchObject({ status: 404 });
  const published = await sendText(admin, '/procedures', 'application/yaml', yaml);
  expect(published.status).toBe(201);
  expect(await published.json()).toMatchObject({ versions: [{ version: 1 }] });
  expect((await sendText(admin, '/procedures', 'application/yaml', yaml)).status).toBe(200);
});

test('a broken procedure is refused by line, an unsound one by its findings', async () => {
  const broken = await sendText(admin, '/procedures', 'application/yaml', yaml.replace('levels:', 'level:'));
  expect(broken.status).toBe(422);
  expect(await broken.json()).toMatchObject({
    code: 'procedure.malformed',
    errors: [{ line: expect.any(Number) }, {}],
  });
  const unsound = await sendText(admin, '/procedures', 'text/yaml', yaml.replace('amount: 10', 'amount: 11'));
  expect(unsound.status).toBe(422);
  expect(await unsound.json()).toMatchObject({ code: 'procedure.invalid', findings: [{ level: 'error' }] });
  expect(await admin.send('POST', '/procedures', { body: {} })).toMatchObject({
    status: 422,
    body: { code: 'procedure.malformed' },
  });
});

test('a due date is explained for a case', async () => {
  const body = { procedureCode: '1.001806', caseKey: 'chung', at: '2026-04-24T09:00:00+07:00' };
  const answer = await clerk.send('POST', '/due-dates/preview', { body });
  expect(answer).toMatchObject({ status: 200, body: { due: expect.stringContaining('+07:00') } });
  expect((answer.body['explain'] as object[]).length).toBeGreaterThan(3);
  const bad = await clerk.send('POST', '/due-dates/preview', { body: { ...body, at: 'tomorrow' } });
  expect(bad).toMatchObject({ status: 422, body: { code: 'instant.invalid' } });
});

test('calendars are read by all, loaded by administrators from CSV or JSON', async () => {
  expect((await clerk.send('GET', '/calendars')).body).toMatchObject({
    calendars: [{ name: 'vn', current: 1 }],
  });
  const csv = 'date,kind,name_vi,note,confidence\n2027-03-08,OFF,Nghỉ,,high\n';
  expect((await sendText(clerk, '/calendars/vn/versions', 'text/csv', csv)).status).toBe(403);
  const loaded = await sendText(admin, '/calendars/vn/versions?note=b%C3%A3o', 'text/csv', csv);
  expect(loaded.status).toBe(201);
  expect(await loaded.json()).toMatchObject({ version: 2, created: true });
  const json = { firstDay: '2028-01-01', lastDay: '2028-12-31', days: [{ date: '2028-01-03', kind: 'off' }] };
  expect(await admin.send('POST', '/calendars/vn/versions', { body: json })).toMatchObject({
    status: 201,
    body: { version: 3 },
  });
  expect((await clerk.send('GET', '/calendars/vn/versions/2')).body).toMatchObject({
    version: 2,
    note: 'bão',
  });
  const wrong = { ...json, days: [{ date: '3/1', kind: 'feast' }] };
  expect(await admin.send('POST', '/calendars/vn/versions', { body: wrong })).toMatchObject({
    status: 422,
    body: { code: 'request.invalid', errors: [{ pointer: '/days/0/date' }, { pointer: '/days/0/kind' }] },
  });
  expect(await clerk.send('GET', '/calendars/vn/versions/99')).toMatchObject({ status: 404 });
});

test('a missing limit is given by the desk with its source; an officer may not', async () => {
  const path = '/procedures/1.001806/cases/chung/limit';
  const put = (client: Client) =>
    fetch(`${client.origin}/api/v1${path}`, {
      method: 'PUT',
      headers: {
        cookie: Object.entries(client.cookies)
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
        'x-csrf-token': client.csrfToken ?? '',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ limit: { amount: 5, unit: 'workingDays' }, source: 'Luật' }),
    });
  expect((await put(await town.signedIn('minh'))).status).toBe(403);
  expect((await put(clerk)).status).toBe(409);
});
