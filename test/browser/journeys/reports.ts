// A report: its columns, the dossiers behind a number, and its export as a file.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

export function reportsJourney(open: () => Screens): void {
  it('a number of report 06 leads to as many dossiers, and the report comes as a file', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chanhvanphong');
    await visitor.go('/reports');
    await page.getByRole('heading', { level: 1, name: 'Báo cáo' }).waitFor();
    await page.getByRole('button', { name: 'Năm nay' }).click();
    const late = page.getByRole('link', { name: /^Tổng số, Đang giải quyết, quá hạn: \d+$/ });
    await late.waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('reports');
    await page.getByRole('button', { name: 'Xuất XLSX' }).click();
    const file = page.getByRole('link', { name: 'Tải tệp' });
    await file.waitFor({ timeout: 30_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    expect(download.suggestedFilename()).toBe('bieu-06.xlsx');
    await page.getByRole('button', { name: 'In biểu để ký (PDF)' }).click();
    await file.waitFor({ state: 'detached' });
    await file.waitFor({ timeout: 30_000 });
    const [signed] = await Promise.all([page.waitForEvent('download'), file.click()]);
    expect(signed.suggestedFilename()).toBe('bieu-06.pdf');
    const told = Number((await late.innerText()).replaceAll('.', ''));
    expect(told).toBeGreaterThan(0);
    await late.click();
    await page.getByRole('heading', { level: 1, name: 'Đang giải quyết, quá hạn' }).waitFor();
    await visitor.settle();
    expect(await page.locator('tbody tr').count()).toBe(Math.min(told, 50));
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('reports-dossiers');
    await visitor.leave();
  });
}
