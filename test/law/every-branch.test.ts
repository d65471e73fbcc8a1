// Every way that a dossier may go, under each of the decrees: at the counter, on the way, and at its end.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf } from '../dossiers/desk-app.ts';
import { LawDesk, local, workingDay } from './law-desk.ts';

const ASK = { type: 'requestSupplement', reason: 'Bản vẽ chưa đủ', items: ['ban-ve', 'Đơn mới'] };
const ONLINE = { channel: 'online', decision: undefined };

describe.each([
  { day: '2023-10-02', regime: '107/2021', stopNotice: null },
  { day: '2025-07-07', regime: '118/2025', stopNotice: null },
  { day: '2025-10-06', regime: '118/2025', stopNotice: '05 stopNotice' },
  { day: '2026-09-07', regime: '309/2026', stopNotice: '05 stopNotice' },
])('a dossier that came in on $day, under $regime', ({ day, regime, stopNotice }) => {
  let law: LawDesk;
  let passed = 0;
  beforeAll(async () => {
    law = await LawDesk.open(`${day}T08:00`);
  });
  afterAll(() => law.close());

  /** The day that many working days from now. */
  const ahead = (days: number) => workingDay(day, passed + days);
  const go = (days: number, time = '08:00') => {
    passed += days;
    return law.at(`${ahead(0)}T${time}`);
  };

  it('with papers missing: one request that names everything; complete, its time begins that day', async () => {
    const { type: _, ...ask } = ASK;
    const missing = await law.log({ decision: 'requestSupplement', ...ask });
    const asked = await law.show(missing);
    expect(asked).toMatchObject({ regime, state: 'awaitingSupplement', acceptedAt: null });
    expect(asked.supplements).toMatchObject([{ stage: 'intake', round: 1, items: [{}, {}] }]);
    expect(await law.forms(missing)).toEqual(['02 supplementRequest']);
    await go(2);
    const complete = await law.event('reception', await law.fresh(missing), { type: 'completeSupplement' });
    expect(complete.state).toBe('lodged');
    await law.event('reception', complete, { type: 'accept' });
    expect(await law.show(missing)).toMatchObject({
      acceptedAt: local(`${ahead(0)}T08:00`),
      clock: { statutoryDueAt: local(`${ahead(10)}T17:00`) },
    });
    expect(await law.forms(missing)).toEqual(['02 supplementRequest', '01 receipt']);
  });

  it('that cannot be taken is refused with its reason, and where it belongs elsewhere with the place', async () => {
    const refused = await law.log({ decision: 'refuse', reason: 'Đã có kết quả' });
    expect(await law.show(refused)).toMatchObject({ state: 'refused', nationalStatus: 3, acceptedAt: null });
    expect(await law.forms(refused)).toEqual(['03 refusal']);
    const lodged = await law.log(ONLINE);
    const elsewhere = { type: 'refuse', reason: 'Không thuộc thẩm quyền', wrongAuthority: true };
    expect(codeOf(await law.tries('reception', lodged, elsewhere))).toEqual([422, 'facts.missing']);
    await law.event('reception', lodged, { ...elsewhere, sendTo: 'Công an xã' });
    expect((await law.print(lodged, 'refusal')).reason).toMatch(/nộp hồ sơ tại: Công an xã$/);
  });

  it.each(['online', 'post'])(
    'lodged by %s is answered in eight working hours; later is late to be answered, never to be handled',
    async (channel) => {
      const [late, prompt] = [
        await law.log({ channel, decision: undefined }),
        await law.log({ channel, decision: undefined }),
      ];
      await law.event('reception', prompt, { type: 'accept' });
      await go(2);
      expect(await law.alerts(late)).toEqual(['receptionLate']);
      await law.event('reception', await law.fresh(late), { type: 'accept' });
      expect(await law.show(late)).toMatchObject({
        receptionLate: true,
        clock: { verdict: 'onTime', wasLate: false, statutoryDueAt: local(`${ahead(10)}T17:00`) },
      });
      expect((await law.show(prompt)).receptionLate).toBe(false);
    },
  );

  it('with a result on the spot needs no receipt, and is in the books all the same', async () => {
    const copy = { procedureCode: '2.000815', caseKey: 'trong-ngay', decision: 'giveResult' };
    const given = await law.log(copy);
    expect(await law.show(given)).toMatchObject({
      state: 'returned',
      outcome: 'granted',
      code: expect.any(String) as unknown,
    });
    expect(await law.forms(given)).toEqual([]);
    expect(await law.forms(await law.log({ ...copy, receipt: true }))).toEqual(['01 receipt']);
  });

  it('sent back by the head to an earlier step keeps its date, and the applicant hears nothing', async () => {
    const accepted = await law.log({ applicant: { name: 'Lê Văn An', kind: 'citizen', email: 'an@e.vn' } });
    const before = (await law.show(accepted)).clock;
    let dossier = await law.forward(accepted, 'processing.appraise');
    await go(3);
    dossier = await law.event('officer', await law.fresh(dossier), { type: 'complete' });
    dossier = await law.event('head', dossier, { type: 'sendBack', to: 'appraise', reason: 'Thiếu căn cứ' });
    const { clock, ledger } = await law.show(dossier);
    expect(dossier.state).toBe('processing.appraise');
    expect([clock.state, clock.statutoryDueAt, clock.promisedDueAt]).toEqual([
      'running.onTime',
      before.statutoryDueAt,
      before.promisedDueAt,
    ]);
    expect(ledger.map(({ kind }) => kind)).not.toContain('restart');
    expect(await law.mails(dossier)).toEqual([]);
  });

  it('asked for a supplement in three working days begins anew; once more it only waits', async () => {
    const accepted = await law.log({});
    await law.forward(accepted, 'processing.appraise');
    await go(3);
    let dossier = await law.event('officer', await law.fresh(accepted), ASK);
    await go(2);
    dossier = await law.event('reception', await law.fresh(dossier), { type: 'completeSupplement' });
    const anew = local(`${ahead(10)}T17:00`);
    expect((await law.show(dossier)).clock.statutoryDueAt).toBe(anew);
    expect(await law.forms(dossier)).toEqual(['01 receipt', '02 supplementRequest', '01 receipt']);
    expect(codeOf(await law.tries('officer', dossier, ASK))).toEqual([403, 'supplement.headOnly']);
    await law.event('head', dossier, { ...ASK, headReason: 'Luật mới có hiệu lực' });
    expect((await law.show(dossier)).supplements.at(-1)).toMatchObject({ breach: true, after: 'resume' });
  });

  it('whose supplement nobody brings is stopped by the system at the end of fifteen working days', async () => {
    const accepted = await law.log({});
    await law.forward(accepted, 'processing.appraise');
    await law.event('officer', await law.fresh(accepted), ASK);
    await go(15, '16:59');
    expect((await law.show(accepted)).state).toBe('awaitingSupplement');
    await go(0, '17:00');
    const shown = await law.show(accepted);
    expect(shown).toMatchObject({ state: 'stopped', clock: { wasLate: false } });
    expect(shown.journal.at(-1)!.data).toMatchObject({ reason: 'notSupplemented' });
    const forms = ['01 receipt', '02 supplementRequest', ...(stopNotice === null ? [] : [stopNotice])];
    expect(await law.forms(accepted)).toEqual(forms);
  });

  it('that will be late is apologised for once; a second time is refused, and every count has it late', async () => {
    await go(1);
    const accepted = await law.log({});
    let dossier = await law.forward(accepted, 'processing.appraise');
    const slip = { type: 'apologise', reason: 'Chờ xác minh', promisedAt: `${ahead(14)}T17:00:00+07:00` };
    await go(9);
    dossier = await law.event('head', await law.fresh(dossier), slip);
    expect((await law.forms(dossier)).at(-1)).toBe('04 apology');
    expect((await law.show(dossier)).journal.at(-1)!.data).toMatchObject({ late: false });
    expect(codeOf(await law.tries('leader', dossier, slip))).toEqual([409, 'apology.onlyOnce']);
    await go(2);
    // The new appointment is not missed yet, and the law's date is.
    const { clock } = await law.show(dossier);
    expect(clock).toMatchObject({ verdict: 'late', promisedDueAt: local(`${ahead(3)}T17:00`) });
    const listed = async (query: string) =>
      (await law.desk.send('head', 'GET', `/dossiers?limit=100&${query}`))
        .json<{ rows: { id: string }[] }>()
        .rows.some(({ id }) => id === dossier.id);
    expect([await listed('due=late'), await listed('due=onTime,dueSoon')]).toEqual([true, false]);
    expect(await law.alerts(dossier)).toContain('dossierLate');
    const resolved = await law.forward(dossier, 'resolved');
    expect((await law.show(resolved)).clock).toMatchObject({ verdict: 'stoppedLate', wasLate: true });
    const kept = await law.rows('select verdict, was_late from dossier where id = $1', dossier.id);
    expect(kept).toEqual([{ verdict: 'late', was_late: true }]);
    await law.event('reception', resolved, { type: 'return', how: 'desk', against: 'receipt' });
    expect((await law.show(dossier)).clock).toMatchObject({ verdict: 'stoppedLate', wasLate: true });
  });

  it('refused after its day is late like any other result, and has its slip', async () => {
    const accepted = await law.log({});
    await law.forward(accepted, 'processing.appraise');
    await go(11);
    await law.event('leader', await law.forward(accepted, 'processing.sign'), {
      type: 'refuse',
      reason: 'Không đủ điều kiện',
    });
    expect(await law.show(accepted)).toMatchObject({
      state: 'resolved',
      outcome: 'refused',
      clock: { verdict: 'stoppedLate', wasLate: true },
    });
    expect(await law.forms(accepted)).toEqual(['01 receipt', '03 refusal']);
  });

  it('whose result nobody collects is pointed out after five working days, until it is handed over', async () => {
    const resolved = await law.forward(await law.log({}), 'resolved');
    await go(5, '16:59');
    expect(await law.alerts(resolved)).not.toContain('resultWaiting');
    await go(0, '17:00');
    expect(await law.alerts(resolved)).toContain('resultWaiting');
    await law.event('reception', await law.fresh(resolved), {
      type: 'return',
      how: 'desk',
      against: 'receipt',
    });
    const open = await law.rows(
      'select kind from alert where dossier_id = $1 and closed_at is null',
      resolved.id,
    );
    expect(open).toEqual([]);
    // Uncollected is not late: the time ended with the result.
    expect((await law.show(resolved)).clock.wasLate).toBe(false);
  });

  it('given out with a mistake is corrected without a new date', async () => {
    const given = await law.forward(await law.log({}), 'resolved');
    const { clock } = await law.show(given);
    await law.event('officer', given, { type: 'correct', what: 'Tên đệm', reason: 'Đánh máy nhầm' });
    expect(await law.show(given)).toMatchObject({ state: 'resolved', clock });
  });

  it('leaves a journal that folds to what the rows say', () => law.verified());
});
