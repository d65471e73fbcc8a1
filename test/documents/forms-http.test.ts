// Official forms over HTTP: issued with the journal, numbered, rendered once, opened and printed by whoever may.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { APPLICANT, codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { pdfaOf, pdfText, squeezed } from './pdf-text.ts';

interface Form {
  readonly id: string;
  readonly meaning: string;
  readonly formSet: string;
  readonly formNumber: string;
  readonly title: string;
  readonly series: string;
  readonly seq: number;
  readonly sha256: string | null;
  readonly prints: number;
  readonly mayOpen: boolean;
  readonly mayPrint: boolean;
  readonly letter: boolean;
  readonly signedBy: string | null;
  readonly filed: { readonly version: number; readonly sha256: string } | null;
}

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

const formsOf = async (dossier: Dossier, person: PersonName = 'reception') =>
  (await desk.send(person, 'GET', `/dossiers/${dossier.id}/forms`)).json<{
    forms: Form[];
    controlSlip: string;
  }>();
const get = (path: string, person: PersonName = 'reception') =>
  fetch(`${desk.service.http.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${desk.office.people[person].token}` },
  });
const bytesOf = async (path: string, person: PersonName = 'reception') => {
  const answer = await get(path, person);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.any(String)]);
  return Buffer.from(await answer.arrayBuffer());
};

describe('the receipt', () => {
  it('is issued with the acceptance, says all its fields, and is the same bytes for ever', async () => {
    const subject = 'Xin phép #let x = [1] *đậm* $a$';
    const dossier = await desk.log({
      subject,
      checklist: [{ key: 'don', originals: 1, copies: 2, digitised: false }],
    });
    const { forms, controlSlip } = await formsOf(dossier);
    expect(forms).toEqual([
      expect.objectContaining({
        meaning: 'receipt',
        formSet: 'TT 03/2025',
        formNumber: '01',
        series: expect.stringMatching(/^\d+\/TNHS-H99\.12\.01$/),
        signedBy: 'reception',
        prints: 0,
        mayOpen: true,
        mayPrint: true,
        letter: false,
        filed: null,
      }),
    ]);
    expect(controlSlip).toBe('Phiếu kiểm soát quá trình giải quyết hồ sơ');
    const path = `/dossiers/${dossier.code}/forms/${forms[0]!.id}.pdf`;
    const answer = await get(path);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="01-${dossier.code}-${forms[0]!.seq}.pdf"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const pdf = Buffer.from(await answer.arrayBuffer());
    expect(pdfaOf(pdf)).toBe('2A');
    expect(pdf.toString('latin1')).toContain('/MarkInfo');
    const text = pdfText(pdf);
    expect(text).not.toContain('\uFFFD');
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập – Tự do – Hạnh phúc',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      `Mã hồ sơ: ${dossier.code}`,
      APPLICANT.name,
      `Số định danh cá nhân/tổ chức: ${APPLICANT.identityNo}`,
      APPLICANT.address,
      subject,
      'Thời gian nhận hồ sơ: 07 giờ 00 phút, ngày 02 tháng 3 năm 2026',
      `số bí mật tra cứu: ${dossier.lookupSecret}`,
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
    ])
      expect(text).toContain(squeezed(words));
    await desk.service.database.query({
      text: `update dossier_applicant set name = 'Người khác' where dossier_id = $1`,
      values: [dossier.id],
    });
    expect((await bytesOf(path)).equals(pdf)).toBe(true);
    // A lost file is made again from what was frozen, and is what it was.
    const { sha256 } = (await formsOf(dossier)).forms[0]!;
    const keptAt = join(
      desk.service.config.dataDir,
      'forms',
      sha256!.slice(0, 2),
      sha256!.slice(2, 4),
      sha256!,
    );
    await rm(keptAt);
    expect((await bytesOf(path)).equals(pdf)).toBe(true);
    // One that was altered is not handed out either.
    await writeFile(keptAt, Buffer.concat([pdf, Buffer.from('x')]));
    expect((await bytesOf(path)).equals(pdf)).toBe(true);
    await expect(
      desk.service.database.query({
        text: `update issued_form set sha256 = '' where id = $1`,
        values: [forms[0]!.id],
      }),
    ).rejects.toThrow('takes no change');
  });

  it('is counted together whether printed by its id or as the newest', async () => {
    const dossier = await desk.log();
    const [form] = (await formsOf(dossier)).forms;
    const path = `/dossiers/${dossier.id}/forms/${form!.id}/prints`;
    for (let i = 0; i < 2; i++) expect((await desk.send('reception', 'POST', path)).status).toBe(201);
    expect((await desk.printed(dossier, 'receipt')).copyNumber).toBe(3);
    expect((await formsOf(dossier)).forms[0]).toMatchObject({ prints: 3 });
    expect(codeOf(await desk.send('officer', 'POST', path))).toEqual([403, 'right.missing']);
    expect(codeOf(await desk.send('stranger', 'POST', path))).toEqual([404, 'dossier.unknown']);
    expect((await formsOf(dossier, 'officer')).forms[0]).toMatchObject({ mayOpen: false, mayPrint: false });
    const pdf = `/dossiers/${dossier.id}/forms/${form!.id}.pdf`;
    expect(codeOf(await desk.send('officer', 'GET', pdf))).toEqual([403, 'right.missing']);
    expect(codeOf(await desk.send('stranger', 'GET', pdf))).toEqual([404, 'dossier.unknown']);
    const other = await desk.log();
    for (const file of [form!.id + '.pdf', 'x.pdf', form!.id])
      expect(codeOf(await desk.send('reception', 'GET', `/dossiers/${other.id}/forms/${file}`))).toEqual([
        404,
        'form.unknown',
      ]);
  });

  it('comes anew with the new appointment when a supplement is completed', async () => {
    let dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
    dossier = await desk.event('head', dossier, {
      type: 'requestSupplement',
      reason: 'Thiếu',
      items: ['Đơn', 'Bản vẽ hoàn công'],
    });
    desk.service.clock.advance(48 * HOUR_MS);
    dossier = await desk.event('reception', dossier, { type: 'completeSupplement' });
    const { forms } = await formsOf(dossier);
    expect(forms.map(({ meaning }) => meaning)).toEqual(['receipt', 'supplementRequest', 'receipt']);
    const [second, , first] = await Promise.all(
      forms.map(async ({ id }) => pdfText(await bytesOf(`/dossiers/${dossier.id}/forms/${id}.pdf`))),
    );
    const due = /Thờigiantrảkếtquảgiảiquyếthồsơ:(.*?năm\d{4})/;
    expect(due.exec(first!)![1]).toBeDefined();
    expect(due.exec(second!)![1]).not.toBe(due.exec(first!)![1]);
    // The first form in the list is the newest.
    expect(first).not.toContain(squeezed('Bản vẽ hoàn công'));
    expect(second).toContain(squeezed('Bản vẽ hoàn công'));
    const papers = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}/papers`)).json<{
      papers: { key: string; originals: number }[];
      changes: { changedBy: string | null }[];
    }>();
    expect(papers.papers.find(({ key }) => key === 'Bản vẽ hoàn công')?.originals).toBe(1);
    expect(papers.changes).toEqual([expect.objectContaining({ changedBy: 'reception' })]);
  });
});

describe('letters', () => {
  it('ask for supplement, refuse and apologise in their own words, with due hour and reason', async () => {
    await desk.service.database.query({
      text: `update unit_fact set phone = '0200 123 456' where unit_id = $1`,
      values: [desk.office.units.oneStop],
    });
    await desk.service.app.get(OrganizationDirectory).reload();
    const slip = await desk.log({
      decision: 'requestSupplement',
      reason: 'Thiếu bản sao',
      items: ['Bản sao giấy khai sinh', 'Ảnh 3×4', 'Tờ khai'],
      marks: { 'Ảnh 3×4': 'incorrect', 'Tờ khai': 'incomplete' },
    });
    const refusal = await desk.log({ decision: 'refuse', reason: 'Không đúng thẩm quyền' });
    const accepted = await desk.event('reception', await desk.log(), { type: 'transfer' });
    const apology = await desk.event('leader', accepted, {
      type: 'apologise',
      reason: 'Chờ ý kiến phối hợp',
      promisedAt: '2026-06-30T16:30:00+07:00',
    });
    const textOf = async (dossier: Dossier, person: PersonName = 'head') => {
      const { forms } = await formsOf(dossier, person);
      return {
        form: forms[0]!,
        text: pdfText(await bytesOf(`/dossiers/${dossier.id}/forms/${forms[0]!.id}.pdf`, person)),
      };
    };
    const one = await textOf(slip, 'reception');
    expect(one.form).toMatchObject({
      formNumber: '02',
      letter: true,
      series: expect.stringContaining('/PBS-'),
    });
    for (const words of [
      '1.Bản sao giấy khai sinh (còn thiếu, cần nộp)',
      '2.Ảnh 3×4 (nội dung sai, cần sửa)',
      '3.Tờ khai (chưa đủ, cần hoàn thiện)',
      'Lý do: Thiếu bản sao',
      `liên hệ với reception, số điện thoại 0200 123 456`,
      `số bí mật tra cứu: ${slip.lookupSecret}`,
      'NGƯỜI HƯỚNG DẪN',
    ])
      expect(one.text).toContain(squeezed(words));
    const two = await textOf(refusal);
    expect(two.form).toMatchObject({ formNumber: '03', series: expect.stringContaining('/PTC-') });
    expect(two.text).toContain(squeezed('lý do cụ thể như sau: Không đúng thẩm quyền'));
    const three = await textOf(apology);
    expect(three.form).toMatchObject({ formNumber: '04', signedBy: 'leader' });
    expect(three.text).toContain(squeezed('16 giờ 30 phút, ngày 30 tháng 6 năm 2026'));
    expect(three.text).toContain(squeezed('gia hạn thời gian giải quyết hồ sơ'));
    expect(three.text).toContain(squeezed('THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ'));
  });

  it('are taken as DOCX and filed back edited, beside what was issued', async () => {
    const dossier = await desk.log({ decision: 'refuse', reason: 'Sai nơi nộp' });
    const [form] = (await formsOf(dossier)).forms;
    const path = `/dossiers/${dossier.id}/forms/${form!.id}`;
    const docx = await bytesOf(`${path}.docx`);
    expect(docx.subarray(0, 2).toString()).toBe('PK');
    const file = (type: string, body: Buffer, person: PersonName = 'reception') =>
      fetch(`${desk.service.http.url}/api/v1${path}/edited`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${desk.office.people[person].token}`, 'content-type': type },
        body: new Uint8Array(body),
      });
    expect(codeOf(await desk.send('reception', 'GET', `${path}/edited`))).toEqual([404, 'form.notFiled']);
    const signed = Buffer.from('%PDF-1.7 signed');
    const first = await file('application/pdf', signed);
    expect([first.status, ((await first.json()) as { version: number }).version]).toEqual([200, 1]);
    const again = await file('application/pdf', signed);
    expect(((await again.json()) as { version: number }).version).toBe(1);
    const word = await file('application/vnd.openxmlformats-officedocument.wordprocessingml.document', docx);
    expect(((await word.json()) as { version: number }).version).toBe(2);
    expect((await file('application/pdf', Buffer.from('<html>'))).status).toBe(415);
    expect((await file('text/html', signed)).status).toBe(415);
    const scripted = await file('application/pdf', Buffer.from('%PDF-1.7 << /S /JavaScript >>'));
    expect(await scripted.json()).toMatchObject({ status: 422, code: 'input.active', found: ['script'] });
    expect((await file('application/pdf', signed, 'stranger')).status).toBe(404);
    expect((await file('application/pdf', signed, 'chief')).status).toBe(403);
    expect((await bytesOf(`${path}/edited`)).equals(docx)).toBe(true);
    expect((await formsOf(dossier)).forms[0]).toMatchObject({ filed: { version: 2 } });
    const receipt = (await formsOf(await desk.log())).forms[0]!;
    expect(receipt.letter).toBe(false);
    // What the database holds is no longer what was filed.
    await desk.service.database.transaction(async (sql) => {
      await sql.query({ text: 'set local session_replication_role = replica' });
      await sql.query({
        text: `update filed_form set content = content || '\\x00'::bytea where form_id = $1 and version = 2`,
        values: [form!.id],
      });
    });
    expect(codeOf(await desk.send('reception', 'GET', `${path}/edited`))).toEqual([500, 'form.altered']);
  });
});

it('a control slip is made from the hand-overs', async () => {
  const dossier = await desk.resolve(await desk.log());
  const answer = await get(`/dossiers/${dossier.id}/control-slip.pdf`, 'officer');
  expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename="06-/);
  const text = pdfText(Buffer.from(await answer.arrayBuffer()));
  for (const words of [
    'PHIẾU KIỂM SOÁT',
    'Giao: Đơn vị H99.12.01',
    'Nhận: Đơn vị H99.12.02',
    'PKS-H99.12.01',
  ])
    expect(text).toContain(squeezed(words));
  expect(text).toMatch(/Trướchạn|Đúnghạn/);
  expect((await get(`/dossiers/${dossier.id}/control-slip.pdf`, 'stranger')).status).toBe(404);
});
