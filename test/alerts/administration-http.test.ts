// What administrators read over HTTP: the outbox filtered and counted, and how the service is.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { DeliveryCountsView, DeliveryPage } from '../../src/alerts/mail/delivery-view.ts';
import { LAST_BACKUP } from '../../src/alerts/health/backup-setting.ts';
import { Settings } from '../../src/platform/settings/settings.ts';
import { RungSweepJob } from '../../src/alerts/raise/rung-sweep.job.ts';
import type { ServiceHealthView } from '../../src/alerts/health/service-health-view.ts';
import { CalendarBook } from '../../src/calendars/calendar-book.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { idOf, writeTown } from './alert-town.ts';
import { type AlertsApp, startAlerts } from './alerts-app.ts';

let home: TestDatabase;
let service: AlertsApp;
let an: Record<string, string>;
let minh: Record<string, string>;
const NOW = '2026-03-05T09:00';

beforeAll(async () => {
  home = await createTestDatabase();
  await writeTown(home.database);
  service = await startAlerts(home.url, new ManualClock(parseInstant(NOW)));
  an = (await service.signIn('an')).headers;
  minh = (await service.signIn('minh')).headers;
});
beforeEach(async () => {
  await home.database.query({ text: 'delete from timer' });
  await home.database.query({ text: 'delete from delivery' });
});
afterAll(async () => {
  await service.app.close();
  await home.close();
});

/** Rows that no sweep touches: they are not due yet. */
async function write(status: string, kind: string, createdAt: string, count = 1): Promise<void> {
  await home.database.query({
    text: `insert into delivery (home_agency_id, id, kind, dedupe_key, payload, not_before, status, attempts, created_at)
      select $1, key::uuid, $2, key, '{}', '2030-01-01', $3, 0, $4 from unnest($5::text[]) as key`,
    values: [
      idOf('justice'),
      kind,
      status,
      new Date(parseInstant(createdAt)),
      Array.from({ length: count }, () => randomUUID()),
    ],
  });
}

const page = async (query: string) => {
  const answer = await service.http.get(`/api/v1/deliveries${query}`, an);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<DeliveryPage>();
};
const counts = async (query = '') =>
  (await service.http.get(`/api/v1/deliveries/counts${query}`, an)).json<DeliveryCountsView>();

describe('the outbox', () => {
  beforeEach(async () => {
    await write('waiting', 'mail', '2026-03-05T08:00', 5);
    await write('waiting', 'webhook', '2026-03-05T08:00', 2);
    await write('waiting', 'mail', '2026-03-01T08:00', 1);
    await write('dead', 'mail', '2025-06-01T08:00', 2);
    await write('failed', 'webhook', '2026-03-04T08:00', 1);
    await write('sent', 'mail', '2026-03-04T08:00', 3);
    await write('sent', 'mail', '2025-06-01T08:00', 4);
  });

  test('is filtered by status, channel and instant, a page at a time', async () => {
    expect((await page('')).items).toHaveLength(2);
    expect((await page('?status=waiting&channel=webhook')).items.map(({ kind }) => kind)).toEqual([
      'webhook',
      'webhook',
    ]);
    const since = encodeURIComponent('2026-03-02T00:00:00+07:00');
    expect((await page(`?status=waiting&since=${since}`)).items).toHaveLength(7);
    const seen = new Set<string>();
    let [cursor, pages] = ['', 0];
    do {
      const found = await page(`?status=waiting&channel=mail&since=${since}&limit=2${cursor}`);
      for (const { id } of found.items) seen.add(id);
      pages++;
      cursor = found.nextCursor === null ? '' : `&cursor=${found.nextCursor}`;
    } while (cursor !== '');
    expect([seen.size, pages]).toEqual([5, 3]);
  });

  test('is counted by status', async () => {
    expect(await counts()).toEqual({
      waiting: 8,
      sending: 0,
      sent: 3,
      failed: 1,
      dead: 2,
      held: 0,
      dropped: 0,
      sentSince: '2026-02-03T09:00:00+07:00',
    });
    expect(await counts('?channel=webhook')).toMatchObject({ waiting: 2, failed: 1, sent: 0, dead: 0 });
    const since = encodeURIComponent('2025-01-01T00:00:00+07:00');
    expect(await counts(`?since=${since}`)).toMatchObject({ sent: 7, dead: 2 });
    expect(await counts(`?since=${encodeURIComponent('2026-03-05T00:00:00+07:00')}`)).toMatchObject({
      waiting: 7,
      failed: 0,
      dead: 0,
      sent: 0,
    });
  });

  test('is counted for administrators only, and what is not understood is refused', async () => {
    expect((await service.http.get('/api/v1/deliveries/counts', minh)).status).toBe(403);
    for (const query of ['?channel=pigeon', '?since=yesterday', '?status=dead'])
      expect((await service.http.get(`/api/v1/deliveries/counts${query}`, an)).status).toBe(422);
    expect((await service.http.get('/api/v1/deliveries?channel=pigeon', an)).status).toBe(422);
  });
});

describe('the health of the service', () => {
  const health = async () => {
    const answer = await service.http.get('/api/v1/admin/health', an);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.json<ServiceHealthView>();
  };

  test('tells figures as they are', async () => {
    await write('waiting', 'mail', '2026-03-05T08:00', 3);
    await write('failed', 'mail', '2026-03-05T08:00', 1);
    await write('dead', 'mail', '2026-03-05T08:00', 2);
    for (const [name, at] of [
      ['late', '2026-03-05T08:58'],
      ['dueSoon', '2026-03-05T08:59'],
      ['stepDue', '2026-03-06T08:00'],
    ] as const)
      await home.database.query({
        text: `insert into timer (home_agency_id, case_id, case_kind, name, fire_at) values ($1, $2, 'dossier', $3, $4)`,
        values: [idOf('justice'), randomUUID(), name, new Date(parseInstant(at))],
      });
    const { rows } = await home.database.query<{ size: string }>({
      text: 'select pg_database_size(current_database()) as size',
    });
    service.app.get(RungSweepJob).wake();
    const told = await health();
    expect(told).toMatchObject({
      database: { ok: true, latencyMs: expect.any(Number) },
      queue: { ok: true, backend: 'postgresql', waiting: expect.any(Number), failedSinceStart: 0 },
      timers: { armed: 3, overdue: 2, oldestOverdueSeconds: 120 },
      deliveries: { waiting: 4, dead: 2, held: 0 },
      wrongTries: { signIn: 0, lookUp: 0, many: false },
      clock: { mode: 'manual', now: '2026-03-05T09:00:00+07:00', offsetSeconds: 0 },
      backup: { state: 'unknown', lastAt: null },
      version: '0.1.0',
      uptimeSeconds: expect.any(Number),
    });
    expect(Math.abs(told.database.sizeBytes! - Number(rows[0]!.size))).toBeLessThan(5_000_000);
    const [end] = service.app.get(CalendarBook).ends();
    expect(told.calendar).toEqual({ name: 'vn', endsOn: end!.lastDay, daysLeft: end!.daysLeft });
    expect(told.alerts.lastSweepAt).toBe('2026-03-05T09:00:00+07:00');
    const at = '2026-03-05T09:00:00+07:00';
    const rungs = told.jobs.find(({ name }) => name === 'rungs');
    expect(rungs).toMatchObject({ lastPassAt: at, failures: 0, lastError: null, lastErrorAt: null });
    // By name, and those of the organization and the platform among them.
    const names = told.jobs.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(
      expect.arrayContaining(['dutyReview', 'forgetSignIns', 'forgetTries', 'mail', 'rungs']),
    );
  });

  test('knows a backup once one is recorded, and no lateness where none is', async () => {
    expect((await health()).timers).toEqual({ armed: 0, overdue: 0, oldestOverdueSeconds: null });
    await home.database.query({
      text: `insert into setting (key, value, updated_at) values ($1, to_jsonb($2::text), now())`,
      values: [LAST_BACKUP.key, '2026-03-04T23:00:00+07:00'],
    });
    service.app.get(Settings).forget();
    expect((await health()).backup).toEqual({ state: 'known', lastAt: '2026-03-04T23:00:00+07:00' });
  });

  test('is cheap, and for administrators only', async () => {
    await health();
    const times: number[] = [];
    for (let i = 0; i < 9; i++) {
      const from = performance.now();
      await health();
      times.push(performance.now() - from);
    }
    expect(times.sort((a, b) => a - b)[4]).toBeLessThan(100);
    expect((await service.http.get('/api/v1/admin/health', minh)).status).toBe(403);
    expect((await service.http.get('/api/v1/admin/health')).status).toBe(401);
  });
});
