// A department asks for a supplement with each paper marked; refusals at the counter and by the leader, each with its form.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';
import { act, at, firstThatTakes, lodge } from './act.ts';
import type { Rows } from './act.ts';

export function supplementJourney(open: () => Screens): void {
  it('a department asks for papers, the counter prints the slip and gives a new appointment', async () => {
    const { code } = await lodge(open(), 'tiepnhan.tinh', '2.001583', 'chung', 'Công Ty Thiếu Giấy Mẫu');
    await at(open(), 'tiepnhan.tinh', code, (desk) => act(desk, 'Chuyển xử lý'));
    await at(open(), 'truongphong.taichinh', code, async (officer) => {
      await act(officer, 'Yêu cầu bổ sung', async (dialog) => {
        await dialog.getByLabel('Lý do').fill('Điều lệ thiếu chữ ký');
        await dialog.getByRole('checkbox', { name: 'Điều lệ công ty' }).check();
        await dialog.getByLabel('Điều lệ công ty: thiếu hay sai').selectOption({ label: 'Chưa đủ' });
        await dialog.getByText(/^Đồng hồ/).waitFor();
        expect(await officer.violations()).toEqual([]);
        await officer.shoot('supplement-dialog');
      });
      await officer.page
        .getByText(/chờ .*bổ sung/i)
        .first()
        .waitFor();
    });
    await at(open(), 'tiepnhan.tinh', code, async (desk) => {
      await desk.page.getByRole('button', { name: 'In phiếu bổ sung' }).click();
      await desk.page.locator('iframe#official-form[src^="blob:"]').waitFor({ state: 'attached' });
      await desk.page.getByRole('tab', { name: 'Biểu mẫu' }).click();
      await desk.page.getByRole('cell', { name: /^Mẫu số 02/ }).waitFor();
      await act(desk, 'Đã bổ sung đủ', async (dialog) => {
        await dialog.getByRole('checkbox', { name: 'Điều lệ công ty (Chưa đủ)' }).waitFor();
        expect(await desk.violations()).toEqual([]);
      });
      await desk.page
        .getByRole('cell', { name: /^Mẫu số 01/ })
        .nth(1)
        .waitFor();
      expect(await desk.violations()).toEqual([]);
    });
  });

  it('refused at the counter, the slip and the look-up say where to go', async () => {
    const desk = await Visitor.enter(open(), { pdf: true });
    const { page } = desk;
    await desk.signIn('tiepnhan.tinh');
    await desk.go('/counter/new');
    await page.route('**/api/v1/procedures/2.001583', async (route) => {
      await page.waitForTimeout(1_500);
      await route.continue();
    });
    await page.keyboard.type('2.001583');
    await page.getByRole('option', { name: /2\.001583/ }).click();
    await page.getByLabel('Họ tên').fill('Người Đi Nhầm Nơi Mẫu');
    // Pressed while the procedure is still on its way: it is done once that is there.
    await page.getByRole('button', { name: 'Từ chối' }).click();
    const dialog = page.getByRole('dialog');
    const send = dialog.getByRole('button', { name: 'Thực hiện và in phiếu' });
    await dialog.getByLabel('Lý do').fill('Không thuộc thẩm quyền của Sở');
    await dialog.getByLabel('Không thuộc thẩm quyền').check();
    expect(await send.isDisabled()).toBe(true);
    await dialog.getByLabel('Nơi cần nộp').fill('Phòng Kinh tế xã Mẫu Đông');
    expect(await desk.violations()).toEqual([]);
    await desk.shoot('refuse-dialog');
    await send.click();
    await page.locator('iframe#official-form[src^="blob:"]').waitFor({ state: 'attached' });
    const said = await page.locator('[role=status]').filter({ hasText: 'số bí mật' }).innerText();
    const number = await page.locator('[role=status] a').innerText();
    await page.locator('[role=status] a').click();
    await page.getByRole('tab', { name: 'Biểu mẫu' }).click();
    await page.getByRole('cell', { name: /^Mẫu số 03/ }).waitFor();
    expect(await desk.violations()).toEqual([]);
    expect(desk.faults).toEqual([]);

    await page.goto(`${desk.origin}/tra-cuu`);
    await page.getByLabel('Mã hồ sơ').fill(number);
    await page.getByLabel('Số bí mật').fill(/số bí mật ([A-Z2-9]{5}-[A-Z2-9]{5})/.exec(said)![1]!);
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    await page.getByText('Đề nghị nộp tại: Phòng Kinh tế xã Mẫu Đông').waitFor();
    await desk.leave();
  });

  it('refused by who signs, it is a result with the form of a refusal', async () => {
    const leader = await Visitor.enter(open(), { pdf: true });
    await leader.signIn('giamdoc.yte');
    const { rows } = await leader.ask<Rows>('GET', '/dossiers?tab=all&due=onTime,dueSoon,late');
    const code = await firstThatTakes(leader, rows, 'refuse');
    await leader.go(`/dossiers/${code}`);
    await act(leader, 'Từ chối', async (dialog) => {
      await dialog.getByLabel('Lý do').fill('Không đủ điều kiện');
      expect(await leader.violations()).toEqual([]);
    });
    await leader.page.getByText('Từ chối', { exact: true }).first().waitFor();
    await leader.page.getByRole('tab', { name: 'Biểu mẫu' }).click();
    await leader.page.getByRole('cell', { name: /^Mẫu số 03/ }).waitFor();
    await leader.settle();
    expect(await leader.violations()).toEqual([]);
    expect(leader.faults).toEqual([]);
    await leader.leave();
  });
}
