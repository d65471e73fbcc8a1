// Two appointments around the financial duty: what lies between them counts for nobody (Đồng Tháp 138/2025/QĐ-UBND).
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf } from '../dossiers/desk-app.ts';
import { LawDesk, local, onPaper } from './law-desk.ts';

describe('a first certificate of land', () => {
  let law: LawDesk;
  beforeAll(async () => {
    law = await LawDesk.open('2026-09-07T08:00');
  });
  afterAll(() => law.close());

  it('has a first appointment in fifteen days, a second in five once the tax is paid, and its one re-appointment left', async () => {
    const accepted = await law.log({ procedureCode: '1.013978', caseKey: 'cap-giay-chung-nhan' });
    const first = await law.show(accepted);
    expect(first.phase).toContain('Hẹn lần 1');
    expect(first.clock.promisedDueAt).toBe(local('2026-09-28T17:00'));
    await law.at('2026-09-25T09:00');
    let dossier = await law.forward(accepted, 'processing.financialDuty');
    const waiting = await law.show(dossier);
    expect(waiting).toMatchObject({ nationalStatus: 6, clock: { state: 'paused', waitingFor: 'citizen' } });
    // A month at the tax office makes nobody late.
    await law.at('2026-10-26T09:00');
    expect(await law.alerts(dossier)).not.toContain('dossierLate');
    expect(await law.preview('officer', dossier, { type: 'complete' })).toMatchObject({
      clockEffect: 'newPhase',
      after: { clock: { promisedDueAt: local('2026-11-02T17:00') } },
    });
    dossier = await law.event('officer', await law.fresh(dossier), { type: 'complete' });
    const second = await law.show(dossier);
    expect(second.phase).toContain('Hẹn lần 2');
    expect(second.clock).toMatchObject({
      statutoryDueAt: local('2026-11-02T17:00'),
      promisedDueAt: local('2026-11-02T17:00'),
    });
    expect(await law.print(dossier, 'receipt')).toMatchObject({
      dueAt: onPaper(local('2026-11-02T17:00')),
    });
    expect(second.ledger.find(({ kind }) => kind === 'restart')!.text).toContain('Hẹn lần 2');
    // Nothing goes back over the appointment between the phases.
    expect(
      codeOf(await law.tries('officer', dossier, { type: 'sendBack', to: 'appraise', reason: 'x' })),
    ).toEqual([409, 'event.notPossible']);
    const apology = { type: 'apologise', promisedAt: '2026-11-05T17:00:00+07:00', reason: 'Máy in hỏng' };
    dossier = await law.event('head', dossier, apology);
    expect((await law.show(dossier)).clock).toMatchObject({
      statutoryDueAt: local('2026-11-02T17:00'),
      promisedDueAt: local('2026-11-05T17:00'),
    });
    await law.at('2026-10-30T09:00');
    await law.forward(dossier, 'resolved');
    const resolved = await law.show(dossier);
    expect(resolved.clock).toMatchObject({ verdict: 'stoppedEarly', wasLate: false });
    const citizen = resolved.ledger.find(
      ({ kind, waitingFor }) => kind === 'used' && waitingFor === 'citizen',
    );
    // From 25 September 09:00 to 26 October 09:00.
    expect(citizen!.minutes).toBe(21 * 480);
    await law.verified();
  });

  it('that was late for its first appointment stays late, however quick the second part is', async () => {
    const accepted = await law.log({ procedureCode: '1.013978', caseKey: 'cap-giay-chung-nhan' });
    await law.at('2026-11-25T09:00');
    await law.forward(accepted, 'processing.financialDuty');
    await law.forward(accepted, 'resolved');
    expect((await law.show(accepted)).clock).toMatchObject({ verdict: 'stoppedLate', wasLate: true });
    await law.verified();
  });

  it('without phases in its process: the clock pauses for the duty and goes on, with a new receipt', async () => {
    const accepted = await law.log({});
    await law.forward(accepted, 'processing.appraise');
    expect((await law.show(accepted)).clock.statutoryDueAt).toBe(local('2026-12-09T17:00'));
    const waiting = await law.event('head', await law.fresh(accepted), {
      type: 'startFinancialDuty',
      reason: 'Nộp thuế',
      headReason: 'Thông báo thuế đến sau',
    });
    await law.at('2026-12-02T09:00');
    await law.event('reception', waiting, { type: 'completeFinancialDuty' });
    const shown = await law.show(waiting);
    // The day of acceptance is not counted anyway, so four working days are made good.
    expect(shown.clock.statutoryDueAt).toBe(local('2026-12-15T17:00'));
    expect((await law.print(waiting, 'receipt')).dueAt).toBe(onPaper(shown.clock.promisedDueAt!));
    await law.verified();
  });
});
