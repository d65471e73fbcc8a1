// PostgreSQL is ended without warning under two services at work, again and again, at once by its own doing or by a kill
// of its postmaster: neither service ends, nothing acknowledged is lost.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { OwnServer } from '../../bench/own-server.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { dataSourceOf } from '../../src/platform/data-source.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { ensureBuilt, settleOffice, startService } from '../support/service.ts';
import type { RunningService, SmallOffice } from '../support/service.ts';

const CALLERS = 6;
const ENDS = ['immediate', 'killed', 'killed', 'killed', 'killed', 'immediate'] as const;
const EACH = 15;
const AWAY_MS = 400;

let server: OwnServer;
let office: SmallOffice;
let services: readonly RunningService[];

beforeAll(async () => {
  ensureBuilt();
  server = await OwnServer.open();
  const dataSource = await dataSourceOf(server.url, 1).initialize();
  await migrate(dataSource, { service: new URL(server.serviceUrl).username }).finally(() =>
    dataSource.destroy(),
  );
  office = await settleOffice(server.serviceUrl, 1, parseInstant('2026-11-23T08:00'));
  const environment = {
    DATABASE_URL: server.serviceUrl,
    MOTCUA_MODE: 'evaluation',
    MOTCUA_CLOCK: '2026-11-23T08:30',
    LOG_LEVEL: 'fatal',
  };
  services = [await startService(environment), await startService(environment)];
});
afterAll(async () => {
  for (const service of services) await service.end('SIGTERM');
  await server.close();
});

it('answers 503 while it is away and goes on', async () => {
  const acknowledged = new Set<string>();
  const refused: number[] = [];
  let stopped = false;
  const lodge = (key: string, tries: number) =>
    fetch(`${services[tries % services.length]!.origin}/api/v1/dossiers`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${office.token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({
        procedureCode: '1.001806',
        caseKey: 'chung',
        channel: 'counter',
        decision: 'accept',
        subject: key,
        applicant: { name: 'Người Nộp Mẫu', kind: 'citizen' },
        checklist: [],
      }),
    });
  const caller = async (who: number): Promise<void> => {
    for (let n = 0; !stopped; n++) {
      const key = `away-${who}-${n}`;
      for (let tries = who; ; tries++) {
        const { status } = await lodge(key, tries);
        if (status === 201) break;
        refused.push(status);
        await pause(50);
      }
      acknowledged.add(key);
    }
  };
  const working = Promise.all(Array.from({ length: CALLERS }, (_, who) => caller(who)));
  for (const [index, how] of ENDS.entries()) {
    while (acknowledged.size < (index + 1) * EACH) await pause(10);
    const before = refused.length;
    await server.restart(how, AWAY_MS);
    expect([how, refused.length > before]).toEqual([how, true]);
  }
  while (acknowledged.size < (ENDS.length + 1) * EACH) await pause(10);
  stopped = true;
  await working;

  expect(services.map(({ process }) => [process.exitCode, process.signalCode])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect([...new Set(refused)]).toEqual([503]);
  const rows = await server.ask<{ key: string; n: number }>(
    `select subject as key, count(*)::int as n from dossier_applicant where subject like 'away-%' group by 1`,
  );
  expect(rows.filter(({ n }) => n !== 1)).toEqual([]);
  const there = new Set(rows.map(({ key }) => key));
  expect([...acknowledged].filter((key) => !there.has(key))).toEqual([]);
  for (const { origin } of services) expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
});
