// Forms printed for the applicant over HTTP: what is on them, copies marked and noted, and who may print which.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { momentInWords } from '../../src/documents/facts/form-words.ts';
import { FormRenderer } from '../../src/documents/render/form-renderer.ts';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { AccessLog } from '../../src/organization/access-log/access-log.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { APPLICANT, codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { pdfText, squeezed } from './pdf-text.ts';

let desk: DeskApp;

beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

/** The copy itself, as the browser gets it. */
const copyOf = async ({ id }: Dossier, form: string, person: PersonName = 'reception') => {
  const answer = await fetch(`${desk.service.http.url}/api/v1/dossiers/${id}/forms/${form}/prints`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.office.people[person].token}` },
  });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const listOf = async ({ id }: Dossier, person: PersonName = 'officer') =>
  (await desk.send(person, 'GET', `/dossiers/${id}/prints`)).json<{
    prints: { form: string; copyNumber: number; printedBy: string }[];
  }>().prints;
const onPaper = (instant: string) => momentInWords(Date.parse(instant));
const clockOf = async ({ id }: Dossier) =>
  (await desk.send('reception', 'GET', `/dossiers/${id}`)).json<{
    clock: { promisedDueAt: string };
    acceptedAt: string;
  }>();

describe('a receipt', () => {
  it('has all that is printed, and no secret in the address', async () => {
    const { cases } = (await desk.send('reception', 'GET', '/procedures/1.001193')).json<{
      cases: { key: string; checklist: { key: string; name: string }[] }[];
    }>();
    const procedure = { procedureCode: '1.001193', caseKey: cases[0]!.key };
    const item = cases[0]!.checklist[0]!;
    const checklist = [
      { key: item.key, originals: 1, certifiedCopies: 0, copies: 2, digitised: true },
      { key: 'giay-them', originals: 0, certifiedCopies: 0, copies: 1, digitised: false },
    ];
    const dossier = await desk.log({ ...procedure, checklist, subject: 'Xin phép thả diều' });
    const view = await clockOf(dossier);
    const { facts, copyNumber } = await desk.printed(dossier, 'receipt');
    expect(copyNumber).toBe(1);
    expect(facts).toMatchObject({
      meaning: 'receipt',
      formNumber: '01',
      title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      signer: { name: 'reception' },
      parentAgency: 'Đơn vị H99.12',
      unit: 'Đơn vị H99.12.01',
      collectAt: 'Đơn vị H99.12.01',
      code: dossier.code,
      secret: dossier.lookupSecret,
      lookUpUrl: `${desk.service.config.publicUrl}/tra-cuu`,
      procedure: { code: '1.001193' },
      subject: 'Xin phép thả diều',
      applicant: { name: APPLICANT.name, phone: APPLICANT.phone, address: APPLICANT.address },
      papers: [
        { name: item.name, originals: 1, certified: 0, copies: 2 },
        { name: 'giay-them', originals: 0, certified: 0, copies: 1 },
      ],
      receivedAt: onPaper(view.acceptedAt),
      dueAt: onPaper(view.clock.promisedDueAt),
      qr: expect.stringContaining('<svg'),
      bars: expect.stringContaining('<svg'),
    });
    // Which were digitised is recorded with each paper; the form has no column for it.
    const kept = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}`)).json<{
      applicant: { checklist: object[] };
    }>();
    expect(kept.applicant.checklist).toMatchObject(checklist);
    expect(facts['lookUpUrl']).not.toContain(facts['secret']);
    const looked = await desk.send(null, 'POST', '/look-up', {
      code: facts['code'],
      secret: facts['secret'],
    });
    expect(looked.status).toBe(200);
  });

  it('printed again is the same words, marked, numbered and noted', async () => {
    const dossier = await desk.log();
    const original = await copyOf(dossier, 'receipt');
    desk.service.clock.advance(HOUR_MS);
    const copies = await Promise.all(Array.from({ length: 4 }, () => copyOf(dossier, 'receipt')));
    const said = pdfText(original.bytes);
    expect(said).not.toContain('Inlại');
    const marks = copies.map(({ bytes }) => /Inlạilần\d/.exec(pdfText(bytes))?.[0] ?? '');
    expect([...marks].sort()).toEqual([1, 2, 3, 4].map((time) => squeezed(`In lại lần ${time}`)));
    for (const [at, { bytes }] of copies.entries()) expect(pdfText(bytes).replace(marks[at]!, '')).toBe(said);
    expect(
      (await listOf(dossier)).map(({ form, copyNumber, printedBy }) => [form, copyNumber, printedBy]),
    ).toEqual([5, 4, 3, 2, 1].map((copy) => ['receipt', copy, 'reception']));
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
    const first = await desk.printed(dossier, 'receipt');
    expect(first.facts['dueAt']).toBe(onPaper((await clockOf(dossier)).clock.promisedDueAt));
    dossier = await desk.event('head', dossier, {
      type: 'requestSupplement',
      reason: 'Thiếu',
      items: ['Đơn'],
    });
    const again = await desk.printed(dossier, 'receipt');
    expect([again.facts['dueAt'], again.copyNumber]).toEqual([first.facts['dueAt'], 2]);
    desk.service.clock.advance(48 * HOUR_MS);
    dossier = await desk.event('reception', dossier, { type: 'completeSupplement' });
    const second = await desk.printed(dossier, 'receipt');
    expect(second.copyNumber).toBe(1);
    const { promisedDueAt } = (await clockOf(dossier)).clock;
    expect(second.facts['dueAt']).toBe(onPaper(promisedDueAt));
    expect(second.facts['dueAt']).not.toBe(first.facts['dueAt']);
  });
});

describe('the slips', () => {
  it('ask for supplement with reason, items, the last day and, from the desk that received it, the secret', async () => {
    const dossier = await desk.log({
      decision: 'requestSupplement',
      reason: 'Thiếu bản sao',
      items: ['Bản sao giấy khai sinh'],
    });
    const { facts, copyNumber } = await desk.printed(dossier, 'supplementRequest');
    expect(copyNumber).toBe(1);
    expect(facts).toMatchObject({
      formNumber: '02',
      code: dossier.lodgingNo,
      reason: 'Thiếu bản sao',
      items: ['Bản sao giấy khai sinh (còn thiếu, cần nộp)'],
      secret: dossier.lookupSecret,
    });
    expect(facts).not.toHaveProperty('dueAt');
    const { rows } = await desk.service.database.query<{ lapse: number }>({
      text: `select (entry->'context'->'due'->>'lapse')::float8 as lapse from case_event
        where case_id = $1 and type = 'requestSupplement'`,
      values: [dossier.id],
    });
    expect(facts['lapseAt']).toBe(momentInWords(rows[0]!.lapse));
    expect(rows[0]!.lapse).toBeGreaterThan(desk.service.clock.now());
    expect(codeOf(await desk.print(dossier, 'supplementRequest', 'head'))).toEqual([403, 'right.missing']);
    expect(codeOf(await desk.print(dossier, 'receipt'))).toEqual([409, 'print.nothingToPrint']);
  });

  it('refuse with the reason', async () => {
    const dossier = await desk.log({ decision: 'refuse', reason: 'Không đúng thẩm quyền' });
    const { facts } = await desk.printed(dossier, 'refusal');
    expect(facts).toMatchObject({ formNumber: '03', reason: 'Không đúng thẩm quyền' });
    expect(facts).not.toHaveProperty('secret');
    expect(JSON.stringify(facts)).not.toContain(dossier.lookupSecret);
    expect(codeOf(await desk.print(dossier, 'supplementRequest'))).toEqual([409, 'print.nothingToPrint']);
  });

  it('are counted on from those that were printed under their former name', async () => {
    const dossier = await desk.log({ decision: 'requestSupplement', reason: 'Thiếu', items: ['Đơn'] });
    await desk.service.database.query({
      text: `
        insert into dossier_print (home_agency_id, dossier_id, form, issue, copy_number, printed_at, printed_by)
        select home_agency_id, dossier_id, 'supplement', seq, n, date_trunc('milliseconds', now()), $2::uuid
        from form_due, generate_series(1, 2) n where dossier_id = $1`,
      values: [dossier.id, desk.office.people.reception.staffId],
    });
    expect((await copyOf(dossier, 'supplementRequest')).bytes.length).toBeGreaterThan(0);
    expect(
      (await listOf(dossier, 'reception')).map(({ form, copyNumber }) => [form, copyNumber]).sort(),
    ).toEqual([1, 2, 3].map((copy) => ['supplementRequest', copy]));
    const { forms } = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}/forms`)).json<{
      forms: object[];
    }>();
    expect(forms).toEqual([expect.objectContaining({ meaning: 'supplementRequest', prints: 3 })]);
  });
});

describe('printing', () => {
  it('is for the desk; the department prints its slips but never a secret', async () => {
    const dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
    for (const person of ['officer', 'chief'] as const)
      expect(codeOf(await desk.print(dossier, 'receipt', person))).toEqual([403, 'right.missing']);
    expect(codeOf(await desk.print(dossier, 'receipt', 'stranger'))).toEqual([404, 'dossier.unknown']);
    await desk.event('head', dossier, { type: 'requestSupplement', reason: 'Thiếu', items: ['Đơn'] });
    const { facts } = await desk.printed(dossier, 'supplementRequest', 'officer');
    expect(JSON.stringify(facts)).not.toContain(dossier.lookupSecret);
    expect(codeOf(await desk.print(dossier, 'supplementRequest', 'chief'))).toEqual([403, 'right.missing']);
    const list = await desk.send('stranger', 'GET', `/dossiers/${dossier.id}/prints`);
    expect(codeOf(list)).toEqual([404, 'dossier.unknown']);
  });

  it.each([['poster'], [undefined], [7], ['controlSlip']])('%p is no form', async (form) => {
    expect(codeOf(await desk.print(await desk.log(), form))).toEqual([404, 'form.unknown']);
  });

  it('goes on when nothing can be set: the same words on a plain page, under the same count', async () => {
    const dossier = await desk.log({ subject: '<b>đậm</b>' });
    const renderer = desk.service.app.get(FormRenderer);
    const real = renderer.render.bind(renderer);
    const plain = async () => {
      const { answer, bytes } = await copyOf(dossier, 'receipt');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([201, 'text/html; charset=utf-8']);
      return bytes.toString();
    };
    try {
      renderer.render = () => Promise.reject(new Error('the thread that sets forms has ended'));
      const page = await plain();
      const { promisedDueAt } = (await clockOf(dossier)).clock;
      for (const words of [
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
        dossier.code!,
        APPLICANT.name,
        `số bí mật tra cứu: ${dossier.lookupSecret}`,
        onPaper(promisedDueAt),
        '&lt;b&gt;đậm&lt;/b&gt;',
      ])
        expect(page).toContain(words);
      expect(page).not.toContain('In lại');
      expect(page.match(/<svg /g)).toHaveLength(2);
      // One that hangs is not waited for.
      renderer.render = () => new Promise(() => undefined);
      expect(await plain()).toContain('In lại lần 1');
    } finally {
      renderer.render = real;
    }
    const { answer, bytes } = await copyOf(dossier, 'receipt');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(pdfText(bytes)).toContain(squeezed('In lại lần 2'));
    expect((await listOf(dossier)).map(({ copyNumber }) => copyNumber)).toEqual([3, 2, 1]);
  });
});
