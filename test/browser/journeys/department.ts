// A department: an officer takes, advances, sends back and asks for supplement; the head assigns in bulk.
import { expect, it } from '@jest/globals';
import { Visitor } from '../../support/browser.ts';
import type { Screens } from '../../support/browser.ts';
import { firstThatTakes } from './act.ts';
import type { Rows } from './act.ts';

export function departmentJourney(open: () => Screens): void {
  it('the head tries out and then assigns several dossiers at once', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('truongphong.yte');
    await visitor.go('/queue?tab=toTake');
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('queue');
    const before = (await visitor.ask<Rows>('GET', '/dossiers?tab=toTake')).rows.length;
    expect(before).toBeGreaterThan(1);
    const boxes = page.getByRole('checkbox', { name: /^Đánh dấu H/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByText('Đã đánh dấu 2 hồ sơ').waitFor();
    // Receipts are the desk's; control slips go with the papers of whoever works on them.
    expect(await page.getByRole('button', { name: 'In giấy hẹn' }).count()).toBe(0);
    await page.getByRole('button', { name: 'In phiếu kiểm soát' }).click();
    const address = await page.getByRole('link', { name: 'Mở bản in' }).getAttribute('href');
    const slips = await page.request.get(`${visitor.origin}${address}`);
    expect([slips.status(), (await slips.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    await page.getByRole('button', { name: 'Phân công', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Giao cho' }).click();
    await page
      .getByRole('option', { name: /Mẫu.* đang giữ \d/ })
      .first()
      .waitFor();
    // Who is there and holds least comes first.
    const held = (await page.getByRole('option').allInnerTexts())
      .filter((label) => !label.includes('đang vắng'))
      .map((label) => Number(/đang giữ (\d+)/.exec(label)?.[1]));
    expect(held.length).toBeGreaterThan(1);
    expect(held).toEqual(held.toSorted((a, b) => a - b));
    await page.getByRole('option', { name: /Mẫu/ }).first().click();
    await dialog.getByRole('button', { name: 'Thử trước' }).click();
    await dialog.getByText(/Chưa có gì thay đổi/).waitFor();
    expect((await visitor.ask<Rows>('GET', '/dossiers?tab=toTake')).rows.length).toBe(before);
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('bulk-assign');
    await dialog.getByRole('button', { name: /^Thực hiện/ }).click();
    // The page says how it ended, and is heard to say it.
    await page
      .getByRole('status')
      .getByText(/^Phân công: đã xong 2 hồ sơ/)
      .waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect((await visitor.ask<Rows>('GET', '/dossiers?tab=toTake')).rows.length).toBeLessThan(before);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('the head records that somebody of the department is away, without an administrator', async () => {
    const visitor = await Visitor.enter(open());
    const { page } = visitor;
    await visitor.signIn('truongphong.yte');
    await page.getByRole('link', { name: 'Vắng mặt' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Vắng mặt' }).waitFor();
    await page.getByRole('button', { name: 'Ghi vắng mặt' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Người vắng' }).focus();
    const found = page.waitForResponse((answer) => answer.url().includes('q=chuyen'));
    await page.keyboard.type('chuyen');
    await (await found).finished();
    await page
      .getByRole('option', { name: /Chuyên/ })
      .first()
      .waitFor();
    await visitor.settle();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const away = await dialog.getByRole('combobox', { name: 'Người vắng' }).inputValue();
    expect(away).toMatch(/Chuyên/);
    expect(await visitor.violations()).toEqual([]);
    await visitor.shoot('record-absence');
    await dialog.getByRole('button', { name: 'Ghi vắng mặt' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const name = away.split(' · ')[0]!;
    const early = page.getByRole('button', { name: `Kết thúc sớm vắng mặt của ${name}` });
    await early.press('Enter');
    await early.waitFor({ state: 'detached' });
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  it('an officer advances a dossier, and the page says beforehand what the clock will do', async () => {
    const head = await Visitor.enter(open());
    await head.signIn('truongphong.yte');
    const { staff } = await head.ask<{ staff: { id: string } }>('GET', '/session');
    const all = await head.ask<Rows>('GET', '/dossiers?tab=all&relation=holding&state=processing.appraise');
    const ref = await firstThatTakes(head, all.rows, 'assign');
    const { page } = head;
    expect(staff.id).toBeTruthy();
    await head.go(`/dossiers/${ref}`);
    await head.settle();
    expect(await head.violations()).toEqual([]);
    await head.shoot('dossier');
    for (const tab of [
      'Thời gian từng bước',
      'Vì sao hạn này',
      'Giấy tờ',
      'Lệ phí',
      'Người nộp',
      'Công dân thấy gì',
    ]) {
      await page.getByRole('tab', { name: tab }).click();
      await head.settle();
      expect([tab, ...(await head.violations())]).toEqual([tab]);
    }
    await page.getByRole('button', { name: /^Phân công/ }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Giao cho' }).click();
    await page.getByRole('option', { name: /Lý Mẫu Chuyên/ }).click();
    await page.getByText('Đồng hồ vẫn chạy.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Phân công' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await head.leave();

    const officer = await Visitor.enter(open());
    await officer.signIn('chuyenvien.yte');
    const theirs = await officer.ask<Rows>('GET', '/dossiers?tab=mine');
    await officer.go(`/dossiers/${await firstThatTakes(officer, theirs.rows, 'sendBack')}`);
    const dialog = officer.page.getByRole('dialog');
    await officer.page.getByRole('button', { name: /^Trả lại bước trước/ }).click();
    await dialog.getByRole('combobox', { name: 'Trả về bước' }).click();
    await officer.page.getByRole('option').first().click();
    await dialog.getByLabel('Lý do').fill('Phân công lại');
    expect(await officer.violations()).toEqual([]);
    await officer.shoot('act-dialog');
    await dialog.getByRole('button', { name: 'Trả lại bước trước' }).click();
    await dialog.waitFor({ state: 'detached' });
    await officer.page.getByText('Lý do: Phân công lại').waitFor();
    expect(officer.faults).toEqual([]);
    await officer.leave();
  });

  it('two who change one dossier: the second sees mine, now and base side by side', async () => {
    const [first, second] = [await Visitor.enter(open()), await Visitor.enter(open())];
    await first.signIn('truongphong.yte');
    await second.signIn('truongphong.yte');
    const all = await first.ask<Rows>('GET', '/dossiers?tab=all&relation=holding');
    const ref = await firstThatTakes(first, all.rows, 'assign');
    const dialogs = [];
    for (const visitor of [first, second]) {
      await visitor.go(`/dossiers/${ref}`);
      await visitor.page.getByRole('button', { name: /^Phân công/ }).click();
      const dialog = visitor.page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Giao cho' }).click();
      await visitor.page.getByRole('option').nth(dialogs.length).click();
      await dialog.getByLabel('Lý do').fill('Cân đối khối lượng');
      dialogs.push(dialog);
    }
    await dialogs[0]!.getByRole('button', { name: 'Phân công' }).click();
    await dialogs[0]!.waitFor({ state: 'detached' });
    // Told while the dialog is open, before anything is sent.
    await second.page.getByText('Việc tôi định làm').waitFor();
    expect(await dialogs[1]!.getByRole('button', { name: 'Phân công' }).isDisabled()).toBe(true);
    await second.settle();
    expect(await second.violations()).toEqual([]);
    await second.shoot('conflict');
    await first.leave();
    await second.leave();
  });
}
