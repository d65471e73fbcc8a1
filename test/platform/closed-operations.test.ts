// Metrics and the description of the API: open to try out, closed in production except to who has the token.
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Config, ConfigError, readConfig } from '../../src/platform/config.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { HttpModule } from '../../src/platform/http/http.module.ts';
import { serveApiDocument } from '../../src/platform/openapi.ts';
import { listen } from '../support/http-client.ts';
import type { HttpClient } from '../support/http-client.ts';

const TOKEN = 'a token for the scraper';
const PATHS = ['/metrics', '/%6Detrics?x=1', '/docs-json'];
let app: NestFastifyApplication;
afterEach(() => app.close());

async function open(environment: Record<string, string>): Promise<HttpClient> {
  const config = readConfig(environment);
  @Global()
  @Module({ providers: [{ provide: Config, useValue: config }], exports: [Config] })
  class ConfigOnlyModule {}
  @Module({ imports: [ConfigOnlyModule, HttpModule] })
  class ServiceModule {}
  app = await createApp(ServiceModule, { logger: false });
  serveApiDocument(app, { reader: false });
  return listen(app);
}
const statuses = (client: HttpClient, headers: Record<string, string> = {}) =>
  Promise.all(PATHS.map(async (path) => (await client.get(path, headers)).status));

describe('in evaluation mode', () => {
  it('they are open', async () => {
    expect(await statuses(await open({}))).toEqual([200, 200, 200]);
  });
});

describe('in production', () => {
  const production = { MOTCUA_MODE: 'production' };

  it('they look as if they were not there, from this machine too', async () => {
    const client = await open(production);
    expect(await statuses(client)).toEqual([404, 404, 404]);
    expect(await statuses(client, { authorization: 'Bearer ' })).toEqual([404, 404, 404]);
    const [metrics, unknown] = [await client.get('/metrics'), await client.get('/nothing-here')];
    expect(metrics.json()['code']).toBe(unknown.json()['code']);
    expect((await client.get('/health/live')).status).toBe(200);
    expect((await client.get('/docs/anything')).status).toBe(404);
  });

  it('they answer to the token, and to no other', async () => {
    const client = await open({ ...production, OPERATIONS_TOKEN: TOKEN.replaceAll(' ', '-') });
    const authorization = `Bearer ${TOKEN.replaceAll(' ', '-')}`;
    expect(await statuses(client, { authorization })).toEqual([200, 200, 200]);
    expect(await statuses(client, { authorization: `${authorization}x` })).toEqual([404, 404, 404]);
  });

  it('they can be opened in a closed network', async () => {
    expect(await statuses(await open({ ...production, OPERATIONS_ACCESS: 'open' }))).toEqual([200, 200, 200]);
    expect(() => readConfig({ OPERATIONS_TOKEN: 'short' })).toThrow(ConfigError);
  });
});
