// A mail server that accepts connections and never answers: the service stays, says so, and the mail goes later.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { DeliveryJob } from '../../src/alerts/mail/delivery.job.ts';
import type { ServiceHealthView } from '../../src/alerts/health/service-health-view.ts';
import { putPlainMails } from '../../src/alerts/mail/plain-mail.ts';
import { DAY_MS, MINUTE_MS } from '../../src/domain/time/instant.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import { openSink } from './smtp-sink.ts';
import type { SmtpSink } from './smtp-sink.ts';

let desk: DeskApp;
let sink: SmtpSink;
let gate: Server;
/** Whether the gate says nothing, or passes on what is said to the mail server behind it. */
let silent = true;
const sockets = new Set<Socket>();

beforeAll(async () => {
  sink = await openSink();
  gate = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (silent) return;
    const behind = connect(Number(new URL(sink.url).port), '127.0.0.1');
    sockets.add(behind);
    behind.on('error', () => undefined);
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((done) => gate.listen(0, '127.0.0.1', done));
  const { port } = gate.address() as AddressInfo;
  desk = await DeskApp.open({ environment: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
}, 60_000);
afterAll(async () => {
  await desk.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((done) => gate.close(done));
  await sink.close();
});

const told = async () => {
  const { http } = desk.service;
  const [ready, metrics, health] = await Promise.all([
    http.get('/health/ready'),
    http.get('/metrics'),
    desk.send('admin', 'GET', '/admin/health'),
  ]);
  return {
    ready: [ready.status, ready.json<{ status: string; checks: { mail: string } }>()],
    up: /^motcua_up\{check="mail"\} (\d)$/m.exec(metrics.text)?.[1],
    waiting: health.json<ServiceHealthView>().deliveries!.waiting,
  };
};
async function until(status: string): Promise<string | null> {
  for (let tries = 0; tries < 1_200; tries++) {
    desk.service.app.get(DeliveryJob).wake();
    const { rows } = await desk.service.database.query<{ status: string; last_error: string | null }>({
      text: `select status, last_error from delivery where dedupe_key = 'hangs'`,
    });
    if (rows[0]?.status === status) return rows[0].last_error;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`the mail did not become ${status}`);
}

it('stays, tells, and sends it once the server answers', async () => {
  const { office, service } = desk;
  await putPlainMails(
    service.database,
    [
      {
        homeAgencyId: office.units.agency,
        staffId: office.people.head.staffId,
        address: 'head@tinh.example',
        dedupeKey: 'hangs',
        worthUntil: service.clock.now() + DAY_MS,
        subject: 'Mẫu',
        paragraphs: ['Mẫu'],
      },
    ],
    service.clock.now(),
  );
  expect(await until('failed')).toMatch(/^ETIMEDOUT/);
  // Whoever is at work notices nothing, and what depends on mail is not what requests depend on.
  expect((await desk.log()).code).not.toBeNull();
  expect(await told()).toMatchObject({
    ready: [200, { status: 'degraded', checks: { mail: 'down' } }],
    up: '0',
    waiting: 1,
  });
  silent = false;
  service.clock.advance(5 * MINUTE_MS);
  expect(await until('sent')).toBeNull();
  expect(sink.taken.map(({ to, subject }) => [to, subject])).toEqual([[['head@tinh.example'], 'Mẫu']]);
  await new Promise((done) => setTimeout(done, 1_100));
  expect(await told()).toMatchObject({ ready: [200, { checks: { mail: 'up' } }], up: '1', waiting: 0 });
}, 180_000);
