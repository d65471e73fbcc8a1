// Consultations: a head asks two agencies, one of them finds the question in its list and answers it.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';

interface Rows {
  readonly rows: readonly { readonly id: string; readonly code: string | null }[];
}

export function consultationsJourney(open: () => Screens): void {
  it('a head asks, a consulted agency answers, and the page says what is still waited for', async () => {
    const head = await Visitor.enter(open());
    await head.signIn('truongphong.yte');
    const appraised = '/dossiers?tab=all&relation=holding&state=processing.appraise&due=onTime,dueSoon,late';
    const { rows } = await head.ask<Rows>('GET', appraised);
    const ref = rows.at(-1)!.code!;
    await head.go(`/dossiers/${ref}`);
    await head.page.getByRole('button', { name: /^Lấy ý kiến/ }).click();
    const dialog = head.page.getByRole('dialog');
    const choose = async (at: number, search: string, option: RegExp, content: string, due: string) => {
      await dialog.getByRole('combobox', { name: 'Cơ quan được hỏi' }).nth(at).fill(search);
      await head.page.getByRole('option', { name: option }).click();
      await dialog.getByLabel('Nội dung lấy ý kiến').nth(at).fill(content);
      await dialog.getByLabel('Hạn trả lời').nth(at).fill(due);
    };
    await choose(0, 'Sở Tư pháp', /^Sở Tư pháp/, 'Có vướng mắc pháp lý không?', '2026-11-20T16:30');
    await dialog.getByRole('button', { name: 'Hỏi thêm cơ quan' }).click();
    await choose(1, 'Sở Nội vụ', /^Sở Nội vụ/, 'Biên chế có đủ không?', '2026-11-23T16:30');
    expect(await head.violations()).toEqual([]);
    await head.shoot('ask-opinions');
    await dialog.getByRole('button', { name: 'Lấy ý kiến', exact: true }).click();
    await head.page.getByText('Hỏi: Có vướng mắc pháp lý không?').waitFor();
    expect(await head.page.getByRole('button', { name: /^Hoàn thành bước/ }).count()).toBe(0);
    expect(await head.violations()).toEqual([]);
    await head.shoot('dossier-asking');

    const asked = await Visitor.enter(open());
    await asked.signIn('giamdoc.tuphap');
    await asked.go('/consultations');
    expect(await asked.violations()).toEqual([]);
    await asked.shoot('consultations');
    await asked.page.getByRole('link', { name: ref }).click();
    await asked.page.getByRole('button', { name: 'Trả lời ý kiến', exact: true }).click();
    const answer = asked.page.getByRole('dialog');
    await answer.getByRole('combobox', { name: 'Quan điểm' }).click();
    await asked.page.getByRole('option', { name: 'Đồng ý', exact: true }).click();
    await answer.getByLabel('Nội dung trả lời').fill('Không có vướng mắc.');
    expect(await asked.violations()).toEqual([]);
    await answer.getByRole('button', { name: 'Trả lời ý kiến', exact: true }).click();
    await asked.page.getByText('Trả lời: Không có vướng mắc.').waitFor();
    await asked.go('/consultations?state=answered');
    await asked.page.getByRole('link', { name: ref }).waitFor();
    expect([...head.faults, ...asked.faults]).toEqual([]);
    await asked.leave();
    await head.leave();
  });
}
