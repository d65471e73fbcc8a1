// Mails on their way: retried, given up, sent again, waiting for office hours, and never sent twice.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DeliverMail } from '../../src/alerts/mail/deliver-mail.ts';
import { DeliveryJob } from '../../src/alerts/mail/delivery.job.ts';
import { DispatchDeliveries } from '../../src/alerts/mail/dispatch-deliveries.ts';
import { FindDueDeliveries } from '../../src/alerts/mail/find-due-deliveries.ts';
import { JudgeMails } from '../../src/alerts/mail/judge-mails.ts';
import { ListDeliveries } from '../../src/alerts/mail/list-deliveries.ts';
import { MailTransport } from '../../src/alerts/mail/mail-transport.ts';
import { RaiseRungs } from '../../src/alerts/raise/raise-rungs.ts';
import { ResendDelivery } from '../../src/alerts/mail/resend-delivery.ts';
import { AdministrationLog } from '../../src/organization/administration-log/administration-log.ts';
import { HOUR_MS, MINUTE_MS, parseInstant } from '../../src/domain/time/instant.ts';
import type { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { HealthChecks } from '../../src/platform/health-checks.ts';
import { Metrics } from '../../src/platform/metrics.ts';
import { type Config, readConfig } from '../../src/platform/config.ts';
import { Settings } from '../../src/platform/settings/settings.ts';
import { idleJobs } from '../support/nudges.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { directoryOf, idOf, writeAlerts, writeTown } from './alert-town.ts';
import { PlainCalendarBook } from './plain-calendar.ts';
import { openSink, type SmtpSink } from './smtp-sink.ts';

let home: TestDatabase;
let sink: SmtpSink;
let clock: ManualClock;
let transport: MailTransport;

beforeAll(async () => {
  home = await createTestDatabase();
  await writeTown(home.database);
  // What was told is forgotten between these tests, which only the owner of the tables can.
  await home.database.query({ text: 'alter table alert_rung disable trigger alert_rung_append_only' });
  directory = await directoryOf(home.database);
});
beforeEach(async () => {
  await home.database.query({
    text: ['alert_notice', 'alert_rung', 'alert', 'delivery', 'dossier']
      .map((table) => `delete from ${table}`)
      .join('; '),
  });
  await home.database.query({ text: 'update staff set mail_alerts = true, mail_outside_hours = false' });
  sink = await openSink();
  clock = new ManualClock(parseInstant('2026-03-05T09:00'));
  transport = new MailTransport(config());
});
afterEach(async () => {
  transport.onApplicationShutdown();
  await sink.close();
});
afterAll(() => home.close());

function config(smtp: string | null = sink.url): Config {
  return readConfig({
    DATABASE_URL: home.url,
    MAIL_FROM: 'Một Cửa <motcua@tinh.example>',
    PUBLIC_URL: 'https://motcua.tinh.example',
    ...(smtp === null ? {} : { SMTP_URL: smtp }),
  });
}

async function raise(count: number, kind = 'stepLate'): Promise<void> {
  const raisedAt = '2026-03-05T08:00';
  await writeAlerts(
    home.database,
    Array.from({ length: count }, () => ({ kind, raisedAt })),
  );
  const { database } = home;
  await new RaiseRungs(
    database,
    await directoryOf(database),
    new PlainCalendarBook(database, clock),
    clock,
    new Settings(database),
  ).run();
}

let directory: OrganizationDirectory;
const settings = (): Settings => new Settings(home.database);
const judge = (): JudgeMails => new JudgeMails(home.database, directory, settings());
const senderOf = (by = transport): DeliverMail =>
  new DeliverMail(home.database, by, judge(), config(), clock);

function dispatcher(over: { transport?: MailTransport } = {}): DispatchDeliveries {
  const by = over.transport ?? transport;
  const due = new FindDueDeliveries(home.database);
  return new DispatchDeliveries(due, senderOf(by), by, clock, settings());
}

function deliveryJob(): DeliveryJob {
  const due = new FindDueDeliveries(home.database);
  const checks = new HealthChecks();
  return new DeliveryJob(
    idleJobs(clock),
    dispatcher(),
    transport,
    due,
    config(),
    clock,
    new Metrics(),
    checks,
  );
}

interface Row {
  status: string;
  attempts: number;
  last_error: string | null;
  not_before: Date;
  id: string;
  message_id: string | null;
}
async function rows(): Promise<Row[]> {
  const answer = await home.database.query<Row>({
    text: 'select id, status, attempts, last_error, not_before, message_id from delivery order by created_at, id',
  });
  return answer.rows;
}

describe('a mail', () => {
  test('is tried again after a passing refusal, under one Message-ID, and sent once', async () => {
    await raise(1);
    sink.refusals.push(451, 451);
    const pass = dispatcher();
    await pass.run();
    expect(await rows()).toMatchObject([{ status: 'failed', attempts: 1 }]);
    await pass.run();
    expect(sink.attempted).toHaveLength(1);
    clock.advance(MINUTE_MS);
    await pass.run();
    clock.advance(5 * MINUTE_MS);
    await pass.run();
    const [row] = await rows();
    expect(row).toMatchObject({ status: 'sent', attempts: 3, last_error: null });
    expect(new Set(sink.attempted)).toEqual(new Set([row?.message_id]));
    expect(sink.taken).toHaveLength(1);
    const [mail] = sink.taken;
    expect(mail?.to).toEqual(['minh@tinh.example']);
    expect(mail?.subject).toMatch(/^\[Một Cửa\] Quá thời gian giải quyết của bước: T01-/);
    expect(mail?.autoSubmitted).toBe('auto-generated');
    clock.advance(HOUR_MS);
    await pass.run();
    expect(sink.attempted).toHaveLength(3);
  });

  test('is given up after a refusal for good, shown to administrators and sent again by hand', async () => {
    await raise(1);
    sink.refusals.push(550);
    await dispatcher().run();
    const list = new ListDeliveries(home.database);
    const dead = await list.run({ status: 'dead', channel: null, since: null, limit: 50, cursor: null });
    expect(dead.items).toMatchObject([{ status: 'dead', attempts: 1, address: 'minh@tinh.example' }]);
    expect(dead.items[0]?.lastError).toContain('550');
    await home.database.query({
      text: `update staff set email = 'minh.moi@tinh.example' where id = $1`,
      values: [idOf('minh')],
    });
    const resend = new ResendDelivery(
      home.database,
      clock,
      deliveryJob(),
      AdministrationLog.ofCommand(clock),
    );
    await resend.run(dead.items[0]?.id ?? '');
    await dispatcher().run();
    expect(await rows()).toMatchObject([{ status: 'sent', attempts: 1 }]);
    expect(sink.taken[0]?.to).toEqual(['minh.moi@tinh.example']);
    expect(sink.attempted[0]).toBe(sink.attempted[1]);
    await expect(resend.run(dead.items[0]?.id ?? '')).rejects.toMatchObject({
      code: 'delivery.notResendable',
    });
    await expect(resend.run(idOf('nothing'))).rejects.toMatchObject({ code: 'delivery.unknown' });
    await home.database.query({ text: `update staff set email = account || '@tinh.example'` });
  });

  test('is given up when every try has failed', async () => {
    await raise(1);
    sink.refusals.push(...Array.from({ length: 9 }, () => 451));
    for (let i = 0; i < 9; i++) {
      await dispatcher().run();
      clock.advance(24 * HOUR_MS);
    }
    expect(await rows()).toMatchObject([{ status: 'dead', attempts: 6 }]);
  });

  test('waits for the next opening, unless the person asked otherwise', async () => {
    clock.set(parseInstant('2026-03-06T20:00'));
    await home.database.query({
      text: 'update staff set mail_outside_hours = true where id = $1',
      values: [idOf('hoa')],
    });
    await raise(1);
    await dispatcher().run();
    expect(sink.taken.map((mail) => mail.to)).toEqual([['hoa@tinh.example']]);
    clock.set(parseInstant('2026-03-09T06:59'));
    await dispatcher().run();
    expect(sink.taken).toHaveLength(1);
    clock.set(parseInstant('2026-03-09T07:00'));
    await dispatcher().run();
    expect(sink.taken.map((mail) => mail.to[0])).toEqual(['hoa@tinh.example', 'minh@tinh.example']);
  });

  test('stands for many alerts when many rise at once', async () => {
    await raise(60);
    await dispatcher().run();
    expect(sink.taken.map((mail) => mail.subject)).toEqual(['[Một Cửa] 60 cảnh báo']);
    await home.database.query({ text: 'delete from alert; delete from dossier' });
    await raise(5);
    await dispatcher().run();
    expect(sink.taken).toHaveLength(6);
  });

  test('is not written to people who take none', async () => {
    await home.database.query({ text: 'update staff set mail_alerts = false' });
    await raise(3);
    expect(await rows()).toEqual([]);
  });

  test('waits, and says why, while no mail server is configured', async () => {
    await raise(1);
    await dispatcher({ transport: new MailTransport(config(null)) }).run();
    expect(await rows()).toMatchObject([
      { status: 'waiting', attempts: 0, last_error: 'EWAITING: no SMTP server is configured' },
    ]);
    await dispatcher().run();
    expect(await rows()).toMatchObject([{ status: 'sent', last_error: null }]);
  });

  test('is sent once by many senders at a time', async () => {
    await raise(5);
    const refs = await new FindDueDeliveries(home.database).mails(clock.now(), 10);
    const senders = [1, 2, 3, 4].map(() => senderOf());
    const outcomes = await Promise.all(refs.flatMap((ref) => senders.map((sender) => sender.run(ref))));
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(5);
    expect(sink.taken).toHaveLength(5);
  });

  test('left behind by a sender that died is taken up when its lease has ended', async () => {
    await raise(1);
    await home.database.query({
      text: `update delivery set status = 'sending', attempts = 1, leased_until = $1`,
      values: [new Date(clock.now() + MINUTE_MS)],
    });
    await dispatcher().run();
    expect(sink.taken).toHaveLength(0);
    clock.advance(MINUTE_MS);
    await dispatcher().run();
    expect(await rows()).toMatchObject([{ status: 'sent', attempts: 2 }]);
  });
});

describe('several at one outbox', () => {
  test('mails that somebody else sent are passed by; none goes twice', async () => {
    await raise(3);
    const refs = await new FindDueDeliveries(home.database).mails(clock.now(), 10);
    await dispatcher().run();
    expect(sink.taken).toHaveLength(3);
    expect(await Promise.all(refs.map((ref) => senderOf().run(ref)))).toEqual(['passed', 'passed', 'passed']);
    await dispatcher().run();
    expect(sink.taken).toHaveLength(3);
  });

  test('each mail goes once, and each is told what became of it', async () => {
    await raise(4);
    const told: string[] = [];
    await Promise.all([1, 2].map(() => dispatcher().run((result) => told.push(result))));
    expect(sink.taken).toHaveLength(4);
    expect((await rows()).map((row) => row.status)).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(told.filter((result) => result === 'sent')).toHaveLength(4);
    expect(told.filter((result) => !['sent', 'passed'].includes(result))).toEqual([]);
  });
});
