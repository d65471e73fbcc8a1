// The letter's case on the screens: the Chief of Office asks why, the unit's head explains, the office finds and closes.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

interface Line {
  readonly id: string;
  readonly of: { readonly code: string | null };
}
interface Lines {
  readonly rows: readonly Line[];
}

export function lateCasesJourney(open: () => Screens): void {
  it('the office asks, the head of the unit explains, the office finds whose time it was and closes', async () => {
    const [chief, head] = [await Visitor.enter(open()), await Visitor.enter(open())];
    await head.signIn('truongphong.yte');
    const late = await head.ask<Lines>('GET', '/late-cases?state=open&kind=dossierLate');
    const { id, of } = late.rows[0]!;
    await chief.signIn('chanhvanphong');
    await chief.go('/late-cases');
    await chief.settle();
    expect(await chief.violations()).toEqual([]);
    await chief.shoot('late-cases');
    await chief.go(`/late-cases/${id}`);
    await chief.page.getByRole('heading', { level: 1, name: new RegExp(of.code ?? '') }).waitFor();
    await chief.page.keyboard.press('Alt+1');
    const asking = chief.page.getByRole('dialog', { name: /Yêu cầu giải trình/ });
    await asking.getByLabel('Giải trình trước 17:00 ngày').fill('2026-11-20');
    await asking.getByLabel('Ghi chú, lý do').fill('Nêu rõ nguyên nhân và biện pháp');
    expect(await chief.violations()).toEqual([]);
    await chief.shoot('late-case-ask');
    await chief.page.keyboard.press('Control+Enter');
    await asking.waitFor({ state: 'detached' });
    await chief.page.getByText('Hạn giải trình: 17:00 20/11/2026').first().waitFor();

    await head.go('/late-cases');
    await head.page
      .getByRole('link', { name: of.code ?? '' })
      .first()
      .click();
    await head.page.getByRole('button', { name: 'Giải trình', exact: true }).click();
    const explaining = head.page.getByRole('dialog', { name: /Giải trình/ });
    await explaining.getByRole('combobox', { name: 'Lý do quá hạn' }).click();
    await head.page.getByRole('option', { name: 'Thiếu người, quá tải' }).click();
    await explaining.getByLabel('Nội dung giải trình').fill('Ba người, một trăm hai mươi hồ sơ');
    await explaining.getByLabel('Tài liệu chứng minh').fill('12/BC-PYT');
    expect(await head.violations()).toEqual([]);
    await head.shoot('late-case-explain');
    await head.page.keyboard.press('Control+Enter');
    await explaining.waitFor({ state: 'detached' });
    await head.page.getByText('Tài liệu: 12/BC-PYT').waitFor();

    await chief.go(`/late-cases/${id}`);
    await chief.page.getByRole('button', { name: 'Kết luận', exact: true }).click();
    const finding = chief.page.getByRole('dialog', { name: /Kết luận/ });
    await finding.getByRole('textbox', { name: 'Kết luận' }).fill('Trách nhiệm của phòng');
    await finding.getByLabel('Biện pháp xử lý').fill('Phê bình bằng văn bản');
    expect(await chief.violations()).toEqual([]);
    await chief.shoot('late-case-find');
    await chief.page.keyboard.press('Control+Enter');
    await finding.waitFor({ state: 'detached' });
    await chief.page.getByRole('button', { name: 'Khép lại', exact: true }).click();
    await chief.page.keyboard.press('Control+Enter');
    await chief.page.getByText('Đã khép lại', { exact: true }).first().waitFor();
    await chief.settle();
    expect(await chief.violations()).toEqual([]);
    await chief.shoot('late-case');
    await chief.page.getByRole('link', { name: 'Mở hồ sơ' }).click();
    await chief.page.getByRole('link', { name: 'Giải trình: Đã khép lại' }).waitFor();
    for (const visitor of [chief, head]) {
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    }
  }, 120_000);

  it('narrows the list, keeps that in the address, and lists what it says', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chanhvanphong');
    await visitor.go('/late-cases?tab=all');
    await page.getByRole('checkbox', { name: 'Chưa giải trình' }).check();
    await page.getByRole('combobox', { name: 'Loại quá hạn' }).click();
    await page.getByRole('option', { name: 'Hồ sơ quá hạn', exact: true }).click();
    await page.waitForURL(/tab=all&unexplained=true&kind=dossierLate$/);
    await visitor.settle();
    const { rows } = await visitor.ask<Lines>(
      'GET',
      '/late-cases?unexplained=true&kind=dossierLate&limit=50',
    );
    await page
      .getByRole('link', { name: rows[0]!.of.code ?? '' })
      .first()
      .waitFor();
    expect(await page.locator('tbody tr').count()).toBe(rows.length);
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('late-cases-narrowed');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  }, 120_000);

  it('asks about many at once, after trying it out, with an outcome for each', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chanhvanphong');
    await visitor.go('/late-cases?tab=toAsk');
    const boxes = page.getByRole('checkbox', { name: /^Đánh dấu H/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByText('Đã đánh dấu 2 vụ việc').waitFor();
    await page.getByRole('button', { name: 'Yêu cầu giải trình', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Giải trình trước 17:00 ngày').fill('2026-11-20');
    await dialog.getByRole('button', { name: 'Thử trước' }).click();
    await dialog.getByText(/Sẽ xong 2, không được 0/).waitFor();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('late-cases-bulk');
    await dialog.getByRole('button', { name: 'Thực hiện với 2 vụ việc' }).click();
    await dialog.getByText('Đã xong 2, không được 0.').waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  }, 120_000);
}
