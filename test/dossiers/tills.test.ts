// The money of a desk: every payment and refund in one count, what is voided afterwards in the next, and who sees it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { tillSums } from '../../src/dossiers/tills/till-sums.ts';
import { pdfText, squeezed } from '../documents/pdf-text.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

interface Till {
  readonly lines: readonly { feeId: string; stands: boolean; taken: number; payer: string; code: string }[];
  readonly byMethod: readonly { method: string; lines: number; taken: number }[];
  readonly byItem: readonly { itemName: string; taken: number }[];
  readonly total: number;
  readonly expectedCash: number;
  readonly countedAt: string | null;
}

let desk: DeskApp;
let dossier: Dossier;

beforeAll(async () => {
  desk = await DeskApp.open();
  dossier = await desk.log();
});
afterAll(() => desk.close());

const till = async () => (await desk.send('reception', 'GET', '/tills/mine')).json<Till>();
async function take(amount: number, more: object = {}): Promise<string> {
  const id = randomUUID();
  const answer = await desk.send('reception', 'POST', `/dossiers/${dossier.id}/fees`, {
    id,
    itemKey: 'other',
    itemName: 'Lệ phí',
    kind: 'payment',
    method: 'cash',
    moreThanDue: true,
    amount,
    ...more,
  });
  expect(answer.status).toBe(201);
  return id;
}
const strike = (id: string) =>
  desk.send('reception', 'POST', `/dossiers/${dossier.id}/fees/${id}/void`, { reason: 'ghi nhầm' });
async function count(countedCash: number, more: object = {}) {
  const { lines, expectedCash } = await till();
  const feeIds = lines.map(({ feeId }) => feeId);
  return desk.send('reception', 'POST', '/tills/counts', {
    id: randomUUID(),
    feeIds,
    expectedCash,
    countedCash,
    ...more,
  });
}
const counts = async (person: PersonName) =>
  (await desk.send(person, 'GET', '/tills/counts')).json<{ id: string; countedCash: number }[]>();

describe('a count', () => {
  it('never has what was taken before the day of the first one', async () => {
    const before = await take(11_000);
    expect((await till()).lines.map(({ feeId }) => feeId)).toEqual([before]);
    desk.service.clock.advance(20 * HOUR_MS);
    expect(await till()).toMatchObject({ lines: [] });
  });

  it('has cash and other money apart, less what was given back, and nothing that was voided before', async () => {
    expect((await count(0)).json()).toMatchObject({ code: 'till.empty' });
    await take(50_000);
    await take(30_000, { method: 'transfer', receiptNo: 'BL 7' });
    await take(20_000, { kind: 'refund', reason: 'nộp thừa' });
    await strike(await take(90_000));
    const open = await till();
    expect(open.byMethod).toEqual([
      { method: 'cash', lines: 2, taken: 30_000 },
      { method: 'transfer', lines: 1, taken: 30_000 },
    ]);
    expect(open).toMatchObject({ total: 60_000, expectedCash: 30_000, countedAt: null });
    expect(open.lines.map(({ code }) => code)).toEqual([dossier.code, dossier.code, dossier.code]);
  });

  it('asks why the drawer holds another sum, and is refused when something was recorded meanwhile', async () => {
    expect((await count(29_000)).json()).toMatchObject({
      code: 'till.reasonMissing',
      expectedCash: 30_000,
    });
    const moved = await count(10_000, { expectedCash: 10_000 });
    expect(codeOf(moved)).toEqual([409, 'till.moved']);
    // Of the same sum, but not of the lines that were shown.
    const [, ...shown] = (await till()).lines.map(({ feeId }) => feeId);
    expect(codeOf(await count(30_000, { feeIds: [...shown, randomUUID()] }))).toEqual([409, 'till.moved']);
    expect((await counts('reception')).length).toBe(0);
  });

  it('closes each line once, also when it is sent twice', async () => {
    const feeIds = (await till()).lines.map(({ feeId }) => feeId);
    const body = { id: randomUUID(), feeIds, expectedCash: 30_000, countedCash: 29_000, reason: 'thối nhầm' };
    const answers = [];
    for (let i = 0; i < 2; i++) answers.push(await desk.send('reception', 'POST', '/tills/counts', body));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]!.json()).toMatchObject({
      total: 60_000,
      count: { expectedCash: 30_000, countedCash: 29_000, reason: 'thối nhầm', staffName: 'reception' },
    });
    // Nor does what was settled on paper the day before come back.
    expect(await till()).toMatchObject({ lines: [], total: 0, expectedCash: 0 });
    const pdf = await fetch(`${desk.service.http.url}/api/v1/tills/counts/${body.id}/sheet.pdf`, {
      headers: { authorization: `Bearer ${desk.office.people.reception.token}` },
    });
    const paper = pdfText(Buffer.from(await pdf.arrayBuffer()));
    for (const words of [
      'BẢNG KÊ THU PHÍ, LỆ PHÍ',
      'BL 7',
      'Lệ phí (hoàn trả)',
      dossier.code!,
      '60.000',
      'thối nhầm',
    ])
      expect(paper).toContain(squeezed(words));
  });

  it('takes back in the next one what is voided after it was counted', async () => {
    const late = await take(70_000);
    await count(70_000);
    desk.service.clock.advance(30 * HOUR_MS);
    await strike(late);
    const fresh = await take(5_000);
    const { lines, expectedCash } = await till();
    expect(lines.map(({ feeId, stands, taken }) => [feeId, stands, taken])).toEqual([
      [late, false, -70_000],
      [fresh, true, 5_000],
    ]);
    await count(expectedCash);
    expect((await till()).lines).toEqual([]);
  });

  it('is seen by who made it, the head of the desk and who supervises, and by nobody else', async () => {
    const [last] = await counts('reception');
    expect(await counts('head')).toHaveLength(3);
    expect(await counts('chief')).toHaveLength(3);
    for (const person of ['officer', 'stranger'] as const) {
      expect(await counts(person)).toEqual([]);
      const one = await desk.send(person, 'GET', `/tills/counts/${last!.id}`);
      expect(codeOf(one)).toEqual([404, 'till.unknown']);
      const sheet = await desk.send(person, 'GET', `/tills/counts/${last!.id}/sheet.pdf`);
      expect(codeOf(sheet)).toEqual([404, 'till.unknown']);
    }
    const long = await desk.send('head', 'GET', '/tills/counts?from=2025-01-01&to=2026-01-01');
    expect(codeOf(long)).toEqual([422, 'till.periodTooLong']);
    expect(codeOf(await desk.send('officer', 'GET', '/tills/mine'))).toEqual([403, 'right.missing']);
  });
});

it('adds up by method and item', () => {
  const line = (method: 'cash' | 'online', itemName: string, taken: number) => ({ method, itemName, taken });
  expect(tillSums([line('online', 'Phí', 3), line('cash', 'Lệ phí', 5), line('cash', 'Phí', -1)])).toEqual({
    total: 7,
    byMethod: [
      { method: 'cash', lines: 2, taken: 4 },
      { method: 'online', lines: 1, taken: 3 },
    ],
    byItem: [
      { itemName: 'Phí', lines: 2, taken: 2 },
      { itemName: 'Lệ phí', lines: 1, taken: 5 },
    ],
  });
});
