// Signing in, the other language, the lock, and leaving the counter to somebody else.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

export function signingIn(open: () => Screens): void {
  it('lists the sample accounts, and one press enters', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await page.goto(`${visitor.origin}/queue`);
    await page.getByRole('heading', { name: 'Tài khoản mẫu' }).waitFor();
    expect(page.url()).toContain('/sign-in?next=%2Fqueue');
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('sign-in');
    await page.getByRole('button', { name: 'Đăng nhập bằng truongphong.yte' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ' }).waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('says what is wrong with a wrong password, in words and with a trace', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await page.goto(`${visitor.origin}/sign-in`);
    await page.getByLabel('Tài khoản', { exact: true }).fill('quantri');
    await page.locator('input[autocomplete=current-password]').fill('khong dung');
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/mật khẩu không đúng[\s\S]*auth\.failed/);
    await visitor.leave();
  });

  it('speaks English when asked to, locks, opens again, and leaves nothing to the next person', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('chuyenvien.yte');
    await page.getByRole('button', { name: /^Tài khoản / }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: /^Account of / }).click();
    await page.getByRole('menuitem', { name: 'Lock the screen' }).click();
    await page.getByText('The screen is locked').waitFor();
    expect(await visitor.violations()).toEqual([]);
    await page.locator('input[autocomplete=current-password]').fill('motcua-danh-gia');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByText('The screen is locked').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Account of / }).click();
    await page.getByRole('menuitem', { name: 'Switch user' }).click();
    await page.getByLabel('Account', { exact: true }).waitFor();
    const kept = await page.evaluate(() => [
      ...Object.entries(localStorage),
      ...Object.entries(sessionStorage),
    ]);
    expect(kept).toEqual([['motcua.language', 'en']]);
    // The language is the person's: she finds it again wherever she signs in, until she chooses another.
    await page.evaluate(() => localStorage.setItem('motcua.language', 'vi'));
    await page.reload();
    await page.getByLabel('Tài khoản', { exact: true }).fill('chuyenvien.yte');
    await page.locator('input[autocomplete=current-password]').fill('motcua-danh-gia');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Account of / }).click();
    await page.getByRole('menuitem', { name: 'Tiếng Việt' }).click();
    await page.getByRole('button', { name: /^Tài khoản / }).waitFor();
    await visitor.settle();
    await visitor.leave();
  });
}
