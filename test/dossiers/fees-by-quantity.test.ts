// Fees that depend on a quantity, over HTTP: nothing is owed before somebody has counted.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

interface Fees {
  readonly items: readonly { readonly due: number | null; readonly outstanding: number | null }[];
  readonly lines: readonly object[];
}

const COPIES = { procedureCode: '2.000815', caseKey: 'phuc-tap' };

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

const read = async (dossier: Dossier) =>
  (await desk.send('reception', 'GET', `/dossiers/${dossier.id}/fees`)).json<Fees>();
const record = (dossier: Dossier, body: object) =>
  desk.send('reception', 'POST', `/dossiers/${dossier.id}/fees`, {
    id: randomUUID(),
    itemKey: 'phi',
    ...body,
  });
const assess = (dossier: Dossier, amount: number, more: object = {}) =>
  record(dossier, { kind: 'assessment', amount, ...more });
const pay = (dossier: Dossier, amount: number, more: object = {}) =>
  record(dossier, { kind: 'payment', method: 'cash', amount, ...more });

it('is owed once somebody has counted, and keeps what was counted', async () => {
  const dossier = await desk.log(COPIES);
  const before = await read(dossier);
  expect(before.items[0]).toMatchObject({
    fixedAmount: null,
    due: null,
    rate: { amount: 2000, unit: 'trang', beyond: { units: 2, amount: 1000 }, most: 200_000 },
  });
  const quantities = [
    { units: 5, copies: 2 },
    { units: 1, copies: 1 },
  ];
  expect((await assess(dossier, 16_000, { quantities })).status).toBe(201);
  expect((await pay(dossier, 16_000)).status).toBe(201);
  const after = await read(dossier);
  expect(after.items[0]).toMatchObject({ due: 16_000, outstanding: 0 });
  expect(after.lines[0]).toMatchObject({ kind: 'assessment', quantities });
});

it('is refused without what was counted, with another amount, and where nothing is counted', async () => {
  const dossier = await desk.log(COPIES);
  expect(codeOf(await assess(dossier, 2_000))).toEqual([422, 'fee.quantityMissing']);
  const wrong = await assess(dossier, 5_000, { quantities: [{ units: 1, copies: 1 }] });
  expect([codeOf(wrong), wrong.json<{ comesTo: number }>().comesTo]).toEqual([
    [422, 'fee.miscounted'],
    2_000,
  ]);
  const none = await assess(dossier, 0, { quantities: [{ units: 0, copies: 1 }] });
  expect(codeOf(none)).toEqual([422, 'request.invalid']);
  const paid = await pay(dossier, 1, { quantities: [{ units: 1, copies: 1 }] });
  expect(codeOf(paid)).toEqual([422, 'fee.notByQuantity']);
});
