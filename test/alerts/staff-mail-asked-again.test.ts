// A mail to staff is asked again before it goes: still true, still wanted, still his, and where he is reached now.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { HeldMails } from '../../src/alerts/mail/held-mails.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { Clock } from '../../src/platform/clock.ts';
import { LawDesk } from '../law/law-desk.ts';
import { forgetMails, rungsRaised } from './mails.ts';
import type { MailRow } from './mails.ts';
import { openSink, type SmtpSink } from './smtp-sink.ts';
import { switchedOn as besides } from './switched-on.ts';

let law: LawDesk;
let sink: SmtpSink;

beforeEach(async () => {
  sink = await openSink();
});
afterEach(() => sink.close());

const switchedOn = (url = sink.url) =>
  besides(law.desk.service.app, law.desk.service.config.connectionString, url);

describe('what staff are told', () => {
  beforeAll(async () => {
    law = await LawDesk.open('2026-09-07T08:00');
  });
  beforeEach(() => forgetMails(law));
  afterAll(() => law.close());

  /** A dossier that its officer holds and that becomes late outside office hours, its mails written and waiting. */
  const lateAt = async (from: string, late: string) => {
    await law.at(from);
    const appraised = await law.forward(await law.log({}), 'processing.appraise');
    const { officer } = law.desk.office.people;
    const dossier = await law.event('head', appraised, { type: 'assign', officerId: officer.staffId });
    await forgetMails(law);
    await law.at(late);
    await rungsRaised(law);
    return law.fresh(dossier);
  };
  const became = async (question = 'alerts') =>
    (
      await law.rows<MailRow>(
        `select status, dropped_for from delivery where question = $1 order by id`,
        question,
      )
    ).map(({ status, dropped_for }) => (status === 'dropped' ? dropped_for : status));

  test('is not sent at the opening when the dossier was withdrawn at dawn', async () => {
    const dossier = await lateAt('2026-09-07T08:00', '2026-09-22T02:00');
    expect((await became()).length).toBeGreaterThan(1);
    await law.at('2026-09-22T06:30');
    const withdrawn = await law.tries('reception', dossier, {
      type: 'endAtRequest',
      reason: 'Người nộp rút hồ sơ',
    });
    expect([withdrawn.status, withdrawn.text]).toEqual([200, expect.any(String)]);
    await law.at('2026-09-22T07:31');
    await switchedOn().pass();
    expect(new Set(await became())).toEqual(new Set(['alertOver']));
    expect(sink.taken).toEqual([]);
  });

  test('asks whether he still wants it, still has an account, and where', async () => {
    await lateAt('2026-09-22T08:00', '2026-10-07T02:00');
    const { officer, head, chief } = law.desk.office.people;
    await law.rows(`update staff set mail_alerts = false where id = $1`, officer.staffId);
    await law.rows(`update staff set disabled_at = now() where id = $1`, head.staffId);
    const { version } = (await law.desk.send('admin', 'GET', `/staff/${chief.staffId}`)).json<{
      version: number;
    }>();
    const changed = await law.desk.send(
      'admin',
      'PATCH',
      `/staff/${chief.staffId}`,
      { email: 'chanhvanphong@tinh.example' },
      { 'if-match': `"${version}"` },
    );
    expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
    await law.at('2026-10-07T07:31');
    await switchedOn().pass();
    const of = async (staffId: string) =>
      (
        await law.rows<MailRow>(
          `select distinct status, dropped_for from delivery where recipient_id = $1`,
          staffId,
        )
      ).map(({ status, dropped_for }) => dropped_for ?? status);
    expect(await of(officer.staffId)).toEqual(['notWanted']);
    expect(await of(head.staffId)).toEqual(['accountDisabled']);
    expect(await of(chief.staffId)).toEqual(['sent']);
    expect(new Set(sink.taken.flatMap(({ to }) => to))).toEqual(new Set(['chanhvanphong@tinh.example']));
    await law.rows(`update staff set mail_alerts = true, disabled_at = null`);
    await law.desk.service.app.get(OrganizationDirectory).reload();
  });

  test('asks whether it is still his: the dossier given on, the absence over, the alert snoozed', async () => {
    const dossier = await lateAt('2026-10-07T08:00', '2026-10-22T02:00');
    const { officer, head, chief, leader } = law.desk.office.people;
    await law.rows(`update dossier set officer_id = $2 where id = $1`, dossier.id, leader.staffId);
    const until = new Date(law.desk.service.app.get(Clock).now() + 10 * 3_600_000);
    await law.rows(`update alert_notice set snoozed_until = $2 where staff_id = $1`, head.staffId, until);
    // Told in the place of somebody who is back.
    const { stranger } = law.desk.office.people;
    await law.rows(
      `insert into alert_notice (home_agency_id, alert_id, staff_id, rung, on_behalf_of, raised_at)
       select home_agency_id, alert_id, $1, rung, $2, raised_at from alert_notice where staff_id = $2`,
      stranger.staffId,
      chief.staffId,
    );
    await law.rows(
      `insert into delivery (home_agency_id, id, kind, dedupe_key, recipient_id, payload, not_before, status, attempts,
         created_at, question)
       select home_agency_id, gen_random_uuid(), kind, 'for ' || id, $1, payload, not_before, status, 0, created_at,
         question from delivery where recipient_id = $2`,
      stranger.staffId,
      chief.staffId,
    );
    await law.at('2026-10-22T07:31');
    const { pass } = switchedOn();
    await pass();
    const of = async (staffId: string) =>
      (
        await law.rows<MailRow>(
          `select distinct status, dropped_for from delivery where recipient_id = $1`,
          staffId,
        )
      ).map(({ status, dropped_for }) => dropped_for ?? status);
    expect(await of(officer.staffId)).toEqual(['notHis']);
    expect(await of(stranger.staffId)).toEqual(['notHis']);
    expect(await of(chief.staffId)).toEqual(['sent']);
    expect(await of(head.staffId)).toEqual(['waiting']);
    await law.at('2026-10-22T12:01');
    await pass();
    expect(await of(head.staffId)).toEqual(['sent']);
  });

  test('a morning mail is dropped the next day, and where he wants none any more', async () => {
    await law.at('2026-10-26T07:05');
    const { chief, head } = law.desk.office.people;
    const write = (staffId: string, worthUntil: string) =>
      law.rows(
        `insert into delivery (home_agency_id, id, kind, dedupe_key, recipient_id, payload, not_before, status, attempts,
           created_at, question, worth_until)
         values ($1, gen_random_uuid(), 'mail', 'digest:' || $2::text, $1, $3, $4, 'waiting', 0, $4, 'digest', $2::timestamptz)`,
        staffId,
        worthUntil,
        { template: 'plain', subject: 'x', paragraphs: ['x'] },
        new Date(law.desk.service.app.get(Clock).now()),
      );
    await write(head.staffId, '2026-10-26T00:00:00+07:00');
    await write(chief.staffId, '2026-10-27T00:00:00+07:00');
    await law.rows(`update staff set daily_digest = false where id = $1`, chief.staffId);
    await switchedOn().pass();
    expect((await became('digest')).sort()).toEqual(['notWanted', 'tooOld']);
  });

  test('a server that takes the connection and says nothing holds nothing up', async () => {
    await lateAt('2026-10-26T08:00', '2026-11-10T07:40');
    const sockets: Socket[] = [];
    const silent: Server = createServer((socket) => sockets.push(socket));
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { transport, pass } = switchedOn(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    const passing = pass();
    for (let i = 0; i < 200 && sockets.length === 0; i++) await new Promise((done) => setTimeout(done, 25));
    const [held] = await law.rows<{ open: number; sending: number }>(
      `select (select count(*)::int from pg_stat_activity where datname = current_database()
         and state like 'idle in transaction%') as open,
         (select count(*)::int from delivery where status = 'sending') as sending`,
    );
    expect(held).toEqual({ open: 0, sending: expect.any(Number) });
    expect(held!.sending).toBeGreaterThan(0);
    const stopped = performance.now();
    transport.giveUpSoon();
    await passing;
    expect(performance.now() - stopped).toBeLessThan(60_000);
    const after = await law.rows<{ status: string; last_error: string | null }>(
      `select status, last_error from delivery where attempts > 0`,
    );
    expect(new Set(after.map(({ status }) => status))).toEqual(new Set(['failed']));
    expect(after[0]?.last_error).toContain('ESTOPPED');
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => silent.close(done));
  }, 30_000);

  test('what is held is looked at and decided by administrators only', async () => {
    for (const [method, path] of [
      ['GET', '/deliveries/held'],
      ['POST', '/deliveries/held/release'],
    ] as const)
      expect((await law.desk.send('chief', method, path)).status).toBe(403);
    const look = await law.desk.service.app.get(HeldMails).look(law.desk.service.app.get(Clock).now());
    expect(look).toEqual({ count: 0, oldestAt: null, asked: 0, worth: 0, dropped: [] });
    expect(law.desk.service.app.get(OrganizationDirectory)).toBeDefined();
  });
});
