// The register: its lines of some days, printed as the official book, and receipts and control slips of marked lines as one document each.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

export function registerJourney(open: () => Screens): void {
  it('the counter reads and prints the register, and the receipts of marked lines', async () => {
    const desk = await Visitor.enter(open());
    const { page } = desk;
    await desk.signIn('tiepnhan.tinh');
    await desk.go('/register');
    await page.getByLabel('Từ ngày').fill('2026-11-02');
    await page.getByRole('row').nth(2).waitFor();
    await desk.settle();
    expect(await desk.violations()).toEqual([]);
    await page.getByRole('button', { name: 'In sổ theo dõi' }).click();
    await page.getByRole('link', { name: 'Mở bản in' }).waitFor();
    const boxes = page.getByRole('checkbox', { name: /^Đánh dấu H/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole('button', { name: 'In 2 giấy tiếp nhận đã đánh dấu' }).click();
    await page.getByRole('button', { name: 'In 2 phiếu kiểm soát đã đánh dấu' }).click();
    const links = page.getByRole('link', { name: 'Mở bản in' });
    await links.nth(2).waitFor();
    for (const link of await links.all()) {
      const address = await link.getAttribute('href');
      const answer = await page.request.get(`${desk.origin}${address}`);
      expect([answer.status(), (await answer.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    }
    expect(await desk.violations()).toEqual([]);
    await desk.shoot('register');
    expect(desk.faults).toEqual([]);
    await desk.leave();
  });
}
