// Official forms: the receipt goes to paper with the acceptance, letters are taken, signed and filed back.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

interface Forms {
  readonly forms: readonly { readonly id: string; readonly meaning: string; readonly prints: number }[];
}

export function officialForms(open: () => Screens): void {
  it('prints the official receipt after accepting, and lists it on the dossier', async () => {
    const visitor = await Visitor.enter(open(), { pdf: true });
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await visitor.go('/counter/new');
    await page.keyboard.type('2.001583');
    await page.getByRole('option', { name: /2\.001583/ }).click();
    await page.getByLabel('Họ tên').fill('Nguyễn Thị Ưỡn Mẫu');
    await page.getByRole('button', { name: 'Đã nhận đủ như quy định' }).press('Enter');
    await page.keyboard.press('F8');
    await page.getByText('Đã tiếp nhận hồ sơ').waitFor();
    await page.locator('iframe#official-form[src^="blob:"]').waitFor({ state: 'attached' });
    const code = await page.locator('[role=status] a').innerText();
    const { forms } = await visitor.ask<Forms>('GET', `/dossiers/${code}/forms`);
    expect(forms).toEqual([expect.objectContaining({ meaning: 'receipt', prints: 1 })]);
    await visitor.go(`/dossiers/${code}`);
    await page.getByRole('tab', { name: 'Biểu mẫu' }).click();
    await page.getByRole('button', { name: /^In Giấy tiếp nhận/ }).click();
    await page.getByRole('cell', { name: '2', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: /^Mở Giấy tiếp nhận/ }).getAttribute('href')).toBe(
      `/api/v1/dossiers/${code}/forms/${forms[0]!.id}.pdf`,
    );
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('dossier-forms');
    await visitor.leave();
  });

  it('takes a letter as a Word file and files the signed copy back', async () => {
    const visitor = await Visitor.enter(open(), { pdf: true });
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await visitor.go('/counter/new');
    await page.keyboard.type('2.001583');
    await page.getByRole('option', { name: /2\.001583/ }).click();
    await page.getByLabel('Họ tên').fill('Trần Từ Chối Mẫu');
    await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Thiếu giấy tờ');
    await dialog.getByRole('button', { name: 'Thực hiện và in phiếu' }).click();
    await page.locator('iframe#official-form').waitFor({ state: 'attached' });
    await page.locator('[role=status] a').click();
    await page.getByRole('tab', { name: 'Biểu mẫu' }).click();
    const [letter] = await Promise.all([
      page.waitForEvent('download', (download) => download.suggestedFilename().endsWith('.docx')),
      page.getByRole('link', { name: /^Tải bản Word/ }).click(),
    ]);
    expect(letter.suggestedFilename()).toMatch(/^02-.*\.docx$/);
    await page.locator('input[type=file]').setInputFiles({
      name: 'da-ky.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 đã ký'),
    });
    await page.getByText(/^Bản đã ký lần 1/).waitFor();
    expect(await visitor.violations()).toEqual([]);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}
