// Papers for the applicant over HTTP: what is on them, copies marked and noted, and who may print which.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { AccessLog } from '../../src/organization/access-log/access-log.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { APPLICANT, codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

interface Print {
  readonly form: string;
  readonly copyNumber: number;
  readonly code: string;
  readonly secret: string | null;
  readonly lookUpUrl: string;
  readonly issuedAt: string;
  readonly dueAt: string | null;
  readonly papers: object[];
  readonly supplement: { readonly reason: string; readonly items: string[]; readonly dueAt: string } | null;
}

let desk: DeskApp;

beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

const print = (dossier: Dossier, form: unknown, person: PersonName = 'reception') =>
  desk.send(person, 'POST', `/dossiers/${dossier.id}/prints`, { form });
const printed = async (dossier: Dossier, form: string, person: PersonName = 'reception') => {
  const answer = await print(dossier, form, person);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.json<Print>();
};

describe('a receipt', () => {
  it('has all that is printed, and no secret in the address', async () => {
    const { cases } = (await desk.send('reception', 'GET', '/procedures/1.001193')).json<{
      cases: { key: string; checklist: { key: string; name: string }[] }[];
    }>();
    const procedure = { procedureCode: '1.001193', caseKey: cases[0]!.key };
    const item = cases[0]!.checklist[0]!;
    const checklist = [
      { key: item.key, originals: 1, copies: 2, digitised: true },
      { key: 'giay-them', originals: 0, copies: 1, digitised: false },
    ];
    const dossier = await desk.log({ ...procedure, checklist, subject: 'Xin phép thả diều' });
    const view = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}`)).json<{
      clock: { promisedDueAt: string };
      acceptedAt: string;
    }>();
    const receipt = await printed(dossier, 'receipt');
    expect(receipt).toMatchObject({
      form: 'receipt',
      formNumber: '01',
      formTitle: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      copyNumber: 1,
      printedBy: 'reception',
      officeName: 'Đơn vị H99.12',
      unitName: 'Đơn vị H99.12.01',
      address: null,
      code: dossier.code,
      secret: dossier.lookupSecret,
      lookUpUrl: `${desk.service.config.publicUrl}/tra-cuu?ma=${dossier.code}`,
      procedure: { code: '1.001193', caseKey: procedure.caseKey },
      subject: 'Xin phép thả diều',
      applicant: { name: APPLICANT.name, phone: APPLICANT.phone, address: APPLICANT.address },
      papers: [
        { name: item.name, original: 1, copy: 2, digitised: true },
        { name: 'giay-them', original: 0, copy: 1, digitised: false },
      ],
      receivedAt: view.acceptedAt,
      dueAt: view.clock.promisedDueAt,
      supplement: null,
      refusal: null,
    });
    expect(receipt.lookUpUrl).not.toContain(receipt.secret);
    expect(JSON.stringify(receipt)).not.toContain(APPLICANT.identityNo);
    const looked = await desk.send(null, 'POST', '/look-up', { code: receipt.code, secret: receipt.secret });
    expect(looked.status).toBe(200);
  });

  it('printed again is the same paper, numbered and noted', async () => {
    const dossier = await desk.log();
    const original = await printed(dossier, 'receipt');
    desk.service.clock.advance(HOUR_MS);
    const copies = await Promise.all(Array.from({ length: 4 }, () => printed(dossier, 'receipt')));
    expect(copies.map(({ copyNumber }) => copyNumber).sort()).toEqual([2, 3, 4, 5]);
    const saidBy = ({ copyNumber: _, printedAt: __, ...said }: Print & { printedAt?: string }) => said;
    for (const copy of copies) expect(saidBy(copy)).toEqual(saidBy(original));
    const { prints } = (await desk.send('officer', 'GET', `/dossiers/${dossier.code}/prints`)).json<{
      prints: { form: string; copyNumber: number; printedBy: string }[];
    }>();
    expect(prints.map(({ form, copyNumber, printedBy }) => [form, copyNumber, printedBy])).toEqual(
      [5, 4, 3, 2, 1].map((copy) => ['receipt', copy, 'reception']),
    );
    await desk.service.app.get(AccessLog).flush();
    const { rows } = await desk.service.database.query({
      text: `select what, purpose from access_log where dossier_id = $1 order by purpose`,
      values: [dossier.id],
    });
    expect(rows).toEqual(
      ['copy 2', 'copy 3', 'copy 4', 'copy 5', 'original'].map((purpose) => ({
        what: 'print.receipt',
        purpose,
      })),
    );
    await expect(
      desk.service.database.query({ text: 'update dossier_print set copy_number = 9' }),
    ).rejects.toThrow('no update or delete');
  });

  it('after a completed supplement is a new one, with the new appointment', async () => {
    let dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
    const first = await printed(dossier, 'receipt');
    dossier = await desk.event('head', dossier, {
      type: 'requestSupplement',
      reason: 'Thiếu',
      items: ['Đơn'],
    });
    expect((await printed(dossier, 'receipt')).dueAt).toBe(first.dueAt);
    desk.service.clock.advance(48 * HOUR_MS);
    dossier = await desk.event('reception', dossier, { type: 'completeSupplement' });
    const second = await printed(dossier, 'receipt');
    expect(second.copyNumber).toBe(1);
    expect(Date.parse(second.dueAt!)).toBeGreaterThan(Date.parse(first.dueAt!));
    const view = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}`)).json<{
      clock: { promisedDueAt: string };
    }>();
    expect(second.dueAt).toBe(view.clock.promisedDueAt);
  });
});

describe('the slips', () => {
  it('ask for supplement with reason, items and the last day, without a secret', async () => {
    const dossier = await desk.log({
      decision: 'requestSupplement',
      reason: 'Thiếu bản sao',
      items: ['Bản sao giấy khai sinh'],
    });
    const slip = await printed(dossier, 'supplement');
    expect(slip).toMatchObject({
      formNumber: '02',
      copyNumber: 1,
      code: dossier.lodgingNo,
      secret: null,
      dueAt: null,
      supplement: { reason: 'Thiếu bản sao', items: ['Bản sao giấy khai sinh'] },
    });
    expect(Date.parse(slip.supplement!.dueAt)).toBeGreaterThan(desk.service.clock.now());
    expect(JSON.stringify(slip)).not.toContain(dossier.lookupSecret);
    expect(codeOf(await print(dossier, 'receipt'))).toEqual([409, 'print.nothingToPrint']);
  });

  it('refuse with the reason', async () => {
    const dossier = await desk.log({ decision: 'refuse', reason: 'Không đúng thẩm quyền' });
    expect(await printed(dossier, 'refusal')).toMatchObject({
      formNumber: '03',
      secret: null,
      refusal: { reason: 'Không đúng thẩm quyền' },
      supplement: null,
    });
    expect(codeOf(await print(dossier, 'supplement'))).toEqual([409, 'print.nothingToPrint']);
  });
});

describe('printing', () => {
  it('is for the desk; the department prints its slips but never a secret', async () => {
    const dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
    for (const person of ['officer', 'chief'] as const)
      expect(codeOf(await print(dossier, 'receipt', person))).toEqual([403, 'right.missing']);
    expect(codeOf(await print(dossier, 'receipt', 'stranger'))).toEqual([404, 'dossier.unknown']);
    await desk.event('head', dossier, { type: 'requestSupplement', reason: 'Thiếu', items: ['Đơn'] });
    expect((await printed(dossier, 'supplement', 'officer')).secret).toBeNull();
    expect(codeOf(await print(dossier, 'supplement', 'chief'))).toEqual([403, 'right.missing']);
    const list = await desk.send('stranger', 'GET', `/dossiers/${dossier.id}/prints`);
    expect(codeOf(list)).toEqual([404, 'dossier.unknown']);
  });

  it.each([['poster'], [undefined], [7]])('%p is no form', async (form) => {
    expect(codeOf(await print(await desk.log(), form))).toEqual([422, 'request.invalid']);
  });
});
