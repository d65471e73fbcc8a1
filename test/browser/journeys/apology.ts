// An apology: the head gives a reason and a new date, form 04 is printed, and there is no second one.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';
import { act, firstThatTakes } from './act.ts';
import type { Rows } from './act.ts';

export function apologyJourney(open: () => Screens): void {
  it('the head apologises once, with a reason and a new date', async () => {
    const head = await Visitor.enter(open(), { pdf: true });
    const { page } = head;
    await head.signIn('truongphong.yte');
    const { rows } = await head.ask<Rows>('GET', '/dossiers?tab=all&relation=holding&due=dueSoon,onTime');
    const code = await firstThatTakes(head, rows, 'apologise');
    await head.go(`/dossiers/${code}`);
    await act(head, 'Xin lỗi, hẹn lại', async (dialog) => {
      await dialog.getByLabel('Ngày hẹn mới').fill('2026-12-31T16:30');
      await dialog.getByLabel('Lý do').fill('Chờ kết quả kiểm nghiệm');
      await dialog.getByText('Ngày hẹn trả: 16:30 31/12/2026').waitFor();
      expect(await head.violations()).toEqual([]);
      await head.shoot('apology-dialog');
    });
    await page
      .getByText(/16:30 31\/12\/2026/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: /^Xin lỗi, hẹn lại/ }).count()).toBe(0);
    await page.getByText('Đã xin lỗi và hẹn lại một lần; không hẹn lại được nữa.').waitFor();
    await page.getByRole('tab', { name: 'Biểu mẫu' }).click();
    await page.getByRole('button', { name: /^In Văn bản xin lỗi/ }).click();
    await page.locator('iframe#official-form[src^="blob:"]').waitFor({ state: 'attached' });
    await head.settle();
    expect(await head.violations()).toEqual([]);
    expect(head.faults).toEqual([]);
    await head.leave();
  }, 120_000);
}
