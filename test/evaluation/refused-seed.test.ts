// Sample data never mixes with anybody's own, and never comes near production.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app/app.module.ts';
import { sampleDataOf } from '../../src/evaluation/start-evaluation.ts';
import { SeedEvaluation } from '../../src/evaluation/seed-evaluation.ts';
import { CreateUnit } from '../../src/organization/units/create-unit.ts';
import { SettableClock, SystemClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { Client } from '../organization/organization-app.ts';
import { cloneTemplate } from '../support/database.ts';

let drop: () => Promise<void>;
let url: string;

beforeAll(async () => ({ url, drop } = await cloneTemplate()));
afterAll(() => drop());

async function open(mode: 'evaluation' | 'production'): Promise<NestFastifyApplication> {
  const config = readConfig({ DATABASE_URL: url, DATABASE_POOL: '4', MOTCUA_MODE: mode });
  const clock = mode === 'evaluation' ? new SettableClock() : new SystemClock();
  const app = await createApp(AppModule.register(config, clock), { logger: false });
  await app.listen(0, '127.0.0.1');
  return app;
}

test('a database with a unit of its own is left alone', async () => {
  const app = await open('evaluation');
  try {
    await app.get(CreateUnit, { strict: false }).run({
      code: 'H98',
      name: 'Own',
      kind: 'province',
      isAgency: true,
      level: 'province',
      validFrom: '2025-01-01',
    });
    const seed = app.get(SeedEvaluation, { strict: false });
    await expect(seed.run(() => undefined)).rejects.toMatchObject({ code: 'seed.notEmpty' });
  } finally {
    await app.close();
  }
});

test('production knows no evaluation, and its clock tells the time without being set', async () => {
  const app = await open('production');
  try {
    const origin = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    expect((await new Client(origin).send('GET', '/evaluation')).status).toBe(404);
    expect((await new Client(origin).send('GET', '/clock')).status).toBe(401);
    expect(() => app.get(SeedEvaluation, { strict: false })).toThrow();
  } finally {
    await app.close();
  }
});

test('a start never seeds a database that DATABASE_URL names', async () => {
  const sql = { query: () => Promise.reject(new Error('not even asked')) } as unknown as Database;
  const config = readConfig({ DATABASE_URL: url, MOTCUA_MODE: 'evaluation' });
  expect(await sampleDataOf(config, sql)).toBe('none');
});
