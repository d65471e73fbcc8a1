// The counter without a mouse: what a dossier takes in presses, where the cursor stands after each act, what is asked and told.
import { expect, it } from '@jest/globals';
import { squeezed } from '../../documents/pdf-text.ts';
import type { Screens } from '../../support/browser.ts';
import { printedBy } from '../printed-by.ts';
import { ACCEPTED, atTheDesk, begin, card, keysThatNeedNoChoice, value } from './by-hand.ts';
import type { Preview } from './by-hand.ts';

export function counterByKeyboard(open: () => Screens): void {
  it('takes a favourite with a card and all papers in at most six presses and one scan', async () => {
    const hands = await atTheDesk(open);
    const { visitor } = hands;
    await begin(hands);
    const [key] = await keysThatNeedNoChoice(hands);
    hands.taken();
    await hands.press('F2');
    await visitor.focused('Thủ tục');
    await hands.press(`Alt+${key}`);
    await visitor.focused('Số định danh');
    await hands.scan(card('001099000201', 'Phạm Thị Hồng Mẫu'));
    await visitor.focused('Điện thoại');
    expect(await visitor.page.getByRole('listbox').isVisible()).toBe(false);
    await hands.press('F7');
    const paper = await printedBy(visitor.page, () => hands.press('F8'));
    await visitor.page.getByText(ACCEPTED).waitFor();
    const { presses, scans } = hands.taken();
    console.log(`a favourite: ${presses} presses, ${scans} scan`);
    expect([presses <= 6, scans]).toEqual([true, 1]);
    expect(paper).toContain(squeezed('Phạm Thị Hồng Mẫu'));
    // The frame was printed and wanted the cursor; the next dossier has it.
    await visitor.page.waitForTimeout(800);
    await visitor.focused('Thủ tục');
    await hands.type('x');
    expect(await value(hands, 'Thủ tục')).toBe('x');
    await hands.press('Backspace');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('takes a procedure that is searched for in at most fifteen presses and one scan', async () => {
    const hands = await atTheDesk(open);
    const { visitor } = hands;
    await begin(hands);
    hands.taken();
    await hands.press('F2');
    await hands.type('2.001583');
    await hands.press('Enter');
    await visitor.focused('Số định danh');
    await hands.scan(card('001099000202', 'Phạm Thị Tìm Mẫu'));
    await visitor.focused('Điện thoại');
    await hands.press('F7');
    // The cursor is at what is asked besides.
    await visitor.focused('Danh sách chủ sở hữu hưởng lợi (nếu có)');
    await printedBy(visitor.page, () => hands.press('F8'));
    await visitor.page.getByText(ACCEPTED).waitFor();
    const { presses, scans } = hands.taken();
    console.log(`a searched one: ${presses} presses, ${scans} scan`);
    expect([presses <= 15, scans]).toEqual([true, 1]);
    const code = await visitor.page.locator('[role=status] a').innerText();
    const { papers } = await visitor.ask<{ papers: { name: string; originals: number }[] }>(
      'GET',
      `/dossiers/${code}/papers`,
    );
    // What only some hand in was not written down.
    expect(papers.filter(({ originals }) => originals > 0).map(({ name }) => name)).not.toContain(
      'Danh sách chủ sở hữu hưởng lợi (nếu có)',
    );
    // Another one for the same person.
    await hands.press('Alt+s');
    await visitor.focused('Thủ tục');
    expect(await value(hands, 'Họ tên')).toBe('Phạm Thị Tìm Mẫu');
    await hands.type('2.001583');
    await hands.press('Enter');
    await visitor.focused('Số định danh');
    await hands.press('F7');
    await visitor.focused('Danh sách chủ sở hữu hưởng lợi (nếu có)');
    await printedBy(visitor.page, () => hands.press('F8'));
    await visitor.page.getByText(ACCEPTED).waitFor();
    await visitor.focused('Thủ tục');
    expect(await value(hands, 'Họ tên')).toBe('');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('asks which unit resolves it where several may, says why, and knows it the next time', async () => {
    const hands = await atTheDesk(open, 'tiepnhan.maudong');
    const { visitor } = hands;
    const { page } = visitor;
    await begin(hands);
    const PERMIT = '1.013225';
    const several = await visitor.ask<Preview>('POST', '/dossiers/preview', {
      procedureCode: PERMIT,
      caseKey: 'nha-o',
    });
    expect(several.competent.choices.length).toBeGreaterThan(1);
    await hands.type(PERMIT);
    await hands.press('Enter');
    await visitor.focused('Trường hợp');
    await page.getByLabel('Trường hợp').selectOption({ label: 'Nhà ở riêng lẻ' });
    const unit = page.getByLabel('Đơn vị giải quyết');
    await unit.waitFor();
    await page
      .getByText(`Có ${several.competent.choices.length} đơn vị có thẩm quyền với thủ tục này.`)
      .waitFor();
    await page.getByLabel('Họ tên').fill('Người Xây Nhà Mẫu');
    await hands.press('F7');
    await page.getByText(/Còn thiếu/).waitFor({ state: 'detached' });
    if ((await unit.inputValue()) === '') {
      await hands.press('F8');
      await visitor.focused('Đơn vị giải quyết');
      await page.getByText('Chưa chọn.').waitFor();
    }
    const name = several.competent.choices.find(({ id }) => id !== several.competent.chosenId)!.name;
    await unit.selectOption({ label: name });
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('counter-unit-choice');
    await printedBy(page, () => hands.press('F8'));
    await page.getByText(ACCEPTED).waitFor();
    await visitor.focused('Thủ tục');
    await hands.type(PERMIT);
    await hands.press('Enter');
    await page.getByLabel('Trường hợp').selectOption({ label: 'Nhà ở riêng lẻ' });
    await page.getByText(/Chọn sẵn như lần trước/).waitFor();
    expect(await unit.locator('option:checked').innerText()).toBe(name);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('checks a field as one leaves it, lets go of what was put right, and leads to what is missing', async () => {
    const hands = await atTheDesk(open);
    const { visitor } = hands;
    const { page } = visitor;
    await begin(hands);
    await hands.press('F8');
    await visitor.focused('Thủ tục');
    await page.getByText('Chọn thủ tục trong danh sách.').waitFor();
    await hands.type('2.001583');
    await hands.press('Enter');
    await visitor.focused('Số định danh');
    const WRONG = 'Gồm 8 đến 16 chữ số; có thể có dấu + ở đầu.';
    await page.getByLabel('Điện thoại').focus();
    await hands.type('0900');
    expect(await page.getByText(WRONG).count()).toBe(0);
    await hands.press('Tab');
    await page.getByText(WRONG).waitFor();
    await visitor.shoot('counter-field-error');
    await hands.press('F7', 'F8');
    await visitor.focused('Họ tên');
    await hands.type('Người Sửa Mẫu');
    await hands.press('F8');
    await visitor.focused('Điện thoại');
    await hands.type('0900000001');
    expect(await page.getByText(WRONG).count()).toBe(0);
    // Nor is it said again in the next dialog; Escape leads back to where one was.
    await page.getByRole('button', { name: 'Từ chối' }).focus();
    await hands.press('Enter');
    await visitor.focused('Lý do');
    expect(await page.getByRole('alert').filter({ hasText: WRONG }).count()).toBe(0);
    await hands.press('Escape');
    await visitor.focused('Từ chối');
    // The list of keys: each thing once, also from a field, with the case of a favourite.
    await page.getByLabel('Họ tên').focus();
    await hands.press('Control+/');
    await page.getByRole('dialog').getByText('Tiếp nhận và in giấy hẹn').waitFor();
    const lines = await page.getByRole('dialog').locator('p').allInnerTexts();
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toContain('Tiếp nhận và in giấy hẹn');
    await visitor.shoot('counter-keys');
    await hands.press('Escape');
    await visitor.focused('Họ tên');
    await hands.type('?');
    expect(await value(hands, 'Họ tên')).toBe('Người Sửa Mẫu?');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}
