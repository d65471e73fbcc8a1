// What the screens do when a day does not go by the book: no connection, a page left, papers missing, a locked screen.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

async function choose(visitor: Visitor, code: string): Promise<void> {
  await visitor.page.getByRole('combobox', { name: /^Thủ tục/ }).fill(code);
  await visitor.page.getByRole('option', { name: new RegExp(code) }).click();
}

async function draftsOf(visitor: Visitor): Promise<readonly { id: string }[]> {
  return visitor.ask<{ id: string }[]>('GET', '/drafts');
}

export function whenItGoesWrong(open: () => Screens): void {
  it('keeps what was typed a moment before the page is left', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    for (const { id } of await draftsOf(visitor)) await visitor.ask('DELETE', `/drafts/${id}`, {});
    await page.keyboard.press('F2');
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ mới' }).waitFor();
    await page.getByLabel('Họ tên').fill('Người Bỏ Đi Mẫu');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Quầy tiếp nhận' }).waitFor();
    await visitor.settle();
    await page.keyboard.press('F2');
    await page.getByRole('button', { name: 'Tiếp tục nhập' }).first().click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === 'Người Bỏ Đi Mẫu'),
    );
    // A page that is closed by the browser itself keeps it as well.
    await page.getByLabel('Họ tên').fill('Người Đóng Trang Mẫu');
    await page.reload();
    await page.getByRole('button', { name: 'Tiếp tục nhập' }).first().click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === 'Người Đóng Trang Mẫu'),
    );
    expect((await draftsOf(visitor)).length).toBe(1);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('saves a draft again by itself after a save that failed', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await visitor.go('/counter/new');
    const before = (await draftsOf(visitor)).length;
    let refused = 0;
    await page.route('**/api/v1/drafts', (route) => {
      if (route.request().method() !== 'POST' || refused > 0) return route.continue();
      refused += 1;
      return route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' });
    });
    await page.getByLabel('Họ tên').fill('Người Chờ Lưu Mẫu');
    await page.getByText('Chưa lưu được nháp').waitFor();
    await page.getByText('Đã lưu nháp').waitFor({ timeout: 20_000 });
    expect(refused).toBe(1);
    expect((await draftsOf(visitor)).length).toBe(before + 1);
    await visitor.leave();
  });

  it('empties only what was logged when a dossier waited for the connection', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await visitor.go('/counter/new');
    await choose(visitor, '2.001583');
    await page.getByLabel('Họ tên').fill('Người Trước Mẫu');
    await page.getByRole('button', { name: 'Đã nhận đủ như quy định' }).click();
    await visitor.settle();
    const sent: string[] = [];
    await page.route('**/api/v1/dossiers', (route) => {
      const { applicant } = route.request().postDataJSON() as { applicant: { name: string } };
      sent.push(applicant.name);
      return route.continue();
    });
    await page.context().setOffline(true);
    await page.keyboard.press('F8');
    await page.getByText('1 thao tác đang chờ').waitFor();
    await page.getByLabel('Họ tên').fill('Người Sau Mẫu');
    await page.context().setOffline(false);
    await page.getByText('Đã tiếp nhận hồ sơ').waitFor();
    expect(new Set(sent)).toEqual(new Set(['Người Trước Mẫu']));
    expect(await page.getByLabel('Họ tên').inputValue()).toBe('Người Sau Mẫu');
    expect(await page.getByRole('combobox', { name: /^Thủ tục/ }).inputValue()).toBe('');
    await visitor.leave();
  });

  it('asks once before a dossier without its mandatory papers is accepted', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await visitor.go('/counter/new');
    await choose(visitor, '2.001583');
    await page.getByLabel('Họ tên').fill('Người Thiếu Giấy Mẫu');
    await visitor.settle();
    await page.keyboard.press('F8');
    const dialog = page.getByRole('dialog', { name: /^Còn thiếu \d+ giấy tờ bắt buộc/ });
    await dialog.getByText('Điều lệ công ty').waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('missing-papers');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await visitor.settle();
    await page.keyboard.press('F8');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await visitor.settle();
    // At once, not key by key: keys as fast as a program's are taken for a scan.
    await page.keyboard.insertText('Người nộp cam kết bổ sung trong ngày');
    await dialog.getByRole('button', { name: 'Vẫn tiếp nhận' }).press('Enter');
    await page.getByText('Đã tiếp nhận hồ sơ').waitFor();
    const code = await page
      .getByRole('link', { name: /^H99\./ })
      .first()
      .innerText();
    await visitor.go(`/dossiers/${code}`);
    await page.getByText('Người nộp cam kết bổ sung trong ngày').waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('says what is wrong with a field in words, not in patterns', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await visitor.go('/counter/new');
    await choose(visitor, '2.001583');
    await page.getByLabel('Họ tên').fill('Người Gõ Sai Mẫu');
    await page.getByLabel('Điện thoại').fill('không có');
    await page.getByRole('button', { name: 'Đã nhận đủ như quy định' }).click();
    await page.keyboard.press('F8');
    await page.getByText('Gồm 8 đến 16 chữ số; có thể có dấu + ở đầu.').first().waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/regular expression|\/applicant/);
    await visitor.leave();
  });

  it('has a page for an address that is none, and for one of another position', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    const answer = await page.goto(`${visitor.origin}/khong-co`);
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: 'Không có trang này' }).waitFor();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('not-found');
    await visitor.signIn('chuyenvien.yte');
    for (const path of ['/counter', '/counter/new', '/admin/people', '/board']) {
      await visitor.go(path);
      await page
        .getByRole('heading', { level: 1, name: 'Trang này không dành cho vị trí của bạn' })
        .waitFor();
    }
    expect(await visitor.violations()).toEqual([]);
    await visitor.go('/queue/khong-co');
    await page.getByRole('heading', { level: 1, name: 'Không có trang này' }).waitFor();
    await page.getByRole('link', { name: 'Về trang làm việc' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ' }).waitFor();
    await visitor.leave();
  });

  it('does nothing in a dialog behind the locked screen, and asks nothing there', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chuyenvien.yte');
    const { rows } = await visitor.ask<{ rows: { code: string }[] }>(
      'GET',
      '/dossiers?tab=mine&state=processing.appraise',
    );
    const { code } = rows[0]!;
    await visitor.go(`/dossiers/${code}`);
    await page.getByRole('button', { name: /^Hoàn thành bước/ }).click();
    const dialog = page.getByRole('dialog').first();
    await dialog.waitFor();
    await visitor.settle();
    const { version } = await visitor.ask<{ version: number }>('GET', `/dossiers/${code}`);
    await page.evaluate(() => {
      const token = /motcua-csrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
      return fetch('/api/v1/session/lock', {
        method: 'POST',
        headers: { 'x-csrf-token': decodeURIComponent(token) },
      });
    });
    // The next request of the page learns of the lock: what one types is tried out.
    await dialog.getByRole('textbox').last().fill('Đang gõ dở');
    await page.getByRole('dialog', { name: 'Màn hình đang khóa' }).waitFor({ timeout: 70_000 });
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'password');
    await page.waitForTimeout(500);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(1_000);
    expect(asked).toEqual([]);
    await page.locator('input[autocomplete=current-password]').fill('motcua-danh-gia');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Màn hình đang khóa' }).waitFor({ state: 'detached' });
    expect(await dialog.getByRole('textbox').last().inputValue()).toBe('Đang gõ dở');
    expect((await visitor.ask<{ version: number }>('GET', `/dossiers/${code}`)).version).toBe(version);
    await visitor.leave();
  });
}
