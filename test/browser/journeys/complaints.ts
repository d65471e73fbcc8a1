// A complaint from the desk to the public page: received with a receipt, assigned, answered, published, closed, looked up.
import { expect, it } from '@jest/globals';
import { printedBy } from '../printed-by.ts';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

const TITLE = 'Chờ lâu tại quầy đất đai';
const ANSWER = 'Đã bố trí thêm một quầy từ tuần này.';

export function complaintsJourney(open: () => Screens): void {
  let path = '';
  let [number, secret] = ['', ''];

  it('the desk receives one by the keyboard and prints its receipt', async () => {
    const visitor = await Visitor.enter(open(), { pdf: true });
    const { page } = visitor;
    await visitor.signIn('tiepnhan.maudong');
    await visitor.go('/complaints');
    expect(await visitor.violations()).toEqual([]);
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'Tiếp nhận' });
    await dialog.getByLabel('Về việc').fill(TITLE);
    await dialog.getByLabel('Nội dung').fill('Tôi chờ hai giờ mà không ai giải thích.');
    await dialog.getByLabel('Người phản ánh').fill('Lê Thị Mẫu Hoa');
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('complaints-receive');
    await page.keyboard.press('Control+Enter');
    const received = page.getByRole('dialog', { name: 'Đã tiếp nhận' });
    const said = await received.getByRole('status').innerText();
    [number] = /PA-[\w.-]+/.exec(said)!;
    [secret] = /[A-Z2-9]{5}-[A-Z2-9]{5}/.exec(said)!;
    const paper = await printedBy(page, () => received.getByRole('button', { name: 'In biên nhận' }).click());
    expect(paper).toContain(number);
    expect(paper).toContain(secret);
    await received.getByRole('link', { name: 'Mở' }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(TITLE) }).waitFor();
    path = new URL(page.url()).pathname;
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('the leader assigns it, the officer answers, the office publishes and closes', async () => {
    const [leader, officer, chief] = [
      await Visitor.enter(open()),
      await Visitor.enter(open()),
      await Visitor.enter(open()),
    ];
    await leader.signIn('chutich.maudong');
    await leader.go('/complaints?tab=waiting');
    await leader.page.locator('tbody tr').filter({ hasText: TITLE }).first().waitFor();
    await leader.shoot('complaints');
    await leader.page.getByRole('link', { name: number }).click();
    const { units } = await officerOf(officer);
    await leader.page.getByRole('button', { name: 'Phân công đơn vị' }).click();
    await leader.page.getByRole('combobox', { name: 'Đơn vị' }).fill(units.code);
    await leader.page.getByRole('option', { name: new RegExp(units.code) }).click();
    await leader.settle();
    expect(await leader.violations()).toEqual([]);
    await leader.page.getByRole('button', { name: 'Ghi', exact: true }).click();
    await leader.page.getByText('Đang xử lý').first().waitFor();

    await officer.go(path);
    await officer.page.getByRole('button', { name: 'Trả lời', exact: true }).click();
    await officer.page.getByLabel('Nội dung trả lời').fill(ANSWER);
    await officer.page.keyboard.press('Control+Enter');
    await officer.page.getByRole('region', { name: 'Trả lời' }).waitFor();
    await officer.settle();
    expect(await officer.violations()).toEqual([]);
    await officer.shoot('complaint');

    await chief.signIn('chanhvanphong');
    await chief.go('/complaints?tab=answered');
    await chief.page.getByRole('link', { name: number }).click();
    await chief.page.getByRole('button', { name: 'Công khai' }).click();
    const dialog = chief.page.getByRole('dialog');
    expect(await dialog.getByLabel('Trả lời (bản công khai)').inputValue()).toBe(ANSWER);
    await chief.settle();
    await chief.shoot('complaint-publish');
    await chief.page.getByRole('button', { name: 'Ghi', exact: true }).click();
    await chief.page.getByText(/Công khai ngày/).waitFor();
    await chief.page.getByRole('button', { name: 'Kết thúc' }).click();
    await chief.page.getByRole('button', { name: 'Ghi', exact: true }).click();
    await chief.page.getByText('Đã kết thúc').first().waitFor();
    for (const visitor of [leader, officer, chief]) {
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    }
  });

  it('whoever complained reads the answer on a telephone, without script', async () => {
    const citizen = await Visitor.enter(open(), { script: false });
    const { page } = citizen;
    await page.goto(`${citizen.origin}/phan-anh?so=${number}`);
    expect(await page.getByLabel('Số phản ánh').inputValue()).toBe(number);
    await citizen.shoot('citizen-complaint-form');
    await page.getByLabel('Số bí mật').fill(secret);
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    await page.getByText(ANSWER).waitFor();
    expect(page.url()).not.toContain(secret);
    expect(await page.locator('main').innerText()).not.toContain('Hoa');
    await citizen.shoot('citizen-complaint-answer');
    await citizen.leave();
  });

  it('the pages for everybody have no violation', async () => {
    const visitor = await Visitor.enter(open(), { policy: false });
    for (const address of ['/phan-anh', '/phan-anh/cong-khai', '/phan-anh/gui', '/phan-anh?lang=en']) {
      await visitor.page.goto(`${visitor.origin}${address}`);
      expect([address, ...(await visitor.violations())]).toEqual([address]);
    }
    await visitor.leave();
  });
}

/** Signs the officer in and finds where he works. */
async function officerOf(officer: Visitor): Promise<{ readonly units: { readonly code: string } }> {
  await officer.signIn('chuyenvien.maudong');
  const { holds } = await officer.ask<{ holds: { unitId: string; position: string }[] }>('GET', '/session');
  const { unitId } = holds.find(({ position }) => position === 'officer')!;
  const units = await officer.ask<{ id: string; code: string }[]>('GET', '/units');
  return { units: units.find(({ id }) => id === unitId)! };
}
