// A result handed over: at the desk against the receipt with the originals given back, or by post.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';
import { act } from './act.ts';

interface Counter {
  readonly awaitingHandOver: { readonly rows: readonly { readonly code: string }[] };
}
interface Papers {
  readonly originalsToReturn: number;
  readonly papers: readonly {
    readonly name: string;
    readonly originals: number;
    readonly originalsReturned: number;
  }[];
}

export function handingOverJourney(open: () => Screens): void {
  it('is collected against the receipt, and the papers of the applicant go back, one kept for later', async () => {
    const desk = await Visitor.enter(open());
    const { page } = desk;
    await desk.signIn('tiepnhan.tinh');
    const code = await waiting(desk, ({ papers }) => papers.filter(holdsOriginals).length > 1);
    const before = await desk.ask<Papers>('GET', `/dossiers/${code}/papers`);
    const [kept, ...others] = before.papers.filter(holdsOriginals);
    await desk.go(`/dossiers/${code}`);
    await page.getByRole('button', { name: /^Trả kết quả/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`Nhớ trả lại ${before.originalsToReturn} bản chính.`).waitFor();
    // The law's own words for what is brought: the receipt.
    await dialog.getByRole('combobox', { name: 'Nhận kết quả bằng' }).click();
    await page.getByRole('option', { name: 'Giấy tiếp nhận' }).click();
    await dialog.getByRole('checkbox', { name: `${kept!.name}: ${kept!.originals} bản chính` }).uncheck();
    await desk.settle();
    expect(await desk.violations()).toEqual([]);
    await desk.shoot('hand-over-some');
    const n = others.reduce((sum, { originals }) => sum + originals, 0);
    await dialog.getByRole('button', { name: `Ghi đã trả lại ${n} bản chính` }).click();
    await dialog.getByText(`Còn ${kept!.originals} bản chính phải trả lại cho người nộp.`).waitFor();
    await dialog.getByRole('button', { name: 'Trả kết quả', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Nhận bằng: Giấy tiếp nhận').first().waitFor();
    await page.getByText('Tại quầy', { exact: true }).first().waitFor();

    // The rest goes back after the dossier is closed, from its papers.
    await page.getByRole('tab', { name: 'Giấy tờ' }).click();
    await page.getByRole('button', { name: `Ghi đã trả lại ${kept!.originals} bản chính` }).click();
    await page.getByText('Đã trả lại hết bản chính.').waitFor();
    const after = await desk.ask<Papers>('GET', `/dossiers/${code}/papers`);
    expect(after.papers.filter(holdsOriginals)).toEqual([]);
    expect(await page.getByText(/trả lại bản chính/).count()).toBeGreaterThan(1);
    await desk.settle();
    expect(await desk.violations()).toEqual([]);
    await desk.shoot('originals-given-back');
    expect(desk.faults).toEqual([]);
    await desk.leave();
  });

  it('goes by post, where nothing is shown at a desk', async () => {
    const desk = await Visitor.enter(open());
    const { page } = desk;
    await desk.signIn('tiepnhan.tinh');
    const code = await waiting(desk, () => true);
    await desk.go(`/dossiers/${code}`);
    await act(desk, 'Trả kết quả', async (dialog) => {
      await dialog.getByRole('combobox', { name: 'Cách trả' }).click();
      await page.getByRole('option', { name: 'Qua bưu chính' }).click();
      expect(await dialog.getByRole('combobox', { name: 'Nhận kết quả bằng' }).count()).toBe(0);
      await dialog.getByLabel('Ghi chú').fill('Số hiệu bưu gửi EB 123 456 789 VN');
      await desk.settle();
      expect(await desk.violations()).toEqual([]);
    });
    await page.getByText('Qua bưu chính', { exact: true }).first().waitFor();
    await page.getByText('Số hiệu bưu gửi EB 123 456 789 VN').waitFor();
    expect(await page.getByText(/^Nhận bằng:/).count()).toBe(0);
    expect(desk.faults).toEqual([]);
    await desk.leave();
  });
}

const holdsOriginals = ({ originals, originalsReturned }: Papers['papers'][number]) =>
  originals > originalsReturned;

/** The first dossier that waits to be handed over and whose papers are so. */
async function waiting(visitor: Visitor, fits: (papers: Papers) => boolean): Promise<string> {
  const { rows } = (await visitor.ask<Counter>('GET', '/counter')).awaitingHandOver;
  for (const { code } of rows)
    if (fits(await visitor.ask<Papers>('GET', `/dossiers/${code}/papers`))) return code;
  throw new Error(`none of ${rows.length} dossiers that wait to be handed over has such papers`);
}
