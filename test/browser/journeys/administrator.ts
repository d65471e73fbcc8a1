// The administrator: publishes a process whose error he is shown by line, looks before he loads days, opens an account.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

const STORM = 'date,kind,name_vi,note,confidence\n2026-12-08,OFF,Nghỉ bão,,high\n';

export function adminJourney(open: () => Screens): void {
  it('is told the line of an error, mends it, and publishes the next version', async () => {
    const visitor = await Visitor.enter(open(), { policy: false });
    const { page } = visitor;
    await visitor.signIn('quantri');
    await visitor.go('/admin/procedures/1.001612');
    const text = page.getByLabel('Nội dung (YAML)');
    const publish = page.getByRole('button', { name: 'Công bố', exact: true });
    const was = await text.inputValue();
    const longer = was.replace('limit: { amount: 3,', 'limit: { amount: 4,').replace('1.5', '2.5');
    const broken = longer.replace('position: head', 'position: hed');
    const line = broken.split('\n').findIndex((each) => each.includes('position: hed')) + 1;
    await text.fill(broken);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: new RegExp(`Dòng ${line}, cột`) }).click();
    expect(await publish.isDisabled()).toBe(true);
    const caret = await text.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart).slice(0, 3),
    );
    expect(caret).toBe('hed');
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('procedure-error');
    await text.fill(longer);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Đã kiểm tra, công bố được').waitFor();
    await page.getByRole('heading', { name: 'Chạy thử một hồ sơ' }).waitFor();
    await publish.click();
    await page.getByText('Đã công bố: trường hợp chung phiên bản 2.').waitFor();
    await page.getByRole('link', { name: 'Phiên bản 1', exact: true }).click();
    await page.waitForURL(/version=1/);
    await visitor.settle();
    expect(await text.inputValue()).toBe(was);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('sees which dossiers a day off would move, and which days a short file would take away', async () => {
    const visitor = await Visitor.enter(open(), { policy: false });
    const { page } = visitor;
    await visitor.signIn('quantri');
    await visitor.go('/admin/calendars');
    const file = { name: 'bao.csv', mimeType: 'text/csv', buffer: Buffer.from(STORM) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('Tệp này bỏ ngày nghỉ, ngày làm bù đang có').waitFor();
    const publish = page.getByRole('button', { name: 'Công bố phiên bản 2' });
    expect(await publish.isDisabled()).toBe(true);
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('calendar-preview');
    const { calendars } = await visitor.ask<{ calendars: { current: number }[] }>('GET', '/calendars');
    expect(calendars[0]!.current).toBe(1);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('opens an account, is shown its password once, and gives it a position', async () => {
    const visitor = await Visitor.enter(open(), { policy: false });
    const { page } = visitor;
    await visitor.signIn('quantri');
    await visitor.go('/admin/people');
    await page.getByRole('button', { name: 'Thêm người dùng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Họ và tên').fill('Đỗ Mẫu Thử');
    await dialog.getByRole('textbox', { name: 'Tài khoản' }).fill('do.thu');
    await dialog.getByRole('button', { name: 'Thêm người dùng' }).click();
    await page.getByText('Mật khẩu dùng một lần').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Giao vị trí' }).click();
    await page.getByRole('heading', { name: 'Đỗ Mẫu Thử' }).waitFor();
    await page.getByRole('button', { name: 'Giao vị trí' }).click();
    await dialog.getByRole('combobox', { name: 'Đơn vị' }).fill('Phòng Đăng ký');
    await page.getByRole('option', { name: /Phòng Đăng ký/ }).click();
    await dialog.getByRole('button', { name: 'Giao vị trí' }).click();
    await page.getByRole('button', { name: /^Kết thúc vị trí Chuyên viên/ }).waitFor();
    expect(await visitor.violations()).toEqual([]);
    const found = await visitor.ask<{ account: string; positions: { position: string }[] }[]>(
      'GET',
      '/staff?q=do%20mau%20thu',
    );
    expect(found).toMatchObject([{ account: 'do.thu', positions: [{ position: 'officer' }] }]);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}
