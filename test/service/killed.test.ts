// The service is killed with -9 in the middle of sends: nothing acknowledged is lost, nothing is done twice.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { ensureBuilt, settleOffice, startService } from '../support/service.ts';
import type { SmallOffice } from '../support/service.ts';
import { cloneStarted } from '../support/started-database.ts';
import { spawnSync } from 'node:child_process';
import pg from 'pg';

const DOSSIERS = 24;
const INTENTS = 30;
const KILLS = 3;

let home: Awaited<ReturnType<typeof cloneStarted>>;
let office: SmallOffice;

beforeAll(async () => {
  ensureBuilt();
  home = await cloneStarted();
  office = await settleOffice(home.serviceUrl, DOSSIERS, parseInstant('2026-11-23T08:00'));
});
afterAll(() => home.drop());

it('survives kill -9 in the middle of sends', async () => {
  const environment = {
    DATABASE_URL: home.serviceUrl,
    MOTCUA_MODE: 'evaluation',
    MOTCUA_CLOCK: '2026-11-23T08:30',
  };
  let service = await startService(environment);
  const version = office.lodged.map((dossier) => dossier.version);
  const done = office.lodged.map(() => 0);
  let acknowledged = 0;
  let repeated = 0;

  /** One officer's work on one dossier: each intent is sent again under its own key until it is answered. */
  const work = async (index: number): Promise<void> => {
    while (done[index]! < INTENTS) {
      const key = `intent-${index}-${done[index]}`;
      const answer = await post(service.origin, index, key).catch(() => null);
      if (answer === null || answer.status === 503) {
        repeated++;
        await new Promise((next) => setTimeout(next, 100));
        continue;
      }
      expect(answer.status).toBe(200);
      version[index] = ((await answer.json()) as { version: number }).version;
      done[index]!++;
      acknowledged++;
    }
  };
  const post = (origin: string, index: number, key: string) =>
    fetch(`${origin}/api/v1/dossiers/${office.lodged[index]!.code}/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${office.token}`,
        'content-type': 'application/json',
        'if-match': `"${version[index]}"`,
        'idempotency-key': key,
      },
      body: JSON.stringify({ type: 'take', note: key }),
    });

  const working = Promise.all(office.lodged.map((_, index) => work(index)));
  for (let kill = 0; kill < KILLS; kill++) {
    const target = ((kill + 1) * DOSSIERS * INTENTS) / (KILLS + 1);
    while (acknowledged < target) await new Promise((next) => setTimeout(next, 5));
    await service.end('SIGKILL');
    service = await startService(environment);
  }
  await working;
  await service.end('SIGTERM');

  expect(repeated).toBeGreaterThan(0);
  const client = new pg.Client({ connectionString: home.url });
  await client.connect();
  const { rows } = await client.query<{ n: number; notes: number }>(
    `select count(*)::int as n, count(distinct entry->'data'->>'note')::int as notes from case_event where type = 'take'`,
  );
  await client.end();
  expect(rows[0]).toEqual({ n: DOSSIERS * INTENTS, notes: DOSSIERS * INTENTS });
  const verified = spawnSync(process.execPath, ['bin/motcua.js', 'verify'], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  expect(verified.stdout).toContain(`${DOSSIERS} dossiers`);
  expect(verified.stdout).toContain(' 0 differences');
  expect(verified.status).toBe(0);
});
