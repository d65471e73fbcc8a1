// Land: the first appointment for the financial duty, the second for the certificate, each with its own receipt.
import { expect, it } from '@jest/globals';
import type { Screens } from '../../support/browser.ts';
import { act, at, lodge } from './act.ts';

interface Clock {
  readonly phase: string;
  readonly clock: { readonly promisedDueAt: string };
}

export function financialDutyJourney(open: () => Screens): void {
  it('a certificate of land has two appointments, with the financial duty between them', async () => {
    const { code } = await lodge(
      open(),
      'tiepnhan.maudong',
      '1.013978',
      'cap-giay-chung-nhan',
      'Chủ Đất Mẫu',
    );
    await at(open(), 'tiepnhan.maudong', code, (desk) => act(desk, 'Chuyển xử lý'));
    await at(open(), 'chuyenvien.maudong', code, async (officer) => {
      await officer.page.getByText(/^Hẹn lần 1/).waitFor();
      const before = await officer.ask<Clock>('GET', `/dossiers/${code}`);
      await act(officer, 'Hoàn thành bước');
      await act(officer, 'Hoàn thành bước');
      await officer.page
        .getByText(/Tạm dừng/)
        .first()
        .waitFor();
      await officer.settle();
      expect(await officer.violations()).toEqual([]);
      await officer.shoot('financial-duty');
      await act(officer, 'Hoàn thành bước', async (dialog) => {
        // What the clock will do is said before it is done.
        await dialog.getByText(/^Ngày hẹn trả: /).waitFor();
        expect(await officer.violations()).toEqual([]);
      });
      await officer.page.getByText(/^Hẹn lần 2/).waitFor();
      const after = await officer.ask<Clock>('GET', `/dossiers/${code}`);
      expect(after.clock.promisedDueAt).not.toBe(before.clock.promisedDueAt);
      expect(await officer.violations()).toEqual([]);
    });
    await at(open(), 'tiepnhan.maudong', code, async (desk) => {
      await desk.page.getByRole('tab', { name: 'Biểu mẫu' }).click();
      await desk.page
        .getByRole('cell', { name: /^Mẫu số 01/ })
        .nth(1)
        .waitFor();
      await desk.page
        .getByRole('button', { name: /^In Giấy tiếp nhận/ })
        .first()
        .click();
      await desk.page.locator('iframe#official-form[src^="blob:"]').waitFor({ state: 'attached' });
      expect(await desk.violations()).toEqual([]);
    });
  });
}
