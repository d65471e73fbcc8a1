// An apology: its task comes to the head, who gives a reason and a new date once; form 04 is printed.
import { expect, it } from '@jest/globals';
import { START, Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';
import { act, at, firstThatTakes } from './act.ts';
import type { Rows } from './act.ts';

interface Inbox {
  readonly items: readonly { readonly dueAt: string; readonly dossier: { readonly code: string } | null }[];
}

const TASKS = '/alerts?kind=apologyDue&open=true&limit=50';

export function apologyJourney(open: () => Screens): void {
  it('the task of an apology comes to the head, who does it from his alerts, once', async () => {
    const head = await Visitor.enter(open(), { pdf: true });
    const { page } = head;
    await head.signIn('truongphong.yte');
    const { items } = await head.ask<Inbox>('GET', TASKS);
    // Its last day is today: in time, and the new appointment is not yet needed by the law.
    const code = items.find(({ dueAt }) => Date.parse(dueAt) > Date.parse(START))?.dossier?.code;
    if (code === undefined) throw new Error(`no task of an apology is still in time among ${items.length}`);

    await at(open(), 'chuyenvien.yte', code, async (officer) => {
      await officer.page.getByText(/^Cần xin lỗi và hẹn lại bằng văn bản chậm nhất /).waitFor();
      await officer.page.getByText('Việc của người đứng đầu hoặc lãnh đạo đơn vị giải quyết.').waitFor();
      expect(await officer.page.getByRole('button', { name: /^Xin lỗi, hẹn lại/ }).count()).toBe(0);
    });

    await head.go(`/dossiers/${code}`);
    await page.getByText(/^Cần xin lỗi và hẹn lại bằng văn bản chậm nhất /).waitFor();
    expect(await head.violations()).toEqual([]);
    await head.shoot('apology-task');
    await head.go('/alerts?kind=apologyDue');
    const unfold = page.getByRole('button', { name: 'Mở tất cả' });
    if ((await unfold.count()) > 0) await unfold.click();
    await page.getByRole('link', { name: `Xin lỗi, hẹn lại cho hồ sơ ${code}` }).waitFor();
    await head.shoot('apology-alerts');
    expect(await head.violations()).toEqual([]);
    await page.getByRole('link', { name: `Xin lỗi, hẹn lại cho hồ sơ ${code}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Ngày hẹn mới').fill('2026-12-24T16:30');
    await dialog.getByLabel('Lý do').fill('Chờ kết quả thẩm định thực tế');
    await dialog.getByRole('button', { name: 'Xin lỗi, hẹn lại', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Đã xin lỗi và hẹn lại một lần; không hẹn lại được nữa.').waitFor();
    expect(await page.getByText(/^Cần xin lỗi và hẹn lại bằng văn bản/).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Xin lỗi, hẹn lại/ }).count()).toBe(0);
    expect(new URL(page.url()).search).toBe('');

    // The task is gone; who tries all the same is told why not.
    await head.go('/alerts');
    expect(await page.getByRole('link', { name: `Xin lỗi, hẹn lại cho hồ sơ ${code}` }).count()).toBe(0);
    const left = await head.ask<Inbox>('GET', TASKS);
    expect(left.items.map(({ dossier }) => dossier?.code)).not.toContain(code);
    const again = { type: 'apologise', promisedAt: '2026-12-30T16:30:00+07:00', reason: 'Lần nữa' };
    expect(await head.ask('POST', `/dossiers/${code}/events/preview`, again)).toMatchObject({
      allowed: false,
      refusal: { code: 'apology.onlyOnce' },
    });
    expect(head.faults).toEqual([]);
    await head.leave();
  });

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
      await dialog.getByText('Ngày hẹn trả: 16:30 thứ Năm 31/12/2026').waitFor();
      expect(await head.violations()).toEqual([]);
      await head.shoot('apology-dialog');
    });
    await page
      .getByText(/16:30 thứ Năm 31\/12\/2026/)
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
  });
}
