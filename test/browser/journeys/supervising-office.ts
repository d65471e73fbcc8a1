// The supervising office: sees a dossier become late when the clock goes on, follows a figure, and takes the alert up.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

export function officeJourney(open: () => Screens): void {
  it('every number of the board is the length of the list it leads to', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chanhvanphong');
    await page.getByRole('heading', { level: 1, name: 'Bảng theo dõi' }).waitFor();
    await visitor.settle();
    await page.getByRole('button', { expanded: false }).filter({ hasText: 'Phòng' }).first().click();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('board');
    const soon = page.getByRole('link', { name: /^Sắp hạn: \d+$/ });
    const told = Number((await soon.innerText()).trim());
    expect(told).toBeGreaterThan(0);
    await soon.click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ' }).waitFor();
    await visitor.settle();
    expect(await page.locator('tbody tr[tabindex]').count()).toBe(Math.min(told, 50));
    await visitor.leave();
  });

  it('a dossier becomes late when its time is over; the alert comes by itself and is taken up', async () => {
    const [watcher, admin] = [await Visitor.enter(open()), await Visitor.enter(open())];
    await watcher.signIn('chanhvanphong');
    await watcher.go('/late');
    await watcher.shoot('late');
    await watcher.go('/alerts');
    await watcher.settle();
    expect(await watcher.violations()).toEqual([]);
    await watcher.shoot('alerts-in-lines');
    await watcher.page.getByRole('button', { name: 'Mở tất cả' }).click();
    const openBefore = (await watcher.ask<{ openCount: number }>('GET', '/alerts?limit=1')).openCount;
    await admin.signIn('quantri');
    const { rows } = await watcher.ask<{ rows: { code: string; lateFromAt: string }[] }>(
      'GET',
      '/dossiers?tab=all&relation=holding&due=dueSoon',
    );
    const next = rows[0]!;
    await admin.ask('POST', '/clock', { at: next.lateFromAt });
    await watcher.page.waitForFunction(
      (code) => document.querySelector('main')?.textContent?.includes(code) === true,
      next.code,
      { timeout: 30_000 },
    );
    const line = watcher.page
      .locator('li')
      .filter({ hasText: next.code })
      .filter({ hasText: 'Hồ sơ quá hạn' });
    await line.first().waitFor({ timeout: 30_000 });
    await watcher.settle();
    expect(await watcher.violations()).toEqual([]);
    await watcher.shoot('alerts');
    await line
      .first()
      .getByRole('button', { name: `Đã nắm cảnh báo của ${next.code}` })
      .click();
    await watcher.page
      .getByText(/đã nắm lúc/)
      .first()
      .waitFor();
    expect(openBefore).toBeGreaterThan(0);
    await watcher.go('/late');
    await watcher.page.getByText(next.code).waitFor();
    await watcher.go('/time');
    await watcher.settle();
    expect(await watcher.violations()).toEqual([]);
    await watcher.shoot('time-used');
    expect(watcher.faults).toEqual([]);
    await watcher.leave();
    await admin.leave();
  });

  it('sums what is late by group, each number leading to its dossiers; consulted agencies beside it', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chanhvanphong');
    await visitor.go('/late?kind=groups');
    await page.getByRole('heading', { level: 2, name: 'Tiếp nhận chậm' }).waitFor();
    for (const by of ['Cơ quan', 'Người giữ', 'Thủ tục', 'Bước', 'Đơn vị']) {
      await page.getByText(by, { exact: true }).first().click();
      await page.getByRole('columnheader', { name: by, exact: true }).waitFor();
    }
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('late-groups');
    const figure = page.getByRole('link', { name: /, (Quá hạn|Sắp hạn): \d+$/ }).first();
    const told = Number(await figure.innerText());
    await figure.click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ' }).waitFor();
    await visitor.settle();
    expect(await page.locator('tbody tr').count()).toBe(Math.min(told, 50));
    await visitor.go('/late?kind=groups&by=reason');
    const ofReason = page.getByRole('link', { name: /^Chưa có lý do, Quá hạn: \d+$/ });
    const without = Number(await ofReason.innerText());
    await ofReason.click();
    await page.getByRole('region', { name: 'Quá hạn · Chưa có lý do' }).waitFor();
    await visitor.settle();
    expect(await page.locator('tbody tr').count()).toBe(Math.min(without, 50));
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('late-of-reason');
    await visitor.go('/late?kind=opinions');
    await page.getByLabel('Hỏi từ ngày').waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('consulted-agencies');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}
