// Fees over HTTP: assessed, paid, refunded, exempted, voided; and what is unpaid at handing over.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

interface Fees {
  readonly items: readonly {
    readonly key: string;
    readonly fixedAmount: number | null;
    readonly due: number | null;
    readonly exempted: number;
    readonly paid: number;
    readonly refunded: number;
    readonly outstanding: number | null;
  }[];
  readonly lines: readonly { id: string; kind: string; recordedBy: string; voidedAt: string | null }[];
  readonly outstanding: number;
  readonly mayChange: boolean;
  readonly atHandOver: string;
}
/** A fee of the case with an amount, and one that a council sets. */
const FIXED = { procedureCode: '3.000347', caseKey: 'chung' };
const OPEN = { procedureCode: '1.000894' };

let desk: DeskApp;
let fixed: { key: string; amount: number };

beforeAll(async () => {
  desk = await DeskApp.open();
  const { cases } = (await desk.send('reception', 'GET', `/procedures/${FIXED.procedureCode}`)).json<{
    cases: { fees: { key: string; amount: number }[] }[];
  }>();
  fixed = cases[0]!.fees.find(({ amount }) => amount > 0)!;
});
afterAll(() => desk.close());

const read = async (dossier: Dossier, person: PersonName = 'reception') =>
  (await desk.send(person, 'GET', `/dossiers/${dossier.id}/fees`)).json<Fees>();
const record = (dossier: Dossier, body: object, person: PersonName = 'reception') =>
  desk.send(person, 'POST', `/dossiers/${dossier.id}/fees`, {
    id: randomUUID(),
    kind: 'payment',
    method: 'cash',
    ...body,
  });
const strike = (dossier: Dossier, id: string, body: object, person: PersonName = 'reception') =>
  desk.send(person, 'POST', `/dossiers/${dossier.id}/fees/${id}/void`, body);
async function recorded(dossier: Dossier, body: object): Promise<Fees> {
  const answer = await record(dossier, body);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.json<Fees>();
}
const balance = ({ items }: Fees, key: string) => items.find((item) => item.key === key);

describe('a fee that the procedure fixes', () => {
  it('is owed until it is paid, in one part or several', async () => {
    const dossier = await desk.log(FIXED);
    const before = await read(dossier);
    expect(balance(before, fixed.key)).toMatchObject({
      due: fixed.amount,
      paid: 0,
      outstanding: fixed.amount,
    });
    expect(before).toMatchObject({ mayChange: true, atHandOver: 'warn', lines: [] });
    await recorded(dossier, { itemKey: fixed.key, amount: 1000 });
    const rest = {
      itemKey: fixed.key,
      amount: fixed.amount - 1000,
      method: 'transfer',
      receiptNo: 'BL-0007',
    };
    desk.service.clock.advance(60_000);
    const after = await recorded(dossier, rest);
    expect(balance(after, fixed.key)).toMatchObject({ paid: fixed.amount, outstanding: 0 });
    expect(after.lines.at(-1)).toMatchObject({
      kind: 'payment',
      method: 'transfer',
      receiptNo: 'BL-0007',
      recordedBy: 'reception',
    });
  });

  it('is exempted or refunded for a reason, and never by more than there is', async () => {
    const dossier = await desk.log(FIXED);
    const item = { itemKey: fixed.key };
    const most = fixed.amount;
    const exemption = { ...item, kind: 'exemption', amount: 500 };
    expect(codeOf(await record(dossier, exemption))).toEqual([422, 'request.invalid']);
    const poor = { ...exemption, reason: 'Hộ nghèo' };
    expect(balance(await recorded(dossier, poor), fixed.key)?.outstanding).toBe(most - 500);
    expect(codeOf(await record(dossier, { ...poor, amount: most }))).toEqual([422, 'fee.exemptionTooLarge']);
    await recorded(dossier, { ...item, amount: most - 500 });
    const refund = { ...item, kind: 'refund', reason: 'Rút hồ sơ', amount: most };
    expect(codeOf(await record(dossier, refund))).toEqual([422, 'fee.refundTooLarge']);
    const back = await recorded(dossier, { ...refund, amount: most - 500 });
    expect(balance(back, fixed.key)).toMatchObject({ refunded: most - 500, outstanding: 0 });
  });

  it('is not assessed anew', async () => {
    const dossier = await desk.log(FIXED);
    const answer = await record(dossier, { itemKey: fixed.key, kind: 'assessment', amount: 1 });
    expect(codeOf(answer)).toEqual([422, 'fee.alreadyFixed']);
  });
});

describe('a payment above what is due', () => {
  it('is asked about first, and recorded once somebody says that so much was taken', async () => {
    const dossier = await desk.log(FIXED);
    const pay = (more: object) => record(dossier, { itemKey: fixed.key, ...more });
    const asked = await pay({ amount: fixed.amount * 10 });
    expect(codeOf(asked)).toEqual([422, 'fee.paymentTooLarge']);
    expect(asked.json()).toMatchObject({ outstanding: fixed.amount });
    expect(balance(await read(dossier), fixed.key)).toMatchObject({ paid: 0 });
    expect((await pay({ amount: fixed.amount })).status).toBe(201);
    // What is paid already is asked about as well: the same payment typed twice.
    expect(codeOf(await pay({ amount: 1, moreThanDue: false }))).toEqual([422, 'fee.paymentTooLarge']);
    expect((await pay({ amount: 1, moreThanDue: true })).status).toBe(201);
    expect(balance(await read(dossier), fixed.key)).toMatchObject({ paid: fixed.amount + 1, outstanding: 0 });
    for (const amount of [-1, 0.5, 1e13])
      expect(codeOf(await pay({ amount }))).toEqual([422, 'request.invalid']);
  });

  it('is asked about after an exemption and an assessment, not where nobody knows what is due', async () => {
    const dossier = await desk.log(FIXED);
    const exempt = { itemKey: fixed.key, kind: 'exemption', amount: fixed.amount, reason: 'Hộ nghèo' };
    expect((await record(dossier, exempt)).status).toBe(201);
    expect(codeOf(await record(dossier, { itemKey: fixed.key, amount: fixed.amount }))).toEqual([
      422,
      'fee.paymentTooLarge',
    ]);
    const other = { itemKey: 'other', itemName: 'Bản sao' };
    for (const amount of [5_000, 5_000])
      expect((await record(dossier, { ...other, amount })).status).toBe(201);
    expect((await record(dossier, { ...other, kind: 'assessment', amount: 12_000 })).status).toBe(201);
    expect(codeOf(await record(dossier, { ...other, amount: 3_000 }))).toEqual([422, 'fee.paymentTooLarge']);
    expect((await record(dossier, { ...other, amount: 2_000 })).status).toBe(201);
  });
});

describe('a fee that a council sets', () => {
  it('is not known until somebody types it', async () => {
    const { cases } = (await desk.send('reception', 'GET', `/procedures/${OPEN.procedureCode}`)).json<{
      cases: { key: string; fees: { key: string; amount: number | null }[] }[];
    }>();
    const [{ key: caseKey, fees }] = cases as [(typeof cases)[0]];
    const itemKey = fees.find(({ amount }) => amount === null)!.key;
    const dossier = await desk.log({ ...OPEN, caseKey });
    expect(balance(await read(dossier), itemKey)).toMatchObject({
      fixedAmount: null,
      due: null,
      outstanding: null,
    });
    const assessed = await recorded(dossier, { itemKey, kind: 'assessment', amount: 8000 });
    expect([assessed.outstanding, balance(assessed, itemKey)?.due]).toEqual([8000, 8000]);
    const newer = await recorded(dossier, { itemKey, kind: 'assessment', amount: 16000 });
    expect(newer.outstanding).toBe(16000);
    expect((await recorded(dossier, { itemKey, amount: 16000 })).outstanding).toBe(0);
  });

  it('counts as paid when it is only paid; so does what is no fee of the case', async () => {
    const dossier = await desk.log();
    const unnamed = { itemKey: 'other', amount: 5000 };
    expect(codeOf(await record(dossier, unnamed))).toEqual([422, 'request.invalid']);
    const fees = await recorded(dossier, { ...unnamed, itemName: 'Photocopy' });
    expect(balance(fees, 'other')).toMatchObject({ due: 5000, outstanding: 0 });
  });
});

describe('a line', () => {
  it('sent twice is one line', async () => {
    const dossier = await desk.log(FIXED);
    const line = { id: randomUUID(), itemKey: fixed.key, amount: 1000 };
    await Promise.all([record(dossier, line), record(dossier, line)]);
    expect((await read(dossier)).lines.map(({ id }) => id)).toEqual([line.id]);
  });

  it('is voided for a reason, stays, and no longer counts', async () => {
    const dossier = await desk.log(FIXED);
    const { lines } = await recorded(dossier, { itemKey: fixed.key, amount: fixed.amount });
    const [{ id }] = lines as [(typeof lines)[0]];
    expect(codeOf(await strike(dossier, id, {}))).toEqual([422, 'request.invalid']);
    expect(codeOf(await strike(dossier, randomUUID(), { reason: 'Nhầm' }))).toEqual([404, 'fee.unknown']);
    expect(codeOf(await strike(dossier, id, { reason: 'Nhầm' }, 'officer'))).toEqual([403, 'right.missing']);
    expect(codeOf(await strike(dossier, id, { reason: 'Nhầm' }, 'stranger'))).toEqual([
      404,
      'dossier.unknown',
    ]);
    const voided = await strike(dossier, id, { reason: 'Thu nhầm hồ sơ' });
    expect([voided.status, voided.text]).toEqual([200, expect.any(String)]);
    const after = voided.json<Fees>();
    expect(after.outstanding).toBe(fixed.amount);
    expect(after.lines).toMatchObject([{ id, voidReason: 'Thu nhầm hồ sơ', voidedBy: 'reception' }]);
    expect(codeOf(await strike(dossier, id, { reason: 'Nhầm' }))).toEqual([409, 'fee.voided']);
  });

  it('that was refunded is voided after the refund', async () => {
    const dossier = await desk.log(FIXED);
    const { lines } = await recorded(dossier, { itemKey: fixed.key, amount: 1000 });
    await recorded(dossier, { itemKey: fixed.key, amount: 1000, kind: 'refund', reason: 'Thu thừa' });
    const answer = await strike(dossier, lines[0]!.id, { reason: 'Nhầm' });
    expect(codeOf(answer)).toEqual([422, 'fee.refundTooLarge']);
  });

  it('is refused when it makes no sense', async () => {
    const dossier = await desk.log(FIXED);
    const wrong: [object, number, string][] = [
      [{ itemKey: 'khong-co', amount: 1 }, 422, 'fee.itemUnknown'],
      [{ itemKey: fixed.key, amount: 0 }, 422, 'fee.amountMissing'],
      [{ itemKey: fixed.key, amount: -1 }, 422, 'request.invalid'],
      [{ itemKey: fixed.key, amount: 1.5 }, 422, 'request.invalid'],
      [{ itemKey: fixed.key, amount: 1, method: 'gold' }, 422, 'request.invalid'],
      [{ itemKey: fixed.key, amount: 1, paidAt: '2030-01-01T08:00:00+07:00' }, 422, 'fee.paidInFuture'],
    ];
    for (const [body, status, code] of wrong)
      expect(codeOf(await record(dossier, body))).toEqual([status, code]);
    expect((await read(dossier)).lines).toEqual([]);
  });

  it('is recorded at the desk, and read by whoever reads the dossier', async () => {
    const dossier = await desk.log(FIXED);
    const line = { itemKey: fixed.key, amount: 1 };
    expect(codeOf(await record(dossier, line, 'chief'))).toEqual([403, 'right.missing']);
    expect(codeOf(await record(dossier, line, 'stranger'))).toEqual([404, 'dossier.unknown']);
    expect((await read(dossier, 'chief')).mayChange).toBe(false);
    for (const path of ['fees', 'charges'])
      expect(codeOf(await desk.send('stranger', 'GET', `/dossiers/${dossier.id}/${path}`))).toEqual([
        404,
        'dossier.unknown',
      ]);
  });
});

describe('a result that is handed over with a fee unpaid', () => {
  it('goes, where the office only warns', async () => {
    const dossier = await desk.resolve(await desk.log(FIXED));
    expect((await read(dossier)).outstanding).toBe(fixed.amount);
    expect((await desk.event('reception', dossier, { type: 'return', how: 'desk' })).state).toBe('returned');
  });

  it('stays until it is paid, where the office has chosen so', async () => {
    const strict = await DeskApp.open({ environment: { FEES_AT_HAND_OVER: 'block' } });
    try {
      const dossier = await strict.resolve(await strict.log(FIXED));
      const hand = (person: PersonName = 'reception') =>
        strict.send(
          person,
          'POST',
          `/dossiers/${dossier.id}/events`,
          { type: 'return', how: 'desk' },
          { 'if-match': `"${dossier.version}"` },
        );
      const refused = await hand();
      expect(codeOf(refused)).toEqual([409, 'fee.outstanding']);
      expect(refused.json()).toMatchObject({ outstanding: fixed.amount });
      expect(codeOf(await hand('stranger'))).toEqual([404, 'dossier.unknown']);
      const paid = { id: randomUUID(), itemKey: fixed.key, kind: 'payment', method: 'cash' };
      await strict.send('reception', 'POST', `/dossiers/${dossier.id}/fees`, {
        ...paid,
        amount: fixed.amount,
      });
      expect((await hand()).status).toBe(200);
    } finally {
      await strict.close();
    }
  });
});
