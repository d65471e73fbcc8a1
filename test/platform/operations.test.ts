// The log tells what happened and nothing about anybody; health and metrics tell whether the service is well.
import { Controller, Get, Global, Logger, Module, Param } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Config, readConfig } from '../../src/platform/config.ts';
import { HealthChecks } from '../../src/platform/health-checks.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { HttpModule } from '../../src/platform/http/http.module.ts';
import { ServiceLog } from '../../src/platform/logging.ts';
import { scrub } from '../../src/platform/scrub.ts';
import { listen, type HttpClient } from '../support/http-client.ts';

@Controller('people')
class PeopleController {
  private readonly logger = new Logger('People');
  @Get(':number') read(@Param('number') number: string): object {
    this.logger.warn(`looked up ${number}`);
    this.logger.log({
      msg: 'details',
      fullName: 'Trần Văn Nam',
      person: { phone: '0912345678' },
      unit: 'u-7',
    });
    if (number === '0') throw new Error('failed for tran.nam@example.vn at postgres://admin:hunter2@db/x');
    return {};
  }
}

@Global()
@Module({ providers: [{ provide: Config, useValue: readConfig({}) }], exports: [Config] })
class ConfigOnlyModule {}
@Module({ imports: [ConfigOnlyModule, HttpModule], controllers: [PeopleController] })
class PeopleModule {}

const lines: Record<string, unknown>[] = [];
const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
let app: NestFastifyApplication;
let client: HttpClient;
beforeAll(async () => {
  app = await createApp(PeopleModule, { logger: new ServiceLog({ level: 'debug', destination }) });
  client = await listen(app);
});
afterAll(async () => app.close());

async function linesOf(path: string): Promise<Record<string, unknown>[]> {
  const requestId = `test-${lines.length}-${path.length}`;
  await client.get(path, { 'x-request-id': requestId });
  await new Promise((done) => setTimeout(done, 20));
  return lines.filter((line) => line['requestId'] === requestId);
}

describe('the log', () => {
  test('has one line a request, with the pattern of the route and not the address', async () => {
    const request = (await linesOf('/api/v1/people/079203012345')).find(({ from }) => from === 'Request');
    expect(request).toMatchObject({
      level: 'info',
      method: 'GET',
      route: '/api/v1/people/:number',
      status: 200,
      staffId: null,
    });
    expect(typeof request?.['ms']).toBe('number');
  });

  test('names the request in every line below it, and nobody in any', async () => {
    const written = await linesOf('/api/v1/people/079203012345?name=Nam');
    expect(written.filter(({ from }) => from === 'People')).toHaveLength(2);
    expect(JSON.stringify(written)).not.toMatch(/079203012345|Văn Nam|=Nam|0912345678/);
    expect(written.find(({ msg }) => msg === 'details')).toMatchObject({
      unit: 'u-7',
      fullName: '[redacted]',
    });
  });

  test('holds the stack of a bug, scrubbed', async () => {
    const [bug] = (await linesOf('/api/v1/people/0')).filter(({ level }) => level === 'error');
    expect(bug).toMatchObject({ msg: 'unexpected error', route: '/api/v1/people/:number' });
    expect(bug?.['stack']).toContain('operations.test.ts');
    expect(JSON.stringify(bug)).not.toMatch(/hunter2|tran\.nam/);
  });

  test.each([
    ['079203012345', '[identity number]'],
    ['id 123456789.', 'id [identity number].'],
    ['call 0912345678 or +84912345678', 'call [telephone] or [telephone]'],
    ['lê.an@xã.gov.vn', '[mail]'],
    ['redis://:pw@host:6379', 'redis://[credentials]@host:6379'],
    ['000.00.19.H29-260823-0001', '000.00.19.H29-260823-0001'],
    ['at 1763877600000, 2026-11-23T06:00:00.000Z', 'at 1763877600000, 2026-11-23T06:00:00.000Z'],
  ])('scrubs %s to %s', (text, expected) => expect(scrub(text)).toBe(expected));
});

describe('health', () => {
  test('is ready, degraded or not ready', async () => {
    const checks = app.get(HealthChecks);
    expect((await client.get('/health/live')).json()).toEqual({ status: 'live' });
    checks.add('disk', () => Promise.resolve());
    expect((await client.get('/health/ready')).json()).toEqual({ status: 'ready', checks: { disk: 'up' } });
    checks.add('queue', () => Promise.reject(new Error('at 10.0.0.7')), { vital: false });
    const degraded = await client.get('/health/ready');
    expect(degraded.status).toBe(200);
    expect(degraded.json()).toEqual({ status: 'degraded', checks: { disk: 'up', queue: 'down' } });
    checks.add('disk', () => new Promise(() => undefined));
    const notReady = await client.get('/health/ready');
    expect([notReady.status, notReady.json()['status']]).toEqual([503, 'notReady']);
  });
});

test('requests are measured by the pattern of their route', async () => {
  await client.get('/api/v1/people/079203012345');
  await client.get('/api/v1/strange/079203012345');
  const { text } = await client.get('/metrics');
  expect(text).toMatch(
    /motcua_http_request_seconds_count\{method="GET",route="\/api\/v1\/people\/:number",status="200"\} \d/,
  );
  expect(text).toContain('route="unmatched",status="404"');
  expect(text).not.toContain('079203012345');
  expect(text).toContain('nodejs_eventloop_lag_seconds');
});
