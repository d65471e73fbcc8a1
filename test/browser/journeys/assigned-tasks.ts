// Assigned tasks: the office gives one to two agencies, an agency does it, the office evaluates it; a sheet is checked.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

const TITLE = 'Báo cáo kết quả kiểm tra công vụ';

async function fillDocument({ page }: Visitor, number: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Số văn bản').fill(number);
  await dialog.getByLabel('Ngày văn bản').fill('2026-03-02');
  await dialog.getByLabel('Trích yếu văn bản').fill('V/v thực hiện Công điện 968/CĐ-TTg');
}

export function tasksJourney(open: () => Screens): void {
  it('one document is given to two agencies by the keyboard, each with its own timer', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chanhvanphong');
    await visitor.go('/tasks');
    const before = await page.locator('tbody tr').count();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'Giao nhiệm vụ' });
    await dialog.waitFor();
    await fillDocument(visitor, '5442/UBND-NC');
    await dialog.getByLabel('Tên nhiệm vụ').fill(TITLE);
    const leads = dialog.getByLabel('Đơn vị chủ trì (mỗi đơn vị một nhiệm vụ)');
    for (const name of ['Sở Y tế', 'Sở Tư pháp']) {
      await leads.fill(name);
      await page.getByRole('option', { name: new RegExp(`^${name}`) }).waitFor();
      await leads.press('ArrowDown');
      await leads.press('Enter');
    }
    await leads.press('Escape');
    await dialog.getByText('Số ngày làm việc').click();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('tasks-give');
    await dialog.getByRole('button', { name: 'Giao 2 nhiệm vụ' }).click();
    await page.getByText(TITLE).first().waitFor();
    await visitor.settle();
    expect(await page.locator('tbody tr').count()).toBe(before + 2);
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('tasks');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('the agency accepts and reports, the office evaluates', async () => {
    const [lead, officer, chief] = [
      await Visitor.enter(open()),
      await Visitor.enter(open()),
      await Visitor.enter(open()),
    ];
    await lead.signIn('giamdoc.yte');
    await lead.go('/tasks');
    await lead.page.getByLabel('Tìm theo số, văn bản hoặc tên').fill(TITLE);
    await lead.page.locator('tbody tr').filter({ hasText: TITLE }).first().waitFor();
    await lead.settle();
    await lead.page.getByRole('heading', { level: 1 }).click();
    await lead.page.keyboard.press('j');
    await lead.page.keyboard.press('Enter');
    await lead.page.getByRole('heading', { level: 1, name: new RegExp(TITLE) }).waitFor();
    const path = new URL(lead.page.url()).pathname;
    await lead.page.getByRole('button', { name: 'Nhận nhiệm vụ' }).click();
    const people = await lead.ask<{ staffId: string; name: string; position: string }[]>(
      'GET',
      `/units/${(await lead.ask<{ id: string; code: string }[]>('GET', '/units')).find(({ code }) => code === 'H99.03.01')!.id}/people`,
    );
    const { name } = people.find(({ position }) => position === 'officer')!;
    await lead.page.getByRole('combobox', { name: 'Người phụ trách' }).fill(name);
    await lead.page.getByRole('option', { name }).click();
    expect(await lead.violations()).toEqual([]);
    await lead.page.getByRole('button', { name: 'Ghi', exact: true }).click();
    await lead.page.getByText(`Phụ trách: ${name}`).waitFor();

    await officer.signIn('chuyenvien.yte');
    await officer.go(path);
    await officer.page.getByRole('button', { name: 'Báo cáo hoàn thành' }).click();
    await officer.page.getByLabel('Kết quả').fill('Báo cáo số 12/BC-SYT');
    await officer.page.keyboard.press('Control+Enter');
    await officer.page.getByText('Báo cáo số 12/BC-SYT').first().waitFor();
    await officer.settle();
    expect(await officer.violations()).toEqual([]);
    await officer.shoot('task');

    await chief.signIn('chanhvanphong');
    await chief.go('/tasks?tab=waiting');
    const reported = chief.page.locator('tbody tr').filter({ hasText: TITLE });
    await reported.getByRole('link', { name: /^NV-/ }).click();
    await chief.page.getByRole('button', { name: 'Đánh giá đạt' }).click();
    await chief.page.getByRole('button', { name: 'Ghi', exact: true }).click();
    await chief.page.getByText(/Giao thực hiện · Đã kết thúc/).waitFor();
    for (const visitor of [lead, officer, chief]) {
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    }
  });

  it('a sheet is checked row by row before anything is given', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chanhvanphong');
    await visitor.go('/tasks');
    await page.getByRole('button', { name: 'Nhập từ tệp' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nhập từ tệp' });
    await fillDocument(visitor, '13/UBND');
    const sheet = (code: string) => ({
      name: 'nhiem-vu.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Tên nhiệm vụ,Đơn vị chủ trì,Hạn\nRà soát,${code},31/12/2030\n`),
    });
    await page.locator('input[type=file]').setInputFiles(sheet('H99.7777'));
    await dialog.getByRole('button', { name: 'Kiểm tra' }).click();
    await dialog.getByText('Không có đơn vị mang mã này').waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('tasks-import');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}
