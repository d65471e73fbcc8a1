// Reports for signing: form 06 and repeated lateness as PDF/A, with the figures of the report, over any number of pages.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrintedReport06 } from '../../src/documents/facts/printed-report.ts';
import { FormRenderer } from '../../src/documents/render/form-renderer.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { ExportJob } from '../../src/supervision/exports/export.job.ts';
import { COLUMN_CELLS } from '../../src/supervision/reports/report-cells.ts';
import type { Report06View } from '../../src/supervision/reports/report-view.ts';
import { pdfaOf, pdfPages, pdfText, squeezed } from '../documents/pdf-text.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-report-pdf-'));
const PERIOD = { from: '2026-01-01', to: '2026-12-31' };
const REPORT = { ...PERIOD, kind: 'report06', format: 'pdf' };
let desk: DeskApp;

const ask = (path: string, body: object) => desk.send('chief', 'POST', path, body);
const fileOf = async (id: string): Promise<Buffer> => {
  const answer = await fetch(`${desk.service.http.url}/api/v1/reports/exports/${id}/file`, {
    headers: { authorization: `Bearer ${desk.office.people.chief.token}` },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return Buffer.from(await answer.arrayBuffer());
};
const made = async (path: string, body: object): Promise<Buffer> => {
  const asked = await ask(path, body);
  expect([asked.status, asked.text]).toEqual([202, expect.any(String)]);
  await desk.service.app.get(ExportJob).once();
  return fileOf(asked.json<{ id: string }>().id);
};

beforeAll(async () => {
  desk = await DeskApp.open({ environment: { MOTCUA_DATA_DIR: folder } });
  desk.service.clock.set(parseInstant('2026-03-02T08:00:00+07:00'));
  await desk.resolve(await desk.log());
  await desk.event('reception', await desk.log(), { type: 'transfer' });
  desk.service.clock.set(parseInstant('2026-05-20T08:00:00+07:00'));
  await desk.service.app.get(TimerSweep).sweep();
  await desk.log();
});
afterAll(() => desk.close());

describe('report 06 for signing', () => {
  it('has the figures of the report in their order, its heading, and who signs', async () => {
    const report = (
      await desk.send('chief', 'GET', `/reports/06?${new URLSearchParams(PERIOD).toString()}`)
    ).json<Report06View>();
    const pdf = await made('/reports/exports', REPORT);
    expect(pdfaOf(pdf)).toBe('2A');
    const text = pdfText(pdf);
    expect(report.lines[0]!.figures).toMatchObject({ received: 3, resolved: 1, pendingLate: 1 });
    for (const { kind, number, field, figures } of report.lines) {
      const name = kind === 'total' ? 'Tổng số' : (field ?? '');
      if (kind === 'level') continue;
      expect(text).toContain(squeezed([number, name, ...COLUMN_CELLS.map((cell) => figures[cell])].join('')));
    }
    for (const words of [
      'Biểu số 06b/VPCP/KSTT',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
      'Kỳ báo cáo: từ ngày 01/01/2026 đến ngày 20/05/2026 (kỳ đến ngày 31/12/2026 chưa kết thúc)',
      'Đơn vị báo cáo: các đơn vị thuộc phạm vi theo dõi của Đơn vị H99.01',
      'Số liệu ghi nhận đến 08:00 ngày 20/05/2026. Báo cáo được lập lúc 08:00 ngày 20/05/2026.',
      'NGƯỜI LẬP BIỂU',
      'chief',
      'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ',
    ])
      expect(text).toContain(squeezed(words));
  });

  it('says as of when, of which unit and procedure, and how it was counted', async () => {
    desk.service.clock.set(parseInstant('2026-05-21T09:30:00+07:00'));
    const text = pdfText(
      await made('/reports/exports', {
        ...REPORT,
        variant: 'own',
        unitId: desk.office.units.department,
        asOf: '2026-04-01T10:00:00+07:00',
        procedureCode: '1.001806',
        counting: 'statusSets',
      }),
    );
    for (const words of [
      'Biểu số 06a/VPCP/KSTT',
      'Đơn vị báo cáo: Đơn vị H99.12.02',
      'Chỉ tính thủ tục 1.001806: ',
      'Cách tính: theo nhóm trạng thái của hồ sơ.',
      'Số liệu ghi nhận đến 10:00 ngày 01/04/2026. Báo cáo được lập lúc 09:30 ngày 21/05/2026.',
    ])
      expect(text).toContain(squeezed(words));
    expect(text).toContain(squeezed('Tổng số 2 0 2 0'));
  });

  it('stands with one line and with hundreds of the longest names, each page with its titles and number', async () => {
    const catalogue = JSON.parse(
      readFileSync(new URL('../../workflows/catalogue/national.json', import.meta.url), 'utf8'),
    ) as { procedures: readonly { name: string; field: string }[] };
    const longest = (of: 'name' | 'field') =>
      [...new Set(catalogue.procedures.map((procedure) => procedure[of]))].sort(
        (a, b) => b.length - a.length,
      );
    const figures = COLUMN_CELLS.map(() => '1.234.567');
    const report = (names: readonly string[]): PrintedReport06 => ({
      meaning: 'report06',
      title: 'Tình hình, kết quả giải quyết thủ tục hành chính',
      parentAgency: 'Ủy ban nhân dân tỉnh Mẫu',
      unit: 'Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính tỉnh Mẫu, chi nhánh số 12',
      series: null,
      dateLine: 'Mẫu, ngày 05 tháng 8 năm 2026',
      code: null,
      qr: null,
      formLines: ['Biểu số 06b/VPCP/KSTT'],
      about: [`Chỉ tính thủ tục ${longest('name')[0]}`],
      notes: ['Số liệu ghi nhận đến 08:00 ngày 20/05/2026.'],
      madeBy: 'Nguyễn Thị Hoà',
      rows: [
        ...names.map((name, at) => ({ kind: 'field' as const, number: `I.${at + 1}`, name, figures })),
        { kind: 'total', number: '', name: 'Tổng số', figures },
      ],
    });
    const renderer = desk.service.app.get(FormRenderer);
    const at = parseInstant('2026-08-05T08:00:00+07:00');
    const [{ bytes: one }, { bytes: many }] = [
      await renderer.render([report(['Đất đai'])], 'Biểu 06', at),
      await renderer.render([report(longest('name').slice(0, 200))], 'Biểu 06', at),
    ];
    expect(pdfPages(one)).toHaveLength(1);
    const pages = pdfPages(many).map(squeezed);
    expect(pages.length).toBeGreaterThan(4);
    for (const [index, page] of pages.slice(0, -1).entries()) {
      expect(page).toContain('(7)=(8)+(9)+(10)');
      if (index > 0) expect(page.startsWith(`${index + 1}`)).toBe(true);
    }
    const text = pdfText(many);
    expect(text).not.toContain('\uFFFD');
    expect(text).toContain(squeezed(longest('name')[0]!));
    expect(pages.at(-1)).toContain(squeezed('THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ'));
    expect(pages.at(-1)).toContain(squeezed('Tổng số'));
  });
});

it('repeated lateness is signed too; long lists are not', async () => {
  const text = pdfText(
    await made('/repeated-lateness/exports', { ...PERIOD, kind: 'repeatedLateness', format: 'pdf' }),
  );
  expect(text).toContain(squeezed('TRỄ HẠN NHIỀU LẦN THEO NGƯỜI ĐỨNG ĐẦU ĐƠN VỊ'));
  expect(text).toContain(squeezed('Đơn vị H99.12.02'));
  const refusals = [
    await ask('/repeated-lateness/exports', { ...PERIOD, kind: 'lateMatters', format: 'pdf' }),
    await ask('/reports/exports', { ...REPORT, kind: 'dossiers' }),
  ];
  expect(refusals.map(codeOf)).toEqual([
    [422, 'export.notPrinted'],
    [422, 'export.notPrinted'],
  ]);
});
