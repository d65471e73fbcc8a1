// The service was down over a due time; two instances then start at once on one database.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { openSink } from '../alerts/smtp-sink.ts';
import type { SmtpSink } from '../alerts/smtp-sink.ts';
import { ensureBuilt, settleOffice, startService } from '../support/service.ts';
import { cloneStarted } from '../support/started-database.ts';

let home: Awaited<ReturnType<typeof cloneStarted>>;
let sink: SmtpSink;

beforeAll(async () => {
  ensureBuilt();
  sink = await openSink();
  home = await cloneStarted();
  await settleOffice(home.serviceUrl, 1, parseInstant('2026-10-01T08:00'));
});
afterAll(async () => {
  await sink.close();
  await home.drop();
});

it('raises each alert once, each rung once, and mails each person once', async () => {
  const environment = {
    DATABASE_URL: home.serviceUrl,
    MOTCUA_MODE: 'evaluation',
    MOTCUA_CLOCK: '2026-11-23T09:00',
    SMTP_URL: sink.url,
  };
  const services = await Promise.all([startService(environment), startService(environment)]);
  const client = new pg.Client({ connectionString: home.url });
  await client.connect();
  const ask = async <Row extends object>(text: string) =>
    (await client.query<Row & pg.QueryResultRow>(text)).rows;
  const settled = `select count(*)::int as n from alert where next_rung_at <= timestamptz '2026-11-23 09:00+07' and closed_at is null`;
  const waiting = `select count(*)::int as n from delivery where status in ('waiting', 'sending')`;
  for (let i = 0; i < 3_000; i++) {
    const [alerts] = await ask<{ n: number }>(`select count(*)::int as n from alert`);
    const [climbing] = await ask<{ n: number }>(settled);
    const [mails] = await ask<{ n: number }>(waiting);
    if (alerts!.n >= 5 && climbing!.n === 0 && mails!.n === 0) break;
    await new Promise((next) => setTimeout(next, 100));
  }
  const alerts = await ask<{ kind: string; n: number }>(
    'select kind, count(*)::int as n from alert group by kind order by kind',
  );
  expect(alerts).toEqual([
    { kind: 'apologyDue', n: 1 },
    { kind: 'dossierLate', n: 1 },
    { kind: 'dueSoon', n: 1 },
    { kind: 'stepLate', n: 1 },
    { kind: 'transferLate', n: 1 },
  ]);
  const rungs = await ask<{ alert_id: string; rung: number; n: number }>(
    'select alert_id, rung, count(*)::int as n from alert_rung group by 1, 2',
  );
  expect(rungs.length).toBeGreaterThan(4);
  for (const { n } of rungs) expect(n).toBe(1);
  const [sent] = await ask<{ n: number; ids: number }>(
    `select count(*)::int as n, count(distinct message_id)::int as ids from delivery where status = 'sent'`,
  );
  expect(sent!.n).toBeGreaterThan(0);
  const received = sink.taken.map(({ messageId }) => messageId);
  expect(new Set(received).size).toBe(received.length);
  expect(received).toHaveLength(sent!.n);
  await client.end();
  await Promise.all(services.map((service) => service.end('SIGTERM')));
});
