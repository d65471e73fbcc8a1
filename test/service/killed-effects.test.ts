// The service is killed with -9 between a transition and what follows from it: forms, alerts and mails come, and once.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { openSink } from '../alerts/smtp-sink.ts';
import type { SmtpSink } from '../alerts/smtp-sink.ts';
import { ensureBuilt, settleOffice, startService } from '../support/service.ts';
import type { SmallOffice } from '../support/service.ts';
import { cloneStarted } from '../support/started-database.ts';

const DOSSIERS = 12;
/** Half of the kills come in the middle of sends, half when a mail was taken and nobody heard of it yet. */
const KILLS = 4;

let home: Awaited<ReturnType<typeof cloneStarted>>;
let office: SmallOffice;
let sink: SmtpSink;

beforeAll(async () => {
  ensureBuilt();
  sink = await openSink();
  home = await cloneStarted();
  office = await settleOffice(home.serviceUrl, 0, parseInstant('2026-11-23T08:00'));
});
afterAll(async () => {
  await sink.close();
  await home.drop();
});

it('after restarts each dossier has its forms, its alert and its mails, none lost and none doubled', async () => {
  // Each start is ten minutes on, so that what the dead one had leased is free again.
  const environmentOf = (start: number) => ({
    DATABASE_URL: home.serviceUrl,
    MOTCUA_MODE: 'evaluation',
    MOTCUA_CLOCK: `2026-11-23T08:${30 + start * 5}`,
    SMTP_URL: sink.url,
  });
  let service = await startService(environmentOf(0));
  let unanswered = 0;
  let acknowledged = 0;

  /** Sent again under its own key until it is answered. */
  const send = async (token: string, path: string, key: string, body: object, version?: number) => {
    for (;;) {
      const answer = await fetch(`${service.origin}/api/v1${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
          ...(version !== undefined && { 'if-match': `"${version}"` }),
        },
        body: JSON.stringify(body),
      })
        .then(async (found) => ({ status: found.status, text: await found.text() }))
        .catch(() => null);
      if (answer !== null && answer.status !== 503) {
        expect([200, 201, answer.text]).toContain(answer.status);
        acknowledged++;
        return JSON.parse(answer.text) as { id: string; version: number };
      }
      unanswered++;
      await new Promise((next) => setTimeout(next, 100));
    }
  };
  /** Accepted with a receipt; then extended, with a form, an alert to the superior and a mail to the applicant. */
  const work = async (index: number) => {
    const applicant = { name: `Người Nộp ${index}`, kind: 'citizen', email: `nop-${index}@dan.example` };
    const { id, version } = await send(office.token, '/dossiers', `lodge-${index}`, {
      procedureCode: '1.013225',
      caseKey: 'nha-o',
      channel: 'counter',
      decision: 'accept',
      applicant,
      reason: 'Giấy tờ bổ sung sau',
    });
    const extend = { type: 'extend', reason: 'Cần khảo sát thêm' };
    await send(office.headToken, `/dossiers/${id}/events`, `extend-${index}`, extend, version);
  };
  const working = (async () => {
    for (let next = 0; next < DOSSIERS; next += 4)
      await Promise.all([0, 1, 2, 3].map((more) => work(next + more)));
  })();
  for (let kill = 1; kill <= KILLS; kill++) {
    if (kill % 2 === 1) {
      const target = (kill * 2 * DOSSIERS) / (KILLS + 1);
      while (acknowledged < target) await new Promise((next) => setTimeout(next, 2));
    } else {
      await new Promise<void>((taken) => {
        sink.onTaken = () => {
          service.process.kill('SIGKILL');
          taken();
        };
      });
      sink.onTaken = () => undefined;
    }
    await service.end('SIGKILL');
    service = await startService(environmentOf(kill));
  }
  await working;

  const client = new pg.Client({ connectionString: home.url });
  await client.connect();
  const ask = async <Row extends object>(text: string) =>
    (await client.query<Row & pg.QueryResultRow>(text)).rows;
  const undone = `select (select count(*) from form_due) + (select count(*) from issued_form where sha256 is null)
    + (select count(*) from alert where closed_at is null and next_rung_at <= timestamptz '2026-11-23 08:50+07')
    + (select count(*) from delivery where status <> 'sent') as n`;
  for (let i = 0; i < 600 && (await ask<{ n: string }>(undone))[0]!.n !== '0'; i++)
    await new Promise((next) => setTimeout(next, 100));
  await service.end('SIGTERM');
  expect(unanswered).toBeGreaterThan(0);
  expect(await ask(undone)).toEqual([{ n: '0' }]);

  expect(
    await ask(`select type, count(*)::int as n, count(distinct case_id)::int as dossiers from case_event
      where type in ('accept', 'extend') group by type order by type`),
  ).toEqual(['accept', 'extend'].map((type) => ({ type, n: DOSSIERS, dossiers: DOSSIERS })));
  const numbers = await ask<{ number: number }>(
    `select number from issued_form where meaning = 'receipt' order by number`,
  );
  expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: DOSSIERS }, (_, n) => n + 1));
  expect(
    await ask(
      `select count(*)::int as n, count(distinct dossier_id)::int as dossiers from alert where kind = 'extended'`,
    ),
  ).toEqual([{ n: DOSSIERS, dossiers: DOSSIERS }]);
  expect(
    await ask(
      `select count(*)::int as n from alert_rung r join alert a on a.id = r.alert_id where a.kind = 'extended'`,
    ),
  ).toEqual([{ n: DOSSIERS }]);
  const sent = await ask<{ message_id: string; address: string; template: string }>(
    `select message_id, address, payload->>'template' as template from delivery`,
  );
  const toApplicants = sent.filter(({ template }) => template === 'applicant').map(({ address }) => address);
  expect(toApplicants.sort()).toEqual(
    Array.from({ length: DOSSIERS }, (_, n) => `nop-${n}@dan.example`).sort(),
  );
  // At least once, always under the row's own Message-ID, so that whoever gets it twice can tell.
  const received = sink.taken.map(({ messageId }) => messageId);
  expect([...new Set(received)].sort()).toEqual(sent.map(({ message_id }) => message_id).sort());
  expect(received.length).toBeGreaterThan(sent.length);
  const recipients = new Map(sink.taken.map(({ messageId, to }) => [messageId, to.join()]));
  for (const { messageId, to } of sink.taken) expect(to.join()).toBe(recipients.get(messageId));
  await client.end();
  const verified = spawnSync(process.execPath, ['bin/motcua.js', 'verify'], {
    env: { ...process.env, ...environmentOf(KILLS) },
    encoding: 'utf8',
  });
  expect(verified.stdout).toContain(' 0 differences');
  expect(verified.status).toBe(0);
});
