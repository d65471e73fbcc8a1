// A mail to an applicant is asked again before it goes: still true, still young, and where he is reached now.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Clock } from '../../src/platform/clock.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { LawDesk } from '../law/law-desk.ts';
import { forgetMails, outbox } from './mails.ts';
import { openSink, type SmtpSink } from './smtp-sink.ts';
import { switchedOn as besides } from './switched-on.ts';

const APPLICANT = { name: 'Nguyễn Thị Hoà', kind: 'citizen', email: 'hoa@example.vn' };

let law: LawDesk;
let sink: SmtpSink;

beforeEach(async () => {
  sink = await openSink();
});
afterEach(() => sink.close());

const switchedOn = () => besides(law.desk.service.app, law.desk.service.config.connectionString, sink.url);

describe('what an applicant is told', () => {
  beforeAll(async () => {
    law = await LawDesk.open('2026-09-07T08:00');
    // Staff have a suite of their own.
    await law.rows('update staff set mail_alerts = false');
  });
  beforeEach(() => forgetMails(law));
  afterAll(() => law.close());

  test('with mail switched on late, an administrator decides; only what is still true and young goes', async () => {
    const [collected, waiting, supplemented] = await Promise.all(
      [1, 2, 3].map(() => law.log({ applicant: APPLICANT })),
    );
    const resolved = await law.desk.resolve(collected!);
    await law.event('reception', resolved, { type: 'return', how: 'desk', against: 'receipt' });
    await law.desk.resolve(waiting!);
    await law.forward(supplemented!, 'processing.appraise');
    const ask = { type: 'requestSupplement', reason: 'Thiếu bản vẽ', items: ['Bản vẽ'] };
    const asked = await law.event('officer', await law.fresh(supplemented!), ask);
    await law.event('reception', await law.fresh(asked), { type: 'completeSupplement' });
    await law.at('2026-09-09T08:00');
    const { pass } = switchedOn();
    await pass();
    expect(sink.taken).toEqual([]);
    expect((await outbox(law)).map(({ status }) => status)).toEqual(Array(4).fill('held'));
    const look = await law.desk.send('admin', 'GET', '/deliveries/held');
    const reasons = expect.arrayContaining([
      { reason: 'resultCollected', count: 1 },
      { reason: 'supplementOver', count: 1 },
    ]);
    expect(look.json()).toMatchObject({ worth: expect.any(Number), dropped: reasons });
    const none = await law.desk.send('admin', 'POST', '/deliveries/held/drop', { olderThanDays: 30 });
    expect(none.json()).toEqual({ count: 0 });
    const released = await law.desk.send('admin', 'POST', '/deliveries/held/release');
    expect(released.json<{ count: number }>().count).toBeGreaterThanOrEqual(4);
    await pass();
    const gone = await outbox(law);
    expect(gone).toEqual([
      { kind: 'resultReady', status: 'dropped', dropped_for: 'resultCollected' },
      { kind: 'resultReady', status: 'sent', dropped_for: null },
      { kind: 'supplementAsked', status: 'dropped', dropped_for: 'supplementOver' },
      { kind: 'newAppointment', status: 'sent', dropped_for: null },
    ]);
    expect(sink.taken.flatMap(({ to }) => to)).toEqual(
      expect.arrayContaining(['hoa@example.vn', 'hoa@example.vn']),
    );
  });

  test('goes to the address that was corrected meanwhile, and to none where none is left', async () => {
    await law.at('2026-09-10T08:00');
    const [one, other] = [await law.log({ applicant: APPLICANT }), await law.log({ applicant: APPLICANT })];
    for (const dossier of [one, other]) await law.desk.resolve(dossier);
    const correct = async (dossier: Dossier, email: string) => {
      const { version } = await law.fresh(dossier);
      const path = `/dossiers/${dossier.id}/applicant`;
      const body = { email, reason: 'Ghi nhầm' };
      const corrected = await law.desk.send('reception', 'PATCH', path, body, { 'if-match': `"${version}"` });
      expect([corrected.status, corrected.text]).toEqual([200, expect.any(String)]);
    };
    await correct(one, 'hoa.moi@example.vn');
    await correct(other, '');
    await switchedOn().pass();
    expect(sink.taken.map(({ to }) => to)).toEqual([['hoa.moi@example.vn']]);
    expect(await outbox(law)).toMatchObject([
      { status: 'sent' },
      { status: 'dropped', dropped_for: 'noAddress' },
    ]);
    const [row] = await law.rows<{ address: string }>(`select address from delivery where status = 'sent'`);
    expect(row?.address).toBe('hoa.moi@example.vn');
  });

  test('is not told when it is older than its kind allows, which is a setting', async () => {
    await law.at('2026-09-11T08:00');
    await law.desk.resolve(await law.log({ applicant: APPLICANT }));
    const body = { value: { resultReady: 0.5 }, reason: 'Thử' };
    const set = await law.desk.send('admin', 'PUT', '/settings/mail.ages', body, { 'if-match': '"0"' });
    expect(set.status).toBe(200);
    await law.at('2026-09-11T20:30');
    await switchedOn().pass();
    expect(await outbox(law)).toMatchObject([{ status: 'dropped', dropped_for: 'tooOld' }]);
  });

  test('an apology that another date has overtaken is not sent', async () => {
    await law.at('2026-09-14T08:00');
    await law.rows(
      `insert into delivery (home_agency_id, id, kind, dedupe_key, payload, not_before, status, attempts, created_at,
         question, about_id)
       select home_agency_id, gen_random_uuid(), 'mail', 'x', jsonb_build_object('template', 'applicant', 'kind',
         'apology', 'code', code, 'promisedDueAt', '2026-09-18T10:00:00Z'), $1, 'waiting', 0, $1, 'applicant', id
       from dossier where closed_at is null and resolved_at is null limit 1`,
      new Date(law.desk.service.app.get(Clock).now()),
    );
    await switchedOn().pass();
    expect(await outbox(law)).toMatchObject([{ status: 'dropped', dropped_for: 'overtaken' }]);
  });
});
