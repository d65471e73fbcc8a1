// What moves a date, and who is told: extension, apology, late answers, a dossier from across a boundary, results at once.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf } from '../dossiers/desk-app.ts';
import { LawDesk, local } from './law-desk.ts';

const HOUSE = { procedureCode: '1.013225', caseKey: 'nha-o' };
const MAILED = { applicant: { name: 'Nguyễn Thị Hoà', kind: 'citizen', email: 'hoa@example.vn' } };

describe('under the decrees of 2026', () => {
  let law: LawDesk;
  beforeAll(async () => {
    law = await LawDesk.open('2026-09-07T08:00');
  });
  afterAll(() => law.close());

  it('a building permit is extended once, by ten days at most, told to the applicant and to the superior', async () => {
    const accepted = await law.log({ ...HOUSE, ...MAILED });
    await law.forward(accepted, 'processing.verify');
    const extend = { type: 'extend', reason: 'Cần khảo sát thêm địa chất' };
    expect(codeOf(await law.tries('officer', accepted, extend))).toEqual([403, 'right.missing']);
    expect(codeOf(await law.tries('head', accepted, { ...extend, amount: 11 }))).toEqual([
      422,
      'extension.tooLong',
    ]);
    expect(await law.preview('head', accepted, extend)).toMatchObject({
      allowed: true,
      clockEffect: 'extends',
    });
    await law.event('head', await law.fresh(accepted), extend);
    const shown = await law.show(accepted);
    // 22 September and ten days.
    expect(shown.clock).toMatchObject({
      statutoryDueAt: local('2026-10-02T17:00'),
      promisedDueAt: local('2026-10-02T17:00'),
    });
    expect(shown.ledger.some(({ kind, text }) => kind === 'extend' && text.includes('khảo sát'))).toBe(true);
    expect((await law.mails(accepted)).map(({ kind }) => kind)).toEqual(['extended']);
    expect(await law.alerts(accepted)).toContain('extended');
    expect(codeOf(await law.tries('head', accepted, extend))).toEqual([409, 'event.notPossible']);
    const plain = await law.log({});
    await law.forward(plain, 'processing.appraise');
    expect(codeOf(await law.tries('head', plain, extend))).toEqual([409, 'event.notPossible']);
    await law.verified();
  });

  it('an apology is the head’s or the leader’s, moves the appointment once, is told, and a late one is marked', async () => {
    const accepted = await law.log(MAILED);
    await law.forward(accepted, 'processing.appraise');
    const slip = { type: 'apologise', promisedAt: '2026-09-25T17:00:00+07:00', reason: 'Chờ xác minh' };
    expect(codeOf(await law.tries('officer', accepted, slip))).toEqual([403, 'right.missing']);
    expect((await law.show(accepted, 'head')).apologyDueAt).toBeNull();
    // The task is raised one working day before the last day for it.
    await law.at('2026-09-17T17:00');
    expect(await law.alerts(accepted)).toContain('apologyDue');
    expect((await law.show(accepted, 'head')).apologyDueAt).toBe(local('2026-09-18T17:00'));
    await law.at('2026-09-21T08:00');
    await law.event('leader', await law.fresh(accepted), slip);
    const shown = await law.show(accepted);
    expect(shown.clock).toMatchObject({
      statutoryDueAt: local('2026-09-21T17:00'),
      promisedDueAt: local('2026-09-25T17:00'),
    });
    expect(shown.journal.at(-1)!.data).toMatchObject({ late: true });
    expect((await law.mails(accepted)).map(({ kind }) => kind)).toEqual(['apology']);
    expect((await law.show(accepted, 'head')).apologyDueAt).toBeNull();
    expect(codeOf(await law.tries('head', accepted, slip))).toEqual([409, 'apology.onlyOnce']);
    expect(await law.preview('head', accepted, slip)).toMatchObject({
      allowed: false,
      refusal: { code: 'apology.onlyOnce' },
    });
    await law.at('2026-09-22T08:00');
    expect((await law.show(accepted)).clock.verdict).toBe('late');
    await law.verified();
  });

  it('an online lodging answered after eight working hours is late to be answered, never late to be handled', async () => {
    const lodged = await law.log({ channel: 'online', decision: undefined });
    const prompt = await law.log({ channel: 'online', decision: undefined });
    await law.event('reception', prompt, { type: 'accept' });
    await law.at('2026-09-23T08:01');
    await law.event('reception', await law.fresh(lodged), { type: 'accept' });
    expect(await law.show(lodged)).toMatchObject({
      receptionLate: true,
      clock: { verdict: 'onTime', wasLate: false },
    });
    expect((await law.show(prompt)).receptionLate).toBe(false);
    const kept = await law.rows<{ reception_late: boolean }>(
      'select reception_late from dossier where id = $1',
      lodged.id,
    );
    expect(kept).toEqual([{ reception_late: true }]);
    await law.verified();
  });

  it('a dossier lodged with the wrong authority is refused with the place to send it to', async () => {
    const lodged = await law.log({ channel: 'online', decision: undefined });
    const refusal = { type: 'refuse', reason: 'Không thuộc thẩm quyền', wrongAuthority: true };
    expect(codeOf(await law.tries('reception', lodged, refusal))).toEqual([422, 'facts.missing']);
    await law.event('reception', lodged, { ...refusal, sendTo: 'Công an xã' });
    expect(await law.show(lodged)).toMatchObject({ state: 'refused', nationalStatus: 3 });
    expect((await law.print(lodged, 'refusal')).reason).toMatch(/nộp hồ sơ tại: Công an xã$/);
    const { lodgingNo: code, lookupSecret: secret } = lodged;
    const told = await law.desk.send(null, 'POST', '/look-up', { code, secret });
    expect(told.json()).toMatchObject({ state: 'refused', sendTo: 'Công an xã' });
  });

  it('a certified copy is lodged, decided and returned in one act; a receipt only when asked for', async () => {
    const copy = { procedureCode: '2.000815', caseKey: 'trong-ngay', decision: 'giveResult' };
    const given = await law.log(copy);
    expect(await law.show(given)).toMatchObject({
      state: 'returned',
      nationalStatus: 10,
      outcome: 'granted',
      code: expect.any(String) as unknown,
      clock: { verdict: 'stoppedOnTime' },
    });
    const forms = async (id: string) =>
      (
        await law.rows<{ forms: string[] | null }>(
          `select entry->'forms' as forms from case_event where case_id = $1 and type = 'giveResult'`,
          id,
        )
      )[0]!.forms;
    expect(await forms(given.id)).toBeNull();
    expect(await forms((await law.log({ ...copy, receipt: true })).id)).toEqual(['receipt']);
    const refused = await law.desk.send('reception', 'POST', '/dossiers', {
      procedureCode: '1.001806',
      caseKey: 'chung',
      applicant: MAILED.applicant,
      decision: 'giveResult',
    });
    expect(codeOf(refused)).toEqual([409, 'event.notPossible']);
    await law.verified();
  });

  it('a copy received until 15:00 is due the same day, after it the next working day', async () => {
    const copy = { procedureCode: '2.000815', caseKey: 'trong-ngay' };
    await law.at('2026-09-25T15:00');
    const early = await law.log(copy);
    await law.at('2026-09-25T15:01');
    const late = await law.log(copy);
    expect((await law.show(early)).clock.statutoryDueAt).toBe(local('2026-09-25T17:00'));
    expect((await law.show(late)).clock.statutoryDueAt).toBe(local('2026-09-28T17:00'));
  });
});
