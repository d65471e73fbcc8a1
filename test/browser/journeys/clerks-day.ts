// A clerk's day by keyboard and scanner alone: ten dossiers, a result handed over, what is left on the desk. What it takes is counted.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';
import { printedBy } from '../printed-by.ts';
import { card, Hands, keysThatNeedNoChoice } from './by-hand.ts';

interface Counter {
  readonly todayReceipts: readonly {
    readonly applicant: string;
    readonly state: string;
    readonly form: string;
  }[];
  readonly awaitingHandOver: { readonly rows: readonly { readonly code: string }[] };
  readonly onDesk: { readonly count: number };
}

const cardOf = (n: number) => card(`0010990003${n}0`, `Hà Thị Ngày ${'ABCDEFGHIJ'[n]}`);

class Day extends Hands {
  readonly noted: string[] = [];

  /** Does one thing, and notes what it took. */
  async does(what: string, work: () => Promise<void>): Promise<void> {
    const { presses, scans } = this;
    await work();
    this.noted.push(`${what}: ${this.presses - presses} presses, ${this.scans - scans} scans`);
  }

  /** F8 or whatever prints a form; the cursor is in the next dossier then. */
  async prints(said: string, act: () => Promise<void>): Promise<void> {
    await printedBy(this.visitor.page, act);
    await this.visitor.page.getByText(said).waitFor();
    // Later than the frame could still take it.
    await this.visitor.page.waitForTimeout(500);
    await this.visitor.focused('Thủ tục');
  }
}

export function clerksDay(open: () => Screens): void {
  it('logs ten dossiers, asks for more, refuses, and hands a result over', async () => {
    const visitor = await Visitor.enter(open(), { pdf: true });
    const { page } = visitor;
    await visitor.signIn('tiepnhan.tinh');
    await page.getByRole('heading', { level: 1, name: 'Quầy tiếp nhận' }).waitFor();
    await visitor.focused('Tìm hồ sơ');
    const day = new Day(visitor);
    await day.press('F2');
    await visitor.focused('Thủ tục');
    await page.getByRole('group', { name: 'Phím tắt thủ tục' }).getByText('Alt 1').waitFor();
    const keys = await keysThatNeedNoChoice(day);
    const before = await visitor.ask<Counter>('GET', '/counter');
    const choose = async (n: number) => {
      await day.press(`Alt+${keys[n % keys.length]}`);
      await visitor.focused('Số định danh');
      await day.scan(cardOf(n));
      await visitor.focused('Điện thoại');
    };
    for (const n of [0, 1, 2, 3])
      await day.does(`dossier ${n + 1}, by its key`, async () => {
        await choose(n);
        await day.press('F7');
        await day.prints('Đã tiếp nhận hồ sơ', () => day.press('F8'));
      });
    await day.does('dossier 5, searched for', async () => {
      await day.type('2.001583');
      await day.press('Enter');
      await visitor.focused('Số định danh');
      await day.scan(cardOf(4));
      await visitor.focused('Điện thoại');
      await day.press('F7');
      await day.prints('Đã tiếp nhận hồ sơ', () => day.press('F8'));
    });
    await day.does('dossier 6, for the same person', async () => {
      await day.press('Alt+s');
      await visitor.focused('Thủ tục');
      await day.press(`Alt+${keys[0]}`);
      await visitor.focused('Số định danh');
      await day.press('F7');
      await day.prints('Đã tiếp nhận hồ sơ', () => day.press('F8'));
    });
    await day.does('dossier 7, a supplement asked for', async () => {
      await day.type('2.001583');
      await day.press('Enter');
      await visitor.focused('Số định danh');
      await day.scan(cardOf(6));
      await visitor.focused('Điện thoại');
      await day.press('Alt+b');
      await visitor.focused('Lý do');
      await day.type('Thiếu điều lệ');
      await day.prints('Đã yêu cầu bổ sung hồ sơ', () => day.press('Control+Enter'));
    });
    await day.does('dossier 8, refused', async () => {
      await choose(7);
      await day.press('Alt+x');
      await visitor.focused('Lý do');
      await day.type('Không thuộc thẩm quyền');
      await day.prints('Đã từ chối tiếp nhận hồ sơ', () => day.press('Control+Enter'));
    });
    await day.does('dossier 9, accepted without a paper', async () => {
      await day.type('2.001583');
      await day.press('Enter');
      await visitor.focused('Số định danh');
      await day.scan(cardOf(8));
      await visitor.focused('Điện thoại');
      await day.press('F8');
      await visitor.focused('Lý do tiếp nhận khi chưa đủ');
      await day.type('Nộp bù chiều nay');
      await day.prints('Đã tiếp nhận hồ sơ', () => day.press('Control+Enter'));
    });
    await day.does('dossier 10, set aside and taken up again', async () => {
      await choose(9);
      const others = await draftsOf(visitor);
      await day.press('F2');
      await visitor.focused('Thủ tục');
      // Kept, and in the list that F6 takes the newest of.
      for (let i = 0; i < 100 && (await draftsOf(visitor))[0] === others[0]; i++)
        await page.waitForTimeout(50);
      await page.waitForTimeout(500);
      await day.press('F6');
      await page
        .getByRole('textbox', { name: 'Họ tên', exact: true })
        .and(page.locator('[value^="Hà Thị"]'))
        .waitFor();
      await visitor.focused('Thủ tục');
      await day.press('F7');
      await day.prints('Đã tiếp nhận hồ sơ', () => day.press('F8'));
    });
    await day.does('a result handed over', async () => {
      const { code } = before.awaitingHandOver.rows.at(-1)!;
      await day.scan(code);
      await visitor.focused('Trả kết quả');
      await day.press('Enter');
      await page.getByText('Nhận bằng: Giấy tiếp nhận').first().waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await visitor.focused(code);
    });
    await day.does('the end of the day', async () => {
      await day.press('Alt+0');
      await page.getByRole('heading', { level: 1, name: 'Quầy tiếp nhận' }).waitFor();
      await visitor.focused('Tìm hồ sơ');
    });
    const after = await visitor.ask<Counter>('GET', '/counter');
    const own = after.todayReceipts.filter(({ applicant }) => applicant.startsWith('Hà Thị Ngày'));
    expect(own).toHaveLength(10);
    expect(own.map(({ form }) => form).toSorted()).toEqual([
      ...Array<string>(8).fill('receipt'),
      'refusal',
      'supplementRequest',
    ]);
    // Nine of them are still on the desk: the one that was refused is not.
    expect(after.onDesk.count).toBe(before.onDesk.count + 9);
    await page.getByRole('heading', { name: 'Còn trên bàn' }).waitFor();
    await visitor.settle();
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('counter-end-of-day');
    console.log([...day.noted, `the whole day: ${day.presses} presses, ${day.scans} scans`].join('\n'));
    expect(day.presses).toBeLessThan(130);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
}

/** Ids of the drafts at the counter, newest first. */
async function draftsOf(visitor: Visitor): Promise<readonly string[]> {
  const drafts = await visitor.ask<readonly { readonly id: string }[]>('GET', '/drafts');
  return drafts.map(({ id }) => id);
}
