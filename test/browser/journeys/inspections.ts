// Inspections of public duty: planned, a finding recorded, an official's trail read, and the reading in the log.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

export function inspectionsJourney(open: () => Screens): void {
  it('an inspection is planned and has a finding; a trail is read, filed and logged', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chanhvanphong');
    await visitor.go('/inspections');
    await page.getByRole('button', { name: 'Lập kế hoạch kiểm tra' }).click();
    await page.getByLabel('Tên cuộc kiểm tra').fill('Kiểm tra công vụ quý này');
    const units = page.getByRole('combobox', { name: 'Đơn vị được kiểm tra' });
    await units.click();
    await units.fill('Sở');
    await page.getByRole('option').first().click();
    await page.keyboard.press('Escape');
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('inspection-plan');
    await page.getByRole('button', { name: 'Lưu kế hoạch' }).click();
    const planned = page.getByRole('region', { name: 'Kiểm tra công vụ quý này' });
    await planned.getByRole('button', { name: 'Ghi kết quả' }).click();
    await planned.getByRole('combobox', { name: 'Công chức' }).click();
    const official = page.getByRole('option').first();
    const officialName = (await official.innerText()).replace(/ \(.*/, '');
    await official.click();
    await planned.getByLabel('Kết quả kiểm tra').fill('Chưa niêm yết đủ thủ tục');
    await planned.getByRole('button', { name: 'Lưu kết quả' }).click();
    await planned.getByText('Chưa niêm yết đủ thủ tục').last().waitFor();
    await planned.getByText(officialName).last().waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('inspections');

    const { rows } = await visitor.ask<{
      rows: { officerId: string | null; unitId: string }[];
    }>('GET', '/dossiers?tab=all&relation=holding&due=late');
    const { officerId, unitId } = rows.find((row) => row.officerId !== null)!;
    const { name: unitName } = await visitor.ask<{ name: string }>('GET', `/units/${unitId}`);
    const people = await visitor.ask<{ staffId: string; name: string }[]>('GET', `/units/${unitId}/people`);
    const name = people.find(({ staffId }) => staffId === officerId)!.name;
    await visitor.go('/inspections?tab=trail');
    await page.getByRole('combobox', { name: 'Đơn vị' }).fill(unitName);
    await page.getByRole('option', { name: unitName }).first().click();
    await page.getByRole('combobox', { name: 'Công chức' }).click();
    await page.getByRole('option', { name }).first().click();
    await page.getByLabel('Mục đích xem').fill('Kiểm tra công vụ quý này');
    await page.getByRole('button', { name: 'Xem quá trình' }).click();
    await page.getByRole('region', { name: `Quá trình xử lý hồ sơ của ${name}` }).waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('duty-trail');
    await page.getByText(/^Giải trình trễ hạn \(\d+\)$/).click();
    await page
      .getByText(/^(Chưa giải trình|Không có giải trình nào trong kỳ này\.)$/)
      .first()
      .waitFor();
    expect(await visitor.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Xuất XLSX' }).click();
    const file = page.getByRole('link', { name: 'Tải tệp' });
    await file.waitFor({ timeout: 30_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    expect(download.suggestedFilename()).toBe('qua-trinh-cong-vu.xlsx');
    await visitor.go('/inspections?tab=log');
    await page.getByText('Xuất tệp').first().waitFor();
    expect(await page.locator('tbody tr').count()).toBeGreaterThanOrEqual(2);
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}
