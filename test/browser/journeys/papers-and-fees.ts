// Papers and fees: scans attached and looked at, a fee paid, an original handed back with the result.
import { expect, it } from '@jest/globals';
import { JPEG, pdf } from '../../attachments/sample-files.ts';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';
import { squeezed } from '../../documents/pdf-text.ts';
import { printedBy } from '../printed-by.ts';

const LODGING = {
  procedureCode: '2.001583',
  caseKey: 'chung',
  channel: 'counter',
  decision: 'accept',
  applicant: { name: 'Người Nộp Bản Quét Mẫu', kind: 'citizen' },
  checklist: [],
  reason: 'Giấy tờ nộp sau',
};

export function papersJourney(open: () => Screens): void {
  it('attaches a PDF and a picture, shows them in the page, and says what it does not take', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    const { code } = await visitor.ask<{ code: string }>('POST', '/dossiers', LODGING);
    await visitor.go(`/dossiers/${code}`);
    await page.getByRole('tab', { name: 'Giấy tờ' }).click();
    const input = page.locator('input[type=file]');
    await page.getByRole('button', { name: 'Chọn tệp' }).waitFor();
    await input.setInputFiles([
      { name: 'Giấy đề nghị.pdf', mimeType: 'application/pdf', buffer: pdf() },
      { name: 'Ảnh chụp.jpg', mimeType: 'image/jpeg', buffer: JPEG },
    ]);
    await page.getByText('Đã nhận Giấy đề nghị.pdf').waitFor();
    await page.getByText('Đã nhận Ảnh chụp.jpg').waitFor();
    await input.setInputFiles({
      name: 'trang.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('<html>'),
    });
    await page.getByText(/^trang\.pdf: Loại tệp này không được nhận/).waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('papers-panel');

    await page.getByRole('button', { name: 'Xem Giấy đề nghị.pdf' }).press('Enter');
    const frame = page.getByRole('dialog').locator('iframe');
    await frame.waitFor();
    expect(await frame.getAttribute('src')).toMatch(/content\?inline=1$/);
    await page.waitForTimeout(1_000);
    await visitor.shoot('view-pdf');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Xem Ảnh chụp.jpg' }).click();
    await page.waitForFunction(() => {
      const shown = document.querySelector<HTMLImageElement>('[role=dialog] img');
      return shown !== null && shown.naturalWidth > 0;
    });
    expect(await visitor.violations()).toEqual([]);
    await page.keyboard.press('Escape');
    const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(stored).not.toMatch(/đề nghị|Ảnh chụp|tus/);
    await visitor.leave();
  });

  it('attaches a scan right after the intake', async () => {
    const visitor = await Visitor.enter(open(), { pdf: true });
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await visitor.go('/counter/new');
    await page.keyboard.type('2.001583');
    await page.getByRole('option', { name: /2\.001583/ }).click();
    await page.getByLabel('Họ tên').fill('Người Nộp Có Bản Quét Mẫu');
    await page.getByRole('button', { name: 'Đã nhận đủ như quy định' }).click();
    await page.keyboard.press('F8');
    await page.getByText('Đã tiếp nhận hồ sơ').waitFor();
    await page.getByRole('button', { name: 'Đính kèm bản quét của hồ sơ này' }).click();
    await page.getByRole('button', { name: 'Chọn tệp' }).waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'Điều lệ.pdf', mimeType: 'application/pdf', buffer: pdf('dieu le') });
    await page.getByText('Đã nhận Điều lệ.pdf').waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('takes a fee', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    const { code } = await visitor.ask<{ code: string }>('POST', '/dossiers', LODGING);
    await visitor.go(`/dossiers/${code}`);
    await page.getByRole('tab', { name: 'Lệ phí' }).click();
    await page.getByText('Còn phải nộp: 100.000 đ').waitFor();
    await page.getByRole('button', { name: 'Ghi khoản thu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Số biên lai').fill('BL-0001');
    expect(await dialog.getByLabel('Số tiền').inputValue()).toBe('100000');
    await dialog.getByLabel('Khách đưa').fill('50.000');
    await dialog.getByText('Còn thiếu 50.000 đ').waitFor();
    await dialog.getByLabel('Khách đưa').fill('200.000');
    await dialog.getByText('Trả lại: 100.000 đ').waitFor();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('take-fee');
    await dialog.getByRole('button', { name: 'Ghi', exact: true }).click();
    await page.getByText('Còn phải nộp: 0 đ').waitFor();
    await page.getByRole('cell', { name: 'BL-0001' }).waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('fees-panel');
    // The next receipt is the next of the pad.
    await page.getByRole('button', { name: 'Ghi khoản thu' }).click();
    expect(await dialog.getByLabel('Số biên lai').inputValue()).toBe('BL-0002');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('counts pages and copies, and takes what they come to', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('tiepnhan.maudong');
    const copies = { ...LODGING, procedureCode: '2.000815', caseKey: 'phuc-tap' };
    const { code } = await visitor.ask<{ code: string }>('POST', '/dossiers', copies);
    await visitor.go(`/dossiers/${code}`);
    await page.getByRole('tab', { name: 'Lệ phí' }).click();
    await page.getByText('2.000 đ/trang, chưa đếm').waitFor();
    await page.getByRole('button', { name: 'Ghi khoản thu' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Số trang').fill('5');
    await dialog.getByLabel('Số bản').fill('2');
    await dialog.getByText('Thành tiền: 14.000 đ').waitFor();
    await dialog.getByRole('button', { name: 'Thêm bản chính' }).press('Enter');
    await dialog.getByText('Thành tiền: 16.000 đ').waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('count-pages');
    await dialog.getByRole('button', { name: 'Ghi', exact: true }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Còn phải nộp: 0 đ').waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('counts the money of the day by keyboard, says why it differs, and prints the sheet', async () => {
    const visitor = await Visitor.enter(open(), { pdf: true });
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await page.getByRole('link', { name: 'Tiền thu' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tiền thu' }).waitFor();
    await page.getByRole('cell', { name: 'BL-0001' }).waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('till');
    await page.keyboard.press('F8');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Tiền mặt phải có: 100.000 đ').waitFor();
    await page.keyboard.type('99000');
    await dialog.getByText('Thiếu 1.000 đ').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('thối nhầm');
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('count-till');
    const paper = await printedBy(page, () =>
      dialog.getByRole('button', { name: 'Chốt và in bảng kê' }).press('Enter'),
    );
    for (const words of ['BẢNG KÊ THU PHÍ, LỆ PHÍ', 'BL-0001', '100.000', '99.000', 'thối nhầm'])
      expect(paper).toContain(squeezed(words));
    await page.getByText('Chưa thu khoản nào từ lần chốt trước.').waitFor();
    await page.getByRole('cell', { name: '99.000 đ · thối nhầm' }).waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('reminds of originals when a result is handed over, and notes them as handed back', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    const { awaitingHandOver } = await visitor.ask<{ awaitingHandOver: { rows: { code: string }[] } }>(
      'GET',
      '/counter',
    );
    const code = await firstWithOriginals(visitor, awaitingHandOver.rows);
    await visitor.go(`/dossiers/${code}`);
    await page.getByRole('button', { name: /^Trả kết quả/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^Nhớ trả lại \d+ bản chính/).waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('hand-over');
    await dialog.getByRole('button', { name: /^Ghi đã trả lại/ }).click();
    await dialog.getByText('Đã trả lại hết bản chính.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Giấy tờ' }).click();
    await page
      .getByText(/trả lại bản chính/)
      .first()
      .waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}

/** The first of these dossiers whose applicant left originals. */
async function firstWithOriginals(visitor: Visitor, rows: readonly { code: string }[]): Promise<string> {
  for (const { code } of rows) {
    const { originalsToReturn } = await visitor.ask<{ originalsToReturn: number }>(
      'GET',
      `/dossiers/${code}/papers`,
    );
    if (originalsToReturn > 0) return code;
  }
  throw new Error(`none of ${rows.length} dossiers has originals to give back`);
}
