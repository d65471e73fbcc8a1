// A week in the sample province: the Chief of Office reads a few lines, and every single alert is one press below.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AlertLinesView, InboxPage } from '../../src/alerts/inbox/inbox-view.ts';
import { RungSweepJob } from '../../src/alerts/raise/rung-sweep.job.ts';
import { AppModule } from '../../src/app/app.module.ts';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { SAMPLE_PASSWORD } from '../../src/evaluation/sample-staff.ts';
import { SeedFirstModule } from '../../src/evaluation/seed-first.module.ts';
import { SettableClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { Client } from '../organization/organization-app.ts';
import { cloneTemplate } from '../support/database.ts';
import { at } from '../support/fictional.ts';

const MOST_LINES = 30;
/** What climbs to the Chief of Office; what is late within a unit stays with its head. */
const CLIMBS = new Set([
  'dossierLate',
  'legLate',
  'consultationLate',
  'taskLate',
  'explanationLate',
  'sentBackOften',
  'extended',
]);

const clock = SettableClock.startingAt(at('2027-03-10T14:00'));
let app: NestFastifyApplication;
let drop: () => Promise<void>;
let chief: Client;

beforeAll(async () => {
  const place = await cloneTemplate();
  drop = place.drop;
  const config = readConfig({
    DATABASE_URL: place.serviceUrl,
    DATABASE_POOL: '8',
    MOTCUA_MODE: 'evaluation',
  });
  app = await createApp(SeedFirstModule.register(AppModule.register(config, clock)), { logger: false });
  await app.listen(0, '127.0.0.1');
  chief = new Client((await app.getUrl()).replace('[::1]', '127.0.0.1'));
  // A week, to an evening on which nothing more falls due while it is looked at.
  for (const hours of [...Array<number>(14).fill(12), 7]) {
    clock.setForward(clock.now() + hours * HOUR_MS);
    await app.get(TimerSweep).sweep();
    await everybodyTold();
  }
  expect((await chief.signIn('chanhvanphong', SAMPLE_PASSWORD)).status).toBe(201);
});
afterAll(async () => {
  await app.close();
  await drop();
});

async function everybodyTold(): Promise<void> {
  app.get(RungSweepJob).wake();
  for (let i = 0; i < 600 && (await app.get(RungSweepJob).oldestWaitMs()) > 0; i++)
    await new Promise((done) => setTimeout(done, 50));
}

async function get<View>(path: string): Promise<View> {
  const { status, body } = await chief.send('GET', path);
  expect(status).toBe(200);
  return body as View;
}

const lines = (query = '') => get<AlertLinesView>(`/alerts/lines${query}`);

async function singles(query: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: InboxPage = await get<InboxPage>(
      `/alerts?limit=100&${query}${cursor === null ? '' : `&cursor=${cursor}`}`,
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

test('at most thirty lines by agency and kind, of what the letter orders', async () => {
  const { items } = await lines();
  expect(items.length).toBeGreaterThan(3);
  expect(items.length).toBeLessThanOrEqual(MOST_LINES);
  // What else there is concerns his own office, whose head he is, or the tasks that he gave.
  for (const { kind, place } of items.filter((line) => !CLIMBS.has(line.kind))) {
    const page = await get<InboxPage>(`/alerts?limit=100&kind=${kind}&agency=${place.id}`);
    const audiences = new Set(page.items.map(({ because }) => because.audience));
    expect([kind, [...audiences].filter((as) => as !== 'officer' && as !== 'unitHead')]).toEqual([kind, []]);
  }
});

test('with nothing lost: each line opens to its units and to as many alerts as it counts', async () => {
  // Somebody may be told between two questions; then they are asked again.
  for (let before: readonly string[] = []; ;) {
    const told = await toldAndOpen();
    if (told.join() !== before.join()) {
      before = told;
      await new Promise((done) => setTimeout(done, 5_000));
      continue;
    }
    const found = await foundByLines();
    if ((await toldAndOpen()).join() !== told.join()) continue;
    expect(found).toEqual(told);
    return;
  }
});

async function foundByLines(): Promise<string[]> {
  const { items } = await lines();
  const found: string[] = [];
  for (const line of items) {
    const query = `kind=${line.kind}&agency=${line.place.id}`;
    const ids = await singles(query);
    expect(ids).toHaveLength(line.count);
    expect(ids).toContain(line.worst.alertId);
    const units = await lines(`?by=unit&${query}`);
    expect(units.items).toHaveLength(line.units);
    expect(units.items.reduce((sum, { count }) => sum + count, 0)).toBe(line.count);
    found.push(...ids);
  }
  return found.sort();
}

async function toldAndOpen(): Promise<readonly string[]> {
  const { rows } = await app.get(Database).query<{ alert_id: string }>({
    text: `select n.alert_id from alert_notice n join alert a on a.home_agency_id = n.home_agency_id and a.id = n.alert_id
      join staff s on s.id = n.staff_id where s.account = 'chanhvanphong' and a.closed_at is null and n.released_at is null`,
  });
  return rows.map(({ alert_id }) => alert_id).sort();
}

test('every dossier that is late now was told to him, and why', async () => {
  const { rows } = await app.get(Database).query<{ id: string }>({
    text: `select a.id from alert a where a.kind = 'dossierLate' and a.closed_at is null
      and not exists (select from alert_notice n join staff s on s.id = n.staff_id
        where n.home_agency_id = a.home_agency_id and n.alert_id = a.id and s.account = 'chanhvanphong'
          and n.released_at is null)`,
  });
  expect(rows).toEqual([]);
  const { items } = await get<InboxPage>('/alerts?kind=dossierLate&limit=100');
  expect(items.filter(({ because }) => because.audience === null)).toEqual([]);
});

test('nobody above a desk is told of results that nobody collects', async () => {
  const { rows } = await app.get(Database).query<{ audience: string }>({
    text: `select distinct n.audience from alert_notice n
      join alert a on a.home_agency_id = n.home_agency_id and a.id = n.alert_id where a.kind = 'resultWaiting'`,
  });
  expect(rows.map(({ audience }) => audience)).toEqual(['desk']);
});
