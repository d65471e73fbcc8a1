// A citizen looks a dossier up with what the receipt says, on a telephone, without script.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

interface Lodged {
  readonly code: string;
  readonly lookupSecret: string;
}

export function citizenJourney(open: () => Screens): void {
  it('finds her dossier by code and number, and nothing by a wrong one', async () => {
    const desk = await Visitor.enter(open());
    await desk.signIn('tiepnhan.tinh');
    const { code, lookupSecret } = await desk.ask<Lodged>('POST', '/dossiers', {
      procedureCode: '2.001583',
      caseKey: 'chung',
      decision: 'accept',
      applicant: { name: 'Lê Thị Mẫu Hoa' },
      reason: 'Giấy tờ nộp sau',
    });
    await desk.leave();
    const citizen = await Visitor.enter(open(), { script: false });
    const { page } = citizen;
    await page.goto(`${citizen.origin}/tra-cuu?ma=${encodeURIComponent(code)}`);
    expect(await page.getByLabel('Mã hồ sơ').inputValue()).toBe(code);
    await citizen.shoot('citizen-form');
    await page.getByLabel('Số bí mật').fill('111111');
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    await page.getByRole('alert').waitFor();
    expect(page.url()).not.toContain('111111');
    await page.getByLabel('Số bí mật').fill(lookupSecret);
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    await page.getByText('Hồ sơ đã được tiếp nhận').waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('Lê T. M. H.');
    expect(text).not.toContain('Hoa');
    await citizen.shoot('citizen-answer');
    await citizen.leave();
  });

  it('has no violation, on the form, on a refusal and in English', async () => {
    const visitor = await Visitor.enter(open(), { policy: false });
    const { page } = visitor;
    for (const path of ['/tra-cuu', '/tra-cuu?lang=en']) {
      await page.goto(`${visitor.origin}${path}`);
      expect([path, ...(await visitor.violations())]).toEqual([path]);
    }
    await page.getByLabel('Code', { exact: true }).fill('H99.01-261116-9999');
    await page.getByLabel('Secret number').fill('123456');
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByRole('alert').waitFor();
    expect(await visitor.violations()).toEqual([]);
    await visitor.leave();
  });
}
