// A dossier that is sent back again and again: alerted of once, from the send-back that the setting names.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nthSendBack } from '../../src/alerts/raise/nth-send-back.ts';
import { RaiseSendBacks } from '../../src/alerts/raise/raise-send-backs.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { LawDesk } from '../law/law-desk.ts';

describe('the n-th send-back', () => {
  const journal = (...types: string[]) => types.map((type, at) => ({ type, at }));

  it.each([
    [journal(), 2, null],
    [journal('complete', 'sendBack', 'complete'), 2, null],
    [journal('sendBack', 'complete', 'sendBack'), 2, 2],
    [journal('sendBack', 'complete', 'sendBack', 'complete', 'sendBack'), 2, 2],
    // One that its sender took back was none.
    [journal('sendBack', 'undo', 'sendBack'), 2, null],
    [journal('sendBack', 'undo', 'sendBack', 'complete', 'sendBack'), 2, 4],
    [journal('sendBack', 'complete', 'undo', 'sendBack'), 2, 3],
    // What is nobody's act, or another agency's, stands between the two and changes nothing.
    [journal('sendBack', 'xstate.after.step', 'undo', 'sendBack'), 2, null],
    [journal('sendBack', 'answerConsultation', 'undo', 'sendBack', 'complete', 'sendBack'), 2, 5],
    [journal('sendBack', 'take', 'xstate.after.step', 'undo', 'sendBack'), 2, 4],
  ])('%# is found', (entries, n, at) => expect(nthSendBack(entries, n, 99)).toBe(at));

  it('counts once it can no longer be taken back', () => {
    const entries = journal('sendBack', 'complete', 'sendBack');
    expect([1, 2].map((settled) => nthSendBack(entries, 2, settled))).toEqual([null, 2]);
  });
});

describe('in the service', () => {
  let law: LawDesk;
  beforeAll(async () => {
    law = await LawDesk.open('2026-09-07T08:00');
  });
  afterAll(() => law.close());

  const look = (local: string) =>
    law.desk.service.app.get(RaiseSendBacks).run(parseInstant('2026-09-01T00:00'), parseInstant(local));
  const alerts = (dossier: Dossier) =>
    law.rows<{ closed: boolean }>(
      `select closed_at is not null as closed from alert where dossier_id = $1 and kind = 'sentBackOften'`,
      dossier.id,
    );
  const sentBack = async (dossier: Dossier): Promise<Dossier> => {
    const appraised = await law.forward(dossier, 'processing.appraise');
    return law.event('officer', appraised, {
      type: 'sendBack',
      to: 'assign',
      reason: 'Chưa rõ người thụ lý',
    });
  };

  it('the third one is alerted of, once, until the result is there', async () => {
    let dossier = await law.log({});
    for (let i = 0; i < 2; i++) dossier = await sentBack(dossier);
    expect(await look('2026-09-07T09:00')).toBe(0);
    dossier = await sentBack(dossier);
    // For half an hour it may be taken back, and that may be written down a little later.
    expect(await look('2026-09-07T08:39')).toBe(0);
    expect(await look('2026-09-07T10:00')).toBe(1);
    dossier = await sentBack(dossier);
    expect(await look('2026-09-07T11:00')).toBe(0);
    expect(await alerts(dossier)).toEqual([{ closed: false }]);
    await law.forward(dossier, 'resolved');
    await look('2026-09-07T12:00');
    expect(await alerts(dossier)).toEqual([{ closed: true }]);
    await law.verified();
  });

  it('one that was taken back is alerted of at no time', async () => {
    let dossier = await law.log({});
    for (let i = 0; i < 3; i++) dossier = await sentBack(dossier);
    dossier = await law.event('officer', dossier, { type: 'undo' });
    expect(await look('2026-09-07T08:01')).toBe(0);
    expect(await look('2026-09-07T12:30')).toBe(0);
    expect(await alerts(dossier)).toEqual([]);
    await law.forward(dossier, 'resolved');
  });

  it('how often is a setting', async () => {
    const body = { value: 2, reason: 'Chỉ đạo' };
    const set = await law.desk.send('admin', 'PUT', '/settings/alerts.sendBacks', body, {
      'if-match': '"0"',
    });
    expect(set.status).toBe(200);
    let dossier = await law.log({});
    for (let i = 0; i < 2; i++) dossier = await sentBack(dossier);
    expect(await look('2026-09-07T13:00')).toBe(1);
    expect(await alerts(dossier)).toHaveLength(1);
  });
});
