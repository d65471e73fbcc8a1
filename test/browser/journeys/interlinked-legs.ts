// Three agencies in turn: the first gives its result, the second asks the applicant for more through the one-stop.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';
import { act, at, lodge } from './act.ts';

const giveResult = (reference: string) => async (visitor: Visitor) =>
  act(visitor, 'Trả kết quả chặng', async (dialog) => {
    await dialog.getByLabel('Số kết quả').fill(reference);
    await dialog.getByLabel(/^Kết quả/).fill('Đã cấp.');
  });

export function legsJourney(open: () => Screens): void {
  it('an interlinked dossier goes through its agencies, with a supplement, under one clock', async () => {
    const { code } = await lodge(open(), 'tiepnhan.maudong', '9.000297', 'ho-kinh-doanh', 'Quán Hát Mẫu');
    await at(open(), 'tiepnhan.maudong', code, async (desk) => {
      await act(desk, 'Chuyển xử lý');
      await desk.page.getByRole('heading', { name: 'Các chặng liên thông' }).waitFor();
    });

    const first = await Visitor.enter(open());
    await first.signIn('chuyenvien.maudong');
    await first.go('/consultations');
    await first.page.getByRole('radiogroup', { name: 'Loại việc' }).getByText('Chặng liên thông').click();
    await first.settle();
    expect(await first.violations()).toEqual([]);
    await first.page.getByRole('link', { name: code }).click();
    await first.page.getByRole('heading', { level: 1, name: code }).waitFor();
    await act(first, 'Nhận chặng');
    await giveResult('01/HKD')(first);
    await first.page.getByText('01/HKD: Đã cấp.').waitFor();
    const drawing = first.page.getByRole('img', { name: /Cơ quan khác: Đăng ký hộ kinh doanh: đã xong/ });
    expect(await drawing.getAttribute('aria-label')).toMatch(
      /an ninh, trật tự: đang làm; .*: chờ chặng trước/,
    );
    await first.settle();
    expect(await first.violations()).toEqual([]);
    await first.shoot('dossier-legs');
    expect(first.faults).toEqual([]);
    await first.leave();

    await at(open(), 'canbo.congan', code, (second) =>
      act(second, 'Trả về một cửa để bổ sung', async (dialog) => {
        await dialog.getByLabel('Lý do').fill('Thiếu bản vẽ phòng cháy');
        await dialog.getByLabel('Giấy tờ cần bổ sung').fill('Bản vẽ phòng cháy');
        expect(await second.violations()).toEqual([]);
      }),
    );
    await at(open(), 'tiepnhan.maudong', code, async (desk) => {
      await desk.page.getByRole('img', { name: /an ninh, trật tự: tạm dừng/ }).waitFor();
      expect(await desk.violations()).toEqual([]);
      await desk.page.getByRole('button', { name: 'In phiếu bổ sung' }).click();
      await desk.page.locator('iframe#official-form[src^="blob:"]').waitFor({ state: 'attached' });
      await act(desk, 'Đã bổ sung đủ');
    });
    await at(open(), 'canbo.congan', code, giveResult('02/ANTT'));
    await at(open(), 'chuyenvien.vanhoa', code, async (third) => {
      await giveResult('03/KARAOKE')(third);
      await third.page.getByText('Có kết quả').first().waitFor();
      expect(await third.violations()).toEqual([]);
    });
  });
}
