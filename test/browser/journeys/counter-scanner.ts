// The scanner at the counter: whose card goes where, what was read wrongly, what was not understood.
import { expect, it } from '@jest/globals';
import { squeezed } from '../../documents/pdf-text.ts';
import type { Screens } from '../../support/browser.ts';
import { printedBy } from '../printed-by.ts';
import { ACCEPTED, atTheDesk, begin, card, value } from './by-hand.ts';

export function counterScanner(open: () => Screens): void {
  it('never mixes two people, and puts a card where the cursor is', async () => {
    const hands = await atTheDesk(open);
    const { visitor } = hands;
    const { page } = visitor;
    await begin(hands);
    await hands.scan(card('001099000203', 'Lê Thị Trước Mẫu'));
    await visitor.focused('Điện thoại');
    await hands.type('0900000001');
    await hands.scan('001099000204');
    await page.getByText(/Thẻ của người khác: đã thay người nộp/).waitFor();
    await visitor.focused('Họ tên');
    expect(
      await Promise.all(['Số định danh', 'Họ tên', 'Điện thoại', 'Địa chỉ'].map((one) => value(hands, one))),
    ).toEqual(['001099000204', '', '', '']);
    await page.getByRole('button', { name: 'Lấy lại người trước' }).press('Enter');
    expect(await value(hands, 'Họ tên')).toBe('Lê Thị Trước Mẫu');
    expect(await value(hands, 'Điện thoại')).toBe('0900000001');
    // The same person's card again changes nothing.
    await hands.scan(card('001099000203', 'Lê Thị Trước Mẫu'));
    expect(await value(hands, 'Điện thoại')).toBe('0900000001');
    await hands.scan('123456789');
    await page.getByText(/Thẻ của người khác/).waitFor();
    expect(await value(hands, 'Số định danh')).toBe('123456789');
    await hands.press('F2');
    // A company, and the card of who lodges for it.
    await page.getByLabel('Đối tượng').selectOption({ label: 'Doanh nghiệp' });
    await page.getByLabel('Tên tổ chức').fill('Công ty Mẫu Một Thành Viên');
    await page.getByLabel('Người được ủy quyền đi nộp').check();
    await page.getByLabel('Họ tên người được ủy quyền').focus();
    await hands.scan(card('001099000205', 'Trần Thị Đi Thay'));
    await visitor.focused('Giấy ủy quyền');
    expect(await value(hands, 'Họ tên người được ủy quyền')).toBe('Trần Thị Đi Thay');
    expect(await value(hands, 'Tên tổ chức')).toBe('Công ty Mẫu Một Thành Viên');
    await visitor.shoot('counter-representative');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('says that a scan was not understood, and has a damaged name confirmed', async () => {
    const hands = await atTheDesk(open);
    const { visitor } = hands;
    const { page } = visitor;
    await page.evaluate(() => {
      const counted = window as unknown as { tones: number };
      counted.tones = 0;
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...when) {
        counted.tones += 1;
        return start.apply(this, when);
      };
    });
    await begin(hands);
    await hands.type('phan dang go');
    await hands.scan('98412ABCD%%77');
    await page.getByText('Không đọc được mã vừa quét. Quét lại, hoặc gõ tay.').waitFor();
    expect(await value(hands, 'Thủ tục')).toBe('phan dang go');
    expect(await page.evaluate(() => (window as unknown as { tones: number }).tones)).toBe(2);
    await hands.press('F2');
    await hands.type('2.001583');
    await hands.press('Enter');
    await visitor.focused('Số định danh');
    await hands.scan(card('001099000206', 'Tr?n Th? H?ng'));
    await visitor.focused('Họ tên');
    await page.getByText('Máy quét đọc sai chữ. Sửa theo thẻ rồi bấm Enter.').waitFor();
    await hands.press('F7', 'F8');
    // Nothing is sent before it was looked at.
    await visitor.focused('Họ tên');
    expect(await page.getByText(ACCEPTED).count()).toBe(0);
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('counter-damaged-name');
    await hands.type('Trần Thị Hồng');
    await hands.press('F7');
    const paper = await printedBy(page, () => hands.press('F8'));
    expect(paper).toContain(squeezed('Trần Thị Hồng'));
    // One without marks may be right: Enter says so.
    await visitor.focused('Thủ tục');
    await hands.scan(card('001099000207', 'Nam Cao'));
    await visitor.focused('Họ tên');
    await hands.press('Enter');
    await visitor.focused('Điện thoại');
    expect(await page.getByText(/Tên không có dấu/).count()).toBe(0);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}
