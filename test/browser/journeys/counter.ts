// Reception: a dossier logged and printed by keyboard and scanner alone, a supplement asked for, a result handed over.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';
import { squeezed } from '../../documents/pdf-text.ts';
import { printedBy } from '../printed-by.ts';

const CARD = '001099000123|123456789|Nguyễn Văn Mẫu|01021990|Nam|Thôn 1, xã Mẫu Đông|01012021';
const CODE = /H99\.\S+-\d{6}-\d{4,}/;

export function counterJourney(open: () => Screens): void {
  it('logs a dossier and prints its receipt without the mouse', async () => {
    const visitor = await Visitor.enter(open(), { pdf: true });
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await page.getByRole('heading', { level: 1, name: 'Quầy tiếp nhận' }).waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('counter');
    await page.keyboard.press('F2');
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ mới' }).waitFor();
    await page.keyboard.type('dang ky thanh lap cong ty tnhh mot thanh vien');
    await page.getByRole('option', { name: /2\.001583/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    // Typed as fast as a scanner does, while another field has the focus: the card goes where it belongs.
    await page.getByLabel('Điện thoại').focus();
    await page.keyboard.type('0900000001');
    await page.waitForTimeout(300);
    await visitor.scan(CARD);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === '001099000123'),
    );
    expect(await page.getByLabel('Điện thoại').inputValue()).toBe('0900000001');
    expect(await page.getByLabel('Họ tên').inputValue()).toBe('Nguyễn Văn Mẫu');
    await page.getByRole('button', { name: 'Đã nhận đủ như quy định' }).press('Enter');
    await page
      .getByText(/^\d{2}:\d{2} (thứ \S+|Chủ nhật) \d{2}\/\d{2}\/\d{4}$/)
      .first()
      .waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('new-dossier');
    const paper = await printedBy(page, () => page.keyboard.press('F8'));
    await page.getByText('Đã tiếp nhận hồ sơ').waitFor();
    expect(paper).toMatch(CODE);
    expect(paper).toContain(squeezed('Nguyễn Văn Mẫu'));
    // The form is empty for the next person, and nothing of this one stays in the browser.
    expect(await page.getByLabel('Họ tên').inputValue()).toBe('');
    const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(stored).not.toMatch(/Văn Mẫu|001099000123/);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('keeps a half-typed dossier through a reload', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await visitor.go('/counter/new');
    await page.getByLabel('Họ tên').fill('Người Đang Nhập Mẫu');
    await page.getByText('Đã lưu nháp').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Tiếp tục nhập' }).first().click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === 'Người Đang Nhập Mẫu'),
    );
    await visitor.leave();
  });

  it('asks for a supplement at the counter with the full list', async () => {
    const visitor = await Visitor.enter(open(), { pdf: true });
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await visitor.go('/counter/new');
    await page.keyboard.type('2.001583');
    await page.getByRole('option', { name: /2\.001583/ }).click();
    await page.getByLabel('Họ tên').fill('Trần Thiếu Giấy Mẫu');
    await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Thiếu giấy tờ');
    expect(await dialog.getByRole('checkbox', { name: 'Điều lệ công ty' }).isChecked()).toBe(true);
    await dialog.getByLabel('Điều lệ công ty: thiếu hay sai').selectOption({ label: 'Sai' });
    await dialog.getByLabel('Giấy tờ khác').fill('Bản dịch công chứng');
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('ask-supplement');
    const paper = await printedBy(page, () =>
      dialog.getByRole('button', { name: 'Thực hiện và in phiếu' }).click(),
    );
    await page.getByText('Đã yêu cầu bổ sung hồ sơ').waitFor();
    expect(paper).toMatch(/Điềulệcôngty\(nộidungsai,cầnsửa\).*Bảndịchcôngchứng/);
    await visitor.leave();
  });

  it('hands over a result after its receipt was scanned, and reprints marked', async () => {
    const visitor = await Visitor.enter(open(), { pdf: true });
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    const counter = await visitor.ask<{ awaitingHandOver: { rows: { code: string }[] } }>('GET', '/counter');
    const { code } = counter.awaitingHandOver.rows[0]!;
    await page.waitForTimeout(200);
    await visitor.scan(code);
    await page.getByRole('heading', { level: 1, name: code }).waitFor();
    await visitor.focused('Trả kết quả');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const print = () => page.getByRole('button', { name: 'In giấy hẹn' }).click();
    const first = await printedBy(page, print);
    expect(first).toMatch(CODE);
    expect(first).not.toContain('Inlại');
    expect(await printedBy(page, print)).toContain(squeezed('In lại lần 1'));
    // The frame has not kept the cursor, so that a key is heard; the same one as in every state.
    await page.waitForTimeout(500);
    await page.keyboard.press('Alt+k');
    await visitor.focused('Cách trả');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await visitor.scan(code);
    await visitor.focused('Trả kết quả');
    await page.keyboard.press('Enter');
    await page.getByText('Đã trả kết quả').first().waitFor();
    await page.getByText('Nhận bằng: Giấy tiếp nhận').first().waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}
