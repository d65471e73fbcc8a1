// The whole service, put together: it is ready, and answers every error in one shape.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';

describe('the service', () => {
  let service: TestApp;
  beforeAll(async () => {
    service = await createTestApp({ environment: { SMTP_URL: 'smtp://127.0.0.1:1' } });
  });
  afterAll(() => service.close());

  it('is ready when the database answers and is at the newest migration', async () => {
    const answer = await service.http.get('/health/ready');
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({
      status: 'ready',
      checks: Object.fromEntries(
        [
          'alerts',
          'anchors',
          'database',
          'files',
          'forms',
          'jobs',
          'mail',
          'migrations',
          'queue',
          'timers',
        ].map((name) => [name, 'up']),
      ),
    });
  });

  it('says so when a migration is missing', async () => {
    const text = `delete from migration where name = 'Platform1700000000001'`;
    await service.database.query({ text });
    // An answer holds for a second.
    let answer = await service.http.get('/health/ready');
    for (let i = 0; i < 100 && answer.status === 200; i++) {
      await new Promise((done) => setTimeout(done, 50));
      answer = await service.http.get('/health/ready');
    }
    expect([answer.status, answer.json<{ checks: object }>().checks]).toEqual([
      503,
      expect.objectContaining({ migrations: 'down' }),
    ]);
    await service.database.query({
      text: `insert into migration (timestamp, name) values (1700000000001, 'Platform1700000000001')`,
    });
  });

  it('answers an unknown address with problem details', async () => {
    const answer = await service.http.get('/api/v1/nothing');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 404, code: 'route.unknown' });
  });
});
