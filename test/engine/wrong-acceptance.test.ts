// An acceptance that was recorded wrongly is corrected by two people, and the clock with it.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DOSSIER } from '../../src/dossier-kind/dossier.ts';
import { explainLedger } from '../../src/domain/time/explain-ledger.ts';
import type { Command } from '../../src/dossier-kind/command.ts';
import { vn } from '../domain/time/vn-calendar.ts';
import { at } from '../support/fictional.ts';
import { refusal } from './plain-engine.ts';
import { desk, DUTY, FIVE, TimedEngine } from './timed-engine.ts';

let timed: TimedEngine;
beforeEach(async () => {
  timed = await TimedEngine.open();
});
afterEach(() => timed.closeVerified());

describe('a wrong acceptance', () => {
  const ask = (acceptedAt: string): Command => ({
    type: 'askAcceptanceCorrection',
    acceptedAt: at(acceptedAt),
    reason: 'Vào sổ chậm một ngày',
  });
  const agree: Command = { type: 'approveAcceptanceCorrection' };

  it('is corrected once the head agrees: the statutory date comes earlier, the promise stays', async () => {
    timed.begin('2026-12-08T07:30');
    const dossier = await timed.atWork(FIVE, '2026-12-08T08:00');
    expect(await timed.row(dossier)).toMatchObject({ due: '2026-12-15 17:00' });
    await timed.send(dossier, desk.reception, ask('2026-12-07T16:00'), '2026-12-09T08:00');
    expect((await timed.row(dossier)).due).toBe('2026-12-15 17:00');
    expect(await refusal(timed.send(dossier, desk.officer, agree, '2026-12-09T08:30'))).toBe('right.missing');
    const after = await timed.send(dossier, desk.head, agree, '2026-12-09T09:00');
    expect(after).toMatchObject({
      acceptedAt: at('2026-12-07T16:00'),
      statutoryDueAt: at('2026-12-14T17:00'),
      promisedDueAt: at('2026-12-15T17:00'),
    });
    expect(await timed.row(dossier)).toMatchObject({
      kinds: 'start correction',
      late_from: '2026-12-15 00:00',
    });
    const state = (await timed.engine.read(DOSSIER, [dossier])).get(dossier.id)!;
    const told = explainLedger(state.ledger, () => vn, timed.clock.now()).map(({ text }) => text);
    expect(told).toContain(
      '09:00 thứ Tư 09/12/2026: đính chính thời điểm tiếp nhận từ 08:00 thứ Ba 08/12/2026 thành 16:00 thứ Hai 07/12/2026, hạn 17:00 thứ Hai 14/12/2026 (Vào sổ chậm một ngày).',
    );
  });

  it('takes a lateness back that never was, and is never agreed to by whoever asks', async () => {
    timed.begin('2026-12-07T07:30');
    const dossier = await timed.atWork(FIVE, '2026-12-07T08:00'); // due Monday 14 December
    await timed.until('2026-12-15T08:00');
    expect((await timed.row(dossier)).was_late).toBe(true);
    await timed.send(dossier, desk.head, ask('2026-12-08T08:00'), '2026-12-15T09:00');
    expect(await refusal(timed.send(dossier, desk.head, agree, '2026-12-15T09:10'))).toBe(
      'acceptance.ownCorrection',
    );
    const reject: Command = { type: 'rejectAcceptanceCorrection', reason: 'Người khác đề nghị' };
    await timed.send(dossier, desk.head, reject, '2026-12-15T09:20');
    await timed.send(dossier, desk.officer, ask('2026-12-08T08:00'), '2026-12-15T09:30');
    await timed.send(dossier, desk.head, agree, '2026-12-15T09:40');
    expect(await timed.row(dossier)).toMatchObject({
      due: '2026-12-15 17:00',
      was_late: false,
      kinds: 'start late correction lateWithdrawn',
    });
    expect(await timed.lateAlerts(dossier)).toEqual([{ close_reason: 'correction' }]);
  });

  it('cannot be later than now, nor than what moved the clock already', async () => {
    timed.begin('2026-12-07T07:30');
    const dossier = await timed.atWork(FIVE, '2026-12-07T08:00');
    await timed.send(dossier, desk.officer, DUTY, '2026-12-08T08:00');
    for (const [instant, code] of [
      ['2026-12-31T08:00', 'acceptance.inFuture'],
      ['2026-12-08T09:00', 'acceptance.afterFacts'],
      ['2026-12-07T08:00', 'acceptance.unchanged'],
    ] as const) {
      await timed.send(dossier, desk.reception, ask(instant), '2026-12-09T08:00');
      expect(await refusal(timed.send(dossier, desk.head, agree, '2026-12-09T08:00'))).toBe(code);
      const reject: Command = { type: 'rejectAcceptanceCorrection', reason: 'Sai' };
      await timed.send(dossier, desk.head, reject, '2026-12-09T08:00');
    }
  });
});
