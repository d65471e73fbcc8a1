// Repeated lateness: who is often late, what is behind a figure, the thresholds, and the file.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

export function latenessJourney(open: () => Screens): void {
  it('a figure opens as many matters, thresholds are set, and the indicator comes as a file', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chanhvanphong');
    await visitor.go('/repeated-lateness?by=unit');
    await page.getByRole('heading', { level: 1, name: 'Trễ hạn nhiều lần' }).waitFor();
    const figure = page.getByRole('button', { name: /^Tổng trễ của .+: \d+$/ }).first();
    await figure.waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('repeated-lateness');
    const told = Number(await figure.innerText());
    expect(told).toBeGreaterThan(0);
    await figure.click();
    const rows = page.getByRole('region', { name: / – / }).locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(Math.min(told, 50));
    await page.getByRole('button', { name: 'Cài đặt ngưỡng' }).click();
    await page.getByLabel('Số việc quá hạn, ít nhất').fill(String(told + 1));
    await page.getByLabel('Lý do').fill('Theo dõi quý này');
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('repeated-lateness-matters');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText(`từ ${told + 1} việc trễ`).waitFor();
    expect(await page.locator('tbody').getByText('Nhiều lần', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Xuất XLSX', exact: true }).click();
    const file = page.getByRole('link', { name: 'Tải tệp' });
    await file.waitFor({ timeout: 30_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    expect(download.suggestedFilename()).toBe('tre-han-nhieu-lan.xlsx');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}
