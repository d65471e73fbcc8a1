// Supplements: once a stage and in time, the limit starts anew; else only the head may ask, and the clock only waits.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf } from '../dossiers/desk-app.ts';
import { LawDesk, local, onPaper } from './law-desk.ts';
import { composeApplicantMail } from '../../src/alerts/mail/compose-applicant-mail.ts';
import type { ApplicantMailPayload } from '../../src/alerts/mail/compose-applicant-mail.ts';

const ASK = { type: 'requestSupplement', reason: 'Bản vẽ chưa đủ', items: ['ban-ve', 'Đơn mới'] };

describe('a supplement asked while the dossier is handled', () => {
  let law: LawDesk;
  beforeAll(async () => {
    law = await LawDesk.open('2026-09-07T08:00');
  });
  afterAll(() => law.close());

  it('in three working days: the limit counts from zero, and a new receipt is given', async () => {
    const accepted = await law.log({
      applicant: { name: 'Nguyễn Thị Hoà', kind: 'citizen', email: 'hoa@example.vn' },
    });
    expect((await law.show(accepted)).clock.statutoryDueAt).toBe(local('2026-09-21T17:00'));
    await law.forward(accepted, 'processing.appraise');
    await law.at('2026-09-08T08:00');
    const preview = await law.preview('officer', accepted, ASK);
    expect(preview).toMatchObject({ allowed: true, clockEffect: 'pauses' });
    const asked = await law.event('officer', await law.fresh(accepted), {
      ...ASK,
      marks: { 'ban-ve': 'incorrect' },
    });
    expect((await law.show(asked)).clock).toMatchObject({ state: 'paused', waitingFor: 'citizen' });
    await law.at('2026-09-14T09:00');
    const again = await law.event('reception', asked, { type: 'completeSupplement' });
    const shown = await law.show(again);
    expect(shown.clock).toMatchObject({
      statutoryDueAt: local('2026-09-28T17:00'),
      promisedDueAt: local('2026-09-28T17:00'),
    });
    expect(await law.print(again, 'receipt')).toMatchObject({ dueAt: onPaper(local('2026-09-28T17:00')) });
    expect(shown.supplements).toEqual([
      expect.objectContaining({
        stage: 'appraisal',
        round: 1,
        breach: false,
        after: 'restart',
        approverId: law.desk.office.people.officer.staffId,
        items: [
          expect.objectContaining({ item: 'ban-ve', mark: 'incorrect', received: true }),
          expect.objectContaining({ item: 'Đơn mới', mark: 'missing', received: true }),
        ],
      }),
    ]);
    expect((await law.mails(again)).map(({ kind }) => kind)).toEqual(['supplementAsked', 'newAppointment']);
    expect(shown.stays.at(-1)).toMatchObject({ state: 'processing.appraise', budgetMinutes: 7 * 8 * 60 });
  });

  it('once more in the stage: not the officer, not without a reason, and the clock goes on where it stood', async () => {
    const accepted = await law.log({});
    await law.forward(accepted, 'processing.appraise');
    const asked = await law.event('officer', await law.fresh(accepted), ASK);
    await law.at('2026-09-15T09:00');
    const once = await law.event('reception', asked, { type: 'completeSupplement' });
    expect((await law.show(once, 'officer')).possible.map(({ type }) => type)).not.toContain(
      'requestSupplement',
    );
    expect((await law.show(once, 'head')).possible).toContainEqual(
      expect.objectContaining({ type: 'requestSupplement', needs: ['reason', 'items', 'headReason'] }),
    );
    expect(codeOf(await law.tries('officer', once, { ...ASK, headReason: 'x' }))).toEqual([
      403,
      'supplement.headOnly',
    ]);
    expect(codeOf(await law.tries('head', once, ASK))).toEqual([422, 'facts.missing']);
    expect(await law.preview('head', once, ASK)).toMatchObject({
      allowed: false,
      missingFacts: ['headReason'],
    });
    await law.at('2026-09-16T09:00');
    const twice = await law.event('head', once, { ...ASK, headReason: 'Luật mới có hiệu lực' });
    await law.at('2026-09-23T09:00');
    const after = await law.event('reception', twice, { type: 'completeSupplement' });
    const shown = await law.show(after);
    // Ten working days from 15 September, five of them waited for the applicant.
    expect(shown.clock.statutoryDueAt).toBe(local('2026-10-06T17:00'));
    expect(shown.supplements.at(-1)).toMatchObject({
      round: 2,
      breach: true,
      after: 'resume',
      headReason: 'Luật mới có hiệu lực',
    });
    expect(shown.ledger.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['start', 'pause', 'restart', 'resume']),
    );
  });

  it('after the three days have passed: a breach, even the first time', async () => {
    const accepted = await law.log({});
    await law.forward(accepted, 'processing.appraise');
    await law.at('2026-09-29T08:00');
    const late = await law.fresh(accepted);
    expect(codeOf(await law.tries('officer', late, ASK))).toEqual([403, 'supplement.headOnly']);
    await law.event('head', late, { ...ASK, headReason: 'Chuyên viên ốm' });
    expect((await law.show(late)).supplements[0]).toMatchObject({ round: 1, breach: true, after: 'resume' });
  });

  it('that nobody brings closes the dossier after fifteen working days', async () => {
    const accepted = await law.log({
      applicant: { name: 'Nguyễn Thị Hoà', kind: 'citizen', email: 'hoa@example.vn' },
    });
    await law.forward(accepted, 'processing.appraise');
    await law.event('officer', await law.fresh(accepted), ASK);
    await law.at('2026-10-20T16:59');
    expect((await law.show(accepted)).state).toBe('awaitingSupplement');
    await law.at('2026-10-20T17:00');
    const shown = await law.show(accepted);
    expect(shown).toMatchObject({ state: 'stopped', outcome: 'stopped', nationalStatus: 8 });
    expect(shown.journal.at(-1)!.data).toMatchObject({ reason: 'notSupplemented' });
    const told = (await law.mails(accepted)).map(
      (mail) => composeApplicantMail(mail as ApplicantMailPayload, 'https://motcua.example').text,
    );
    expect(told).toEqual([
      expect.stringContaining('cần được bổ sung, hoàn thiện trước 17:00 thứ Ba 20/10/2026'),
      expect.stringContaining('không được bổ sung, hoàn thiện trong thời hạn'),
    ]);
    expect(told.join()).not.toContain('notSupplemented');
    expect(shown.clock.wasLate).toBe(false);
    await law.verified();
  });
});

describe('a house to be built', () => {
  let law: LawDesk;
  const HOUSE = { procedureCode: '1.013225', caseKey: 'nha-o' };
  beforeAll(async () => {
    law = await LawDesk.open('2026-09-07T08:00');
  });
  afterAll(() => law.close());

  it('is supplemented four times and still on time, for the delay was never the department’s', async () => {
    let dossier = await law.log(HOUSE);
    expect((await law.show(dossier)).clock.statutoryDueAt).toBe(local('2026-09-22T17:00'));
    dossier = await law.forward(dossier, 'processing.verify');
    const round = async (asked: string, completed: string, head?: string) => {
      await law.at(asked);
      dossier = await law.event(head === undefined ? 'officer' : 'head', await law.fresh(dossier), {
        ...ASK,
        ...(head !== undefined && { headReason: head }),
      });
      await law.at(completed);
      dossier = await law.event('reception', await law.fresh(dossier), { type: 'completeSupplement' });
      return (await law.show(dossier)).clock.statutoryDueAt;
    };
    // Seven working days for the one list, five for the notice to go on: each starts the fifteen days anew.
    expect(await round('2026-09-14T08:00', '2026-09-21T08:00')).toBe(local('2026-10-06T17:00'));
    expect(await round('2026-09-25T08:00', '2026-10-02T08:00')).toBe(local('2026-10-19T17:00'));
    // The law has no third: the head answers for it, and the clock only waits.
    await law.at('2026-10-05T08:00');
    expect(codeOf(await law.tries('officer', dossier, ASK))).toEqual([403, 'supplement.headOnly']);
    expect(await round('2026-10-05T08:00', '2026-10-12T08:00', 'Thay đổi thiết kế')).toBe(
      local('2026-10-26T17:00'),
    );
    expect(await round('2026-10-13T08:00', '2026-10-23T08:00', 'Chủ đầu tư đổi phương án')).toBe(
      local('2026-11-03T17:00'),
    );
    await law.at('2026-10-30T08:00');
    await law.forward(dossier, 'resolved');
    const shown = await law.show(dossier);
    expect(shown.clock).toMatchObject({ verdict: 'stoppedEarly', wasLate: false });
    expect(shown.supplements.map(({ round: n, breach, after }) => [n, breach, after])).toEqual([
      [1, false, 'restart'],
      [2, false, 'restart'],
      [3, true, 'resume'],
      [4, true, 'resume'],
    ]);
    expect(shown.supplements[0]!.legalBasis).toContain('Luật Xây dựng');
    expect(shown.ledger.map(({ kind }) => kind).filter((kind) => kind === 'pause')).toHaveLength(4);
    const used = Object.fromEntries(
      shown.ledger
        .filter(({ kind }) => kind === 'used')
        .map(({ waitingFor, minutes }) => [waitingFor, minutes!]),
    );
    expect(used['citizen']).toBe((5 + 5 + 5 + 8) * 480);
    expect(used['department']).toBeLessThan(15 * 480 * 1.5);
    await law.verified();
  });

  it('still wrong after the second supplement is refused in three working days', async () => {
    const accepted = await law.log(HOUSE);
    let dossier = await law.forward(accepted, 'processing.verify');
    for (const day of ['2026-11-02', '2026-11-04']) {
      dossier = await law.event('officer', await law.fresh(dossier), ASK);
      await law.at(`${day}T08:00`);
      dossier = await law.event('reception', await law.fresh(dossier), { type: 'completeSupplement' });
    }
    await law.forward(dossier, 'processing.sign');
    await law.at('2026-11-09T09:00');
    await law.event('leader', await law.fresh(dossier), {
      type: 'refuse',
      reason: 'Vẫn không đúng quy hoạch',
    });
    const shown = await law.show(dossier);
    expect(shown).toMatchObject({ state: 'resolved', outcome: 'refused' });
    expect(shown.journal.at(-1)!.data).toMatchObject({ breach: false });
    expect((await law.print(dossier, 'refusal')).formNumber).toBe('03');
    await law.verified();
  });
});
